// The browser's own calendar for a day field of the canvas: it speaks the person's language and is used by keyboard, too.
import {hand, tell, text_at} from './program.js';
import {element_of} from './semantics.js';

/** @type {HTMLInputElement | undefined} */
let input;

function made() {
  const el = document.createElement('input');
  el.type = 'date';
  el.className = 'days';
  el.tabIndex = -1;
  el.setAttribute('aria-hidden', 'true');
  document.body.append(el);
  return el;
}

/** Inside a gesture only. @param {number} id of the field @param {number} day ISO @param {number} size */
export function pick_day(id, day, size) {
  const field = element_of(id);
  if (!field) return;
  const el = input ??= made();
  const {left, top, width, height} = field.getBoundingClientRect();
  Object.assign(el.style, {left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`});
  el.value = text_at(day, size);
  el.onchange = () => el.value && tell('_fb_day_picked', id, hand(el.value)[0]);
  try {
    el.showPicker();
  } catch {
    field.focus();  // no calendar in this browser: the day is typed
  }
}
