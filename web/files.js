// Files in and out: the picker, drop, download; and copying a text at a press.
import {words_of} from './errors.js';
import {bytes_at, call, hand, tell} from './program.js';

const PURPOSES = {open: 0, import: 1};  // as in app/effects.hpp
const READ_AT_MOST = 64 * 2 ** 20 + 1;  // one byte more than the program takes, so that it can say so

const READ_AT_ONCE = 4 * 2 ** 20;

/** Straight into the program's memory, so that a large file is in the page's but a part at a time. @param {File} file */
async function give_file(file) {
  const size = Math.min(file.size, READ_AT_MOST), room = call('_fb_file_room', size);
  let at = 0, is_unreadable = false;
  try {
    do {  // also of an empty one: it may be a folder
      const part = new Uint8Array(await file.slice(at, Math.min(at + READ_AT_ONCE, size)).arrayBuffer());
      bytes_at(room + at, part.length).set(part);
      at += READ_AT_ONCE;
    } while (at < size);
  } catch {  // a folder, or moved meanwhile
    is_unreadable = true;
  }
  tell('_fb_file', is_unreadable ? 0 : size, hand(file.name)[0], Number(is_unreadable));
}

/** One after another: the program takes what was given so far. */
let giving = Promise.resolve();

/** @param {readonly File[]} files @param {number} [purpose] */
export function give(files, purpose = PURPOSES.import) {
  return giving = giving.then(async () => {
    for (const file of files) await give_file(file);
    tell('_fb_files_picked', purpose);
  });
}

/** Inside a gesture only. @param {number} purpose @param {string} accept @param {boolean} multiple */
export function pick_files(purpose, accept, multiple) {
  const input = document.createElement('input');
  Object.assign(input, {type: 'file', accept, multiple});
  input.onchange = () => give([...input.files ?? []], purpose);
  input.oncancel = () => tell('_fb_files_cancelled');
  input.click();
}

/** @param {string} name @param {string} mime @param {BlobPart} bytes @returns {void} throws when the browser refuses */
export function download(name, mime, bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], {type: mime}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} name @param {string} mime @param {Uint8Array<ArrayBuffer>} bytes */
export async function download_for_program(name, mime, bytes) {
  let error = '';
  try {
    download(name, mime, bytes);
  } catch (reason) {
    error = words_of(reason);
  }
  await undefined;  // the program is told after it has finished asking
  tell('_fb_downloaded', Number(!error), hand(error)[0]);
}

/** @param {string} text */
function copy_the_old_way(text) {  // for pages that were not loaded securely
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const is_done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  return is_done;
}

/** Inside a gesture only. @param {string} text */
export async function copy_text(text) {
  const is_done = navigator.clipboard
    ? await navigator.clipboard.writeText(text).then(() => true, () => false)
    : await Promise.resolve(copy_the_old_way(text));
  tell('_fb_copied', Number(is_done));
}

/** Files that the system opens with the installed page. */
export function listen_to_launches() {
  const {launchQueue} = /** @type {any} */ (window);  // Chromium only
  launchQueue?.setConsumer(async (/** @type {{files: FileSystemFileHandle[]}} */ {files}) => {
    const opened = await Promise.all(files.map(file => file.getFile()));
    if (opened.length) void give(opened, opened.length > 1 ? PURPOSES.import : PURPOSES.open);
  });
}

/** @param {DataTransfer | null} data */
const has_files = data => [...data?.types ?? []].includes('Files');

// During dragover the files themselves are still hidden; their kind is known.
export function listen_to_files() {
  /** @param {boolean} is_over */
  const show = is_over => tell('_fb_files_over', Number(is_over));
  addEventListener('dragover', e => {
    if (!has_files(e.dataTransfer)) return;
    e.preventDefault();
    show(true);
  });
  addEventListener('dragleave', e => {
    if (!e.relatedTarget) show(false);
  });
  addEventListener('drop', e => {
    if (!has_files(e.dataTransfer)) return;
    e.preventDefault();
    show(false);
    void give([...e.dataTransfer?.files ?? []]);
  });
}
