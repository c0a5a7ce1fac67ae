// Focus is the page's own: tells the program which node has it, moves it where the program wants it, and carries the text
// of the fields, which are real inputs over the canvas.
import {hand, tell, text_at} from './program.js';
import {element_of, id_of, is_quiet} from './semantics.js';

const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
let focused = 0;
let open_field = 0;
let came_by_key = false;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @param {EventTarget | null} target @returns {target is Field} */
export const is_field = target => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** The last input was a key: then the focus is drawn. @param {boolean} is_key */
export function set_modality(is_key) {
  if (came_by_key === is_key) return;
  came_by_key = is_key;
  if (focused) tell('_fb_focus', focused, Number(is_key));
}

/** The person uses the keyboard now. */
export const came_by_keyboard = () => came_by_key;

/** @param {EventTarget | null} target */
function open(target) {
  if (!is_field(target) || open_field) return;
  open_field = id_of(target);
  tell('_fb_field_open', open_field, hand(target.value)[0]);
}

/** The program takes over what was typed. */
export function leave_field() {
  if (!open_field) return;
  const id = open_field;
  open_field = 0;
  tell('_fb_field_leave', id);
}

/** The tab is seen again: the field that has the focus goes on. */
export const return_to_field = () => open(document.activeElement);

// Text being composed (IME), the soft keyboard and selections need nothing here but the browser's own handling of the
// input; what remains of them (canvas.md 8) belongs into this file.
export function listen_to_focus() {
  stage.addEventListener('focusin', ({target}) => {
    if (is_quiet()) return;
    focused = id_of(target);
    tell('_fb_focus', focused, Number(came_by_key));
    open(target);
  });
  stage.addEventListener('focusout', ({target, relatedTarget}) => {
    if (is_quiet()) return;
    if (is_field(target)) leave_field();
    if (relatedTarget instanceof Node && stage.contains(relatedTarget)) return;
    focused = 0;
    tell('_fb_focus', 0, 0);
  });
  stage.addEventListener('input', ({target}) => {
    if (is_field(target)) tell('_fb_field_text', hand(target.value)[0]);
  });
}

/** @param {number} id @param {number} select_all */
export function move_focus(id, select_all) {
  const el = element_of(id);
  el?.focus({preventScroll: true});
  if (select_all && is_field(el ?? null)) /** @type {Field} */ (el).select();
}

/** @param {number} text @param {number} size */
export function replace_field(text, size) {
  const el = document.activeElement;
  if (is_field(el)) el.value = text_at(text, size);
}
