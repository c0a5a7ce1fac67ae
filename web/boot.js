// What shows before the board does: the skeleton in index.html and its progress line.
const boot = document.getElementById('boot');

/** @param {number} share 0…1 of the board that has been read */
export function show_progress(share) {
  boot?.style.setProperty('--share', String(share));
}

/** The board is drawn. */
export function uncover() {
  boot?.remove();
}
