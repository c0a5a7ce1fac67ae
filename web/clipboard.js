// Copy, cut and paste of records, by the browser's own events: no permission is asked, and fields keep their own.
import {is_field} from './focus.js';
import {give} from './files.js';
import {hand, tell, text_at} from './program.js';

/** What the program put there during the event. @type {string | undefined} */
let provided;

/** @param {number} text @param {number} size */
export function provide(text, size) {
  provided = text_at(text, size);
}

/** @param {string} text tab-separated lines, the first of them headers */
function as_table(text) {
  const table = document.createElement('table');
  for (const [i, line] of text.trimEnd().split('\n').entries()) {
    const row = table.insertRow();
    for (const words of line.split('\t')) row.append(Object.assign(document.createElement(i ? 'td' : 'th'), {textContent: words}));
  }
  return table.outerHTML;
}

/** @param {ClipboardEvent} e */
function copy(e) {
  if (is_field(e.target) || !e.clipboardData) return;
  provided = undefined;
  tell('_fb_copy', Number(e.type === 'cut'));
  if (provided === undefined) return;  // nothing is chosen
  e.clipboardData.setData('text/plain', provided);
  e.clipboardData.setData('text/html', as_table(provided));
  e.preventDefault();
}

/** @param {ClipboardEvent} e */
function paste(e) {
  const data = e.clipboardData;
  if (data?.files.length) {
    e.preventDefault();
    return void give([...data.files]);
  }
  const text = data?.getData('text/plain').replace(/\r\n?/g, '\n');
  if (!text || is_field(e.target)) return;
  e.preventDefault();
  tell('_fb_paste', hand(text)[0]);
}

export function listen_to_clipboard() {
  document.addEventListener('copy', copy);
  document.addEventListener('cut', copy);
  document.addEventListener('paste', paste);
}
