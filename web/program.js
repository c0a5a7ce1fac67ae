// The C++ program: its memory, its functions, and the frames it asks for. Everything else reaches it through here.

/** @typedef {import('./funnelboard.mjs').Program} Program */

/** @type {WebAssembly.Memory} */
let memory;
/** @type {Program} */
let program;
/** The build that the program is of. */
export let build = '';
const SHOWN_EVERY_MS = 400;  // the views have much to do anew while records come in
let frame_due = 0;
let has_stopped = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let alarm;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** @param {WebAssembly.Memory} its_memory @param {Program} its_module @param {number} its_build where its id is */
export function connect(its_memory, its_module, its_build) {
  memory = its_memory;
  program = its_module;
  build = c_string_at(its_build);
}

// The views of the memory are made anew each time: they die whenever the memory grows.
/** @param {number} at @param {number} size */
export const bytes_at = (at, size) => new Uint8Array(memory.buffer, at, size);
/** @param {number} at @param {number} count */
export const floats_at = (at, count) => new Float32Array(memory.buffer, at, count);
/** @param {number} at @param {number} size */
export const text_at = (at, size) => decoder.decode(bytes_at(at, size));
/** @param {number} at */
export function c_string_at(at) {
  const all = new Uint8Array(memory.buffer);
  return text_at(at, all.indexOf(0, at) - at);
}

/** After a trap its memory is in no state to go on with. */
export function stop() {
  has_stopped = true;
}

/** Puts texts or bytes one after another where the next call finds them. @param {...(string | Uint8Array)} parts */
export function hand(...parts) {
  if (has_stopped) return parts.map(() => 0);
  const rooms = parts.map(part => typeof part === 'string' ? 3 * part.length : part.length);
  let at = program._fb_hand(rooms.reduce((sum, room) => sum + room, 0));
  return parts.map((part, i) => {
    const to = bytes_at(at, rooms[i]);
    if (typeof part !== 'string') to.set(part);
    const size = typeof part === 'string' ? encoder.encodeInto(part, to).written : part.length;
    at += size;
    return size;
  });
}

/** Calls a function of the program that changes nothing on screen.
 *  @template {keyof Program} Name @param {Name} name @param {Parameters<Program[Name]>} args @returns {ReturnType<Program[Name]>} */
export function call(name, ...args) {
  if (has_stopped) return /** @type {any} */ (0);
  return /** @type {(...args: unknown[]) => any} */ (program[name])(...args);
}

/**
 * Calls a function of the program and draws what it changed at the next animation frame.
 * @template {Exclude<keyof Program, '_fb_frame' | '_fb_work'>} Name
 * @param {Name} name @param {Parameters<Program[Name]>} args @returns {ReturnType<Program[Name]>}
 */
export function tell(name, ...args) {
  const answer = call(name, ...args);
  if (!has_stopped) wake();
  return answer;
}

// Work that takes longer than a frame goes on between frames, and in a hidden tab, where there are none.
const turns = new MessageChannel();
let is_working = false, shown_at = 0;
turns.port1.onmessage = () => {
  is_working = false;
  if (call('_fb_work')) work_on();
  if (is_working && performance.now() - shown_at < SHOWN_EVERY_MS) return;
  shown_at = performance.now();
  wake();
};

export function work_on() {
  if (!is_working) turns.port2.postMessage(0);
  is_working = true;
}

function wake() {
  frame_due ||= requestAnimationFrame(draw);
}

// Nothing stays pending while nothing changes: no frame, and no timer but the one the program asked for.
export function draw() {
  frame_due = 0;
  clearTimeout(alarm);
  if (has_stopped) return;
  const rest = program._fb_frame();
  if (rest < 0) wake();
  else if (rest > 0) alarm = setTimeout(wake, Math.min(rest * 1000, 2 ** 31 - 1));
}
