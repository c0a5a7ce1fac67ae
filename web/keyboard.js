// Keys. Listens on the window, for nothing may have the focus yet; Tab stays the browser's.
import {is_field, set_modality} from './focus.js';
import {hand, tell} from './program.js';

const CTRL = 1, SHIFT = 2, ALT = 4, META = 8, REPEAT = 16, IN_FIELD = 32, IN_MULTILINE = 64;  // as in platform/web/input.cpp
const MODIFIER_KEYS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn']);

/** @param {KeyboardEvent | MouseEvent} e */
export function modifiers_of(e) {
  const types_a_character = e.getModifierState('AltGraph');  // Windows reports Ctrl and Alt with it
  return (e.ctrlKey && !types_a_character ? CTRL : 0) | (e.shiftKey ? SHIFT : 0) |
    (e.altKey && !types_a_character ? ALT : 0) | (e.metaKey ? META : 0);
}

/** From one part of the page to the next, and around. @param {KeyboardEvent} e */
function go_to_next_part(e) {
  const parts = [...document.querySelectorAll('#sem :is([role=navigation],[role=banner],[role=main],[role=complementary],[role=dialog]):not([inert])')];
  const at = parts.findLastIndex(part => part.contains(document.activeElement));
  const ordered = [...parts.slice(at + 1), ...parts.slice(0, at + 1)];
  if (e.shiftKey) ordered.reverse().push(...ordered.splice(0, 1));  // the part it is in comes last
  for (const part of ordered) {
    const first = part.querySelector(':is([tabindex="0"],a[href],input,textarea)');
    if (!(first instanceof HTMLElement)) continue;
    first.focus({preventScroll: true});
    return e.preventDefault();
  }
}

/** @param {KeyboardEvent} e */
function press(e) {
  if (e.isComposing || e.keyCode === 229 || e.key === 'Dead' || MODIFIER_KEYS.has(e.key)) return;
  set_modality(true);
  if (e.key === 'F6' && !e.ctrlKey && !e.altKey && !e.metaKey) return go_to_next_part(e);
  const goes_outside = e.key === 'Enter' && e.target instanceof Element && e.target.matches('a[target]');
  if (goes_outside) return;
  const flags = modifiers_of(e) | (e.repeat ? REPEAT : 0) | (is_field(e.target) ? IN_FIELD : 0) |
    (e.target instanceof HTMLTextAreaElement ? IN_MULTILINE : 0);
  const [code_size, key_size] = hand(e.code, e.key);
  if (tell('_fb_key', code_size, key_size, flags)) e.preventDefault();
}

let ctrl_is_down = false;
/** Really held: a pinch on a trackpad comes as a wheel event that claims it. */
export const holds_ctrl = () => ctrl_is_down;

export function listen_to_keyboard() {
  addEventListener('keydown', e => {
    ctrl_is_down = e.ctrlKey;
    press(e);
  }, true);
  addEventListener('keyup', e => {
    ctrl_is_down = e.ctrlKey;
    tell('_fb_modifiers', modifiers_of(e));
  }, true);
  addEventListener('blur', () => { ctrl_is_down = false; });
}
