// Mouse, pen and wheel; fingers: touch.js.
import {is_field, set_modality} from './focus.js';
import {holds_ctrl, modifiers_of} from './keyboard.js';
import {tell} from './program.js';
import {id_of} from './semantics.js';
import {touch_cancel, touch_down, touch_move, touch_up} from './touch.js';

const MOVE = 0, DOWN = 1, UP = 2, LEAVE = 3, CANCEL = 4;  // as in platform/web/input.cpp
const SOURCES = ['mouse', 'touch', 'pen'];      // Dear ImGui's numbers
const BUTTONS = [0, 2, 1, 3, 4];                // ours for left, middle, right: left, right, middle
const NOTCH_PX = 100, LINE_PX = 18, SLOP_PX = 3, PINCH_PER_PX = 0.01;
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
let last_pointer_ms = -1e9;
let pressed_at = {x: 0, y: 0};

/** @param {PointerEvent} e @param {number} what @param {{x: number, y: number}} [at] */
function send(e, what, at = {x: e.clientX, y: e.clientY}) {
  last_pointer_ms = performance.now();
  const button = BUTTONS[Math.max(0, e.button)] ?? 0;
  tell('_fb_pointer', what, Math.max(0, SOURCES.indexOf(e.pointerType)), at.x, at.y, button, modifiers_of(e));
}

/** @param {EventTarget | null} target */
const link_of = target => target instanceof Element ? target.closest('a[href]') : null;

/** Captured only once it moves: an earlier capture would take focus and click away from the element underneath.
 *  @param {PointerEvent} e */
function capture_drag(e) {
  const moved = Math.hypot(e.clientX - pressed_at.x, e.clientY - pressed_at.y) > SLOP_PX;
  if (moved && !is_field(e.target) && !stage.hasPointerCapture(e.pointerId)) stage.setPointerCapture(e.pointerId);
}

/** @param {WheelEvent} e @param {'deltaX' | 'deltaY'} axis */
function wheel_px(e, axis) {
  if (e.deltaMode === WheelEvent.DOM_DELTA_LINE) return e[axis] * LINE_PX;
  if (e.deltaMode === WheelEvent.DOM_DELTA_PAGE) return e[axis] * innerHeight * 0.85;
  return e[axis];
}

/** @param {WheelEvent} e */
function turn_wheel(e) {
  if (e.ctrlKey && holds_ctrl()) return;  // the browser's zoom
  if (e.ctrlKey) {  // nobody holds Ctrl: two fingers on a trackpad
    if (tell('_fb_pinch', Math.exp(-wheel_px(e, 'deltaY') * PINCH_PER_PX), e.clientX, e.clientY)) e.preventDefault();
    return;
  }
  if (e.target === document.activeElement && e.target instanceof HTMLTextAreaElement) return;
  e.preventDefault();
  let x = wheel_px(e, 'deltaX'), y = wheel_px(e, 'deltaY');
  if (e.shiftKey && !x) [x, y] = [y, 0];
  const is_notch = e.deltaMode !== WheelEvent.DOM_DELTA_PIXEL || Math.max(Math.abs(x), Math.abs(y)) >= NOTCH_PX;
  tell('_fb_wheel', x, y, Number(is_notch));
}

/** @param {MouseEvent} e */
function click(e) {
  const link = link_of(e.target);
  const has_modifier = e.ctrlKey || e.metaKey || e.shiftKey || e.altKey;
  if (link?.getAttribute('href')?.startsWith('#') && !has_modifier) e.preventDefault();  // the program goes there itself
  const came_from_pointer = e.detail > 0 && performance.now() - last_pointer_ms < 300;
  const id = id_of(e.target);
  if (id && !came_from_pointer && !is_field(e.target)) tell('_fb_activate', id);  // assistive technology, or a script
}

export function listen_to_pointer() {
  /** @param {PointerEvent} e */
  const is_finger = e => e.pointerType === 'touch';
  stage.addEventListener('pointermove', e => {
    if (is_finger(e)) return touch_move(e, send, stage);
    if (e.buttons) capture_drag(e);
    send(e, MOVE);
  }, true);
  stage.addEventListener('pointerdown', e => {
    set_modality(false);
    if (is_finger(e)) return touch_down(e, send, stage);
    pressed_at = {x: e.clientX, y: e.clientY};
    send(e, DOWN);
  }, true);
  stage.addEventListener('pointerup', e => is_finger(e) ? touch_up(e, send, stage) : send(e, UP), true);
  stage.addEventListener('pointercancel', e => is_finger(e) ? touch_cancel(e, send) : send(e, CANCEL), true);
  stage.addEventListener('pointerleave', e => {
    if (!e.buttons && !is_finger(e)) send(e, LEAVE);
  });
  stage.addEventListener('wheel', turn_wheel, {passive: false});
  stage.addEventListener('click', click);
  stage.addEventListener('dragstart', e => e.preventDefault());
  stage.addEventListener('contextmenu', e => {
    if (!e.shiftKey && !is_field(e.target) && !link_of(e.target)) e.preventDefault();
  });
}
