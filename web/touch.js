// What fingers do: a tap presses, a pan scrolls and glides on, a long press takes a card in the hand, two fingers zoom the
// board. To the program a finger is a mouse that comes, presses and goes; only what is scrolled and zoomed never gets pressed.
import {is_field} from './focus.js';
import {hand, tell} from './program.js';

const SLOP_PX = 8, LONG_PRESS_MS = 500, RAIL = 2, NUDGE_PX = 8;
const FRICTION_MS = 325, SLOWEST_PX_S = 10, REMEMBERED_MS = 100;

/** @typedef {{x: number, y: number}} Point */
/** How pointer.js sends an event on: as what, and where. @typedef {(e: PointerEvent, what: number, at?: Point) => void} Send */

const MOVE = 0, DOWN = 1, UP = 2, LEAVE = 3, CANCEL = 4;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
/** @type {Map<number, Point>} */
const fingers = new Map();
/** @type {'none' | 'waiting' | 'pan' | 'carry' | 'pinch'} */
let phase = 'none';
/** @type {Point} */
let began = {x: 0, y: 0};
/** Where the finger was lately. @type {(Point & {ms: number})[]} */
let trail = [];
/** A pan that began along one axis stays on it. @type {Point} */
let rail = {x: 1, y: 1};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let long_press;
let glide = 0;
let is_pages_own = false;  // the finger began on a field or a link

/** @param {PointerEvent} e */
const point_of = e => ({x: e.clientX, y: e.clientY});

/** @param {number} x @param {number} y of the content, CSS pixels */
const scroll = (x, y) => tell('_fb_wheel', x * rail.x, y * rail.y, 0);

function spread() {
  const [a, b] = [...fingers.values()];
  return {apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
}

/** @param {HTMLElement} stage @param {PointerEvent} e */
function take(stage, e) {
  if (!stage.hasPointerCapture(e.pointerId)) stage.setPointerCapture(e.pointerId);
}

/** @param {Send} send @param {PointerEvent} e @param {HTMLElement} stage */
function pick_up(send, e, stage) {
  phase = 'carry';
  take(stage, e);
  navigator.vibrate?.(10);
  send(e, DOWN, began);
  send(e, MOVE, {x: began.x + NUDGE_PX, y: began.y});  // far enough to be a drag: what is lifted shows at once
}

/** @param {PointerEvent} e @param {Send} send @param {HTMLElement} stage */
export function touch_down(e, send, stage) {
  cancelAnimationFrame(glide);
  fingers.set(e.pointerId, point_of(e));
  if (phase === 'carry') return;
  clearTimeout(long_press);
  if (fingers.size === 2) {
    phase = 'pinch';
    for (const id of fingers.keys()) stage.setPointerCapture(id);
    return;
  }
  phase = 'waiting';
  began = point_of(e);
  trail = [{...began, ms: e.timeStamp}];
  send(e, MOVE);
  is_pages_own = is_field(e.target) || (e.target instanceof Element && Boolean(e.target.closest('a[target]')));
  if (is_pages_own) return;
  e.preventDefault();  // else the browser would press once more as a mouse, after us, and take the focus away
  long_press = setTimeout(() => pick_up(send, e, stage), LONG_PRESS_MS);
}

/** @param {PointerEvent} e @param {Send} send @param {HTMLElement} stage */
export function touch_move(e, send, stage) {
  const before = fingers.get(e.pointerId);
  if (!before) return;
  const now = point_of(e);
  const spread_before = phase === 'pinch' ? spread() : undefined;
  fingers.set(e.pointerId, now);
  if (phase === 'carry') return send(e, MOVE);
  if (spread_before) {
    const {apart, x, y} = spread();
    tell('_fb_pinch', apart / spread_before.apart, x, y);
    rail = {x: 1, y: 1};
    return scroll(spread_before.x - x, spread_before.y - y);
  }
  if (phase === 'waiting') {
    const x = Math.abs(now.x - began.x), y = Math.abs(now.y - began.y);
    if (Math.hypot(x, y) < SLOP_PX) return;
    clearTimeout(long_press);
    take(stage, e);
    phase = 'pan';
    rail = {x: y > x * RAIL ? 0 : 1, y: x > y * RAIL ? 0 : 1};
  }
  if (phase !== 'pan') return;
  trail = [...trail.filter(one => e.timeStamp - one.ms < REMEMBERED_MS), {...now, ms: e.timeStamp}];
  scroll(before.x - now.x, before.y - now.y);
}

/** Goes on as it was thrown, slower and slower. @param {number} ms when the finger left @param {() => void} done */
function throw_on(ms, done) {
  const from = trail[0], to = trail[trail.length - 1];
  const seconds = (to.ms - from.ms) / 1000;
  if (calm.matches || seconds <= 0 || ms - to.ms > REMEMBERED_MS) return done();
  let x = (from.x - to.x) / seconds, y = (from.y - to.y) / seconds, last = performance.now();
  const step = (/** @type {number} */ now) => {
    const s = Math.max(0, now - last) / 1000;
    last = now;
    scroll(x * s, y * s);
    const rest = Math.exp(-s * 1000 / FRICTION_MS);
    x *= rest;
    y *= rest;
    if (Math.hypot(x, y) > SLOWEST_PX_S) glide = requestAnimationFrame(step);
    else done();
  };
  glide = requestAnimationFrame(step);
}

/** @param {PointerEvent} e @param {Send} send @param {HTMLElement} stage */
export function touch_up(e, send, stage) {
  clearTimeout(long_press);
  fingers.delete(e.pointerId);
  const was = phase;
  if (fingers.size) return;  // of a pinch: the last finger ends it
  phase = 'none';
  if (was === 'waiting') {
    if (!is_pages_own) stage.focus({preventScroll: true});  // a field that was being written is left
    send(e, DOWN, began);
    send(e, UP, began);
  }
  if (was === 'carry') send(e, UP);
  const leave = () => send(e, LEAVE);  // no hover stays behind
  if (was === 'pan') throw_on(e.timeStamp, leave);
  else leave();
}

/** The browser took the gesture over, or the window went away: nothing is dropped. @param {PointerEvent} e @param {Send} send */
export function touch_cancel(e, send) {
  clearTimeout(long_press);
  fingers.delete(e.pointerId);
  if (phase === 'carry') {
    const [code_size, key_size] = hand('Escape', 'Escape');
    tell('_fb_key', code_size, key_size, 0);
  }
  phase = 'none';
  send(e, CANCEL);
}
