// Mirrors the program's semantics tree as elements over the canvas: assistive technology and tests use the page through it.
import {can_hold_popups, create, is_popup, tag_of, update} from './elements.js';
import {came_by_keyboard} from './focus.js';
import {bytes_at, c_string_at, tell, text_at} from './program.js';

/** @typedef {import('./elements.js').Node} Node */
/** @typedef {import('./elements.js').Mirrored} Mirrored */

const STATES = ['disabled', 'checked', 'pressed', 'expanded', 'collapsed', 'selected', 'current', 'readOnly', 'invalid',
  'modal', 'toggle', 'multiline', 'required', 'hasPopup', 'sortUp', 'sortDown', 'focusable', 'tabbable', 'password', 'inert'];

const PARTS = ':is([role=main],[role=complementary],[role=dialog],[role=banner])';
const root = /** @type {HTMLElement} */ (document.getElementById('sem'));
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
/** @type {Map<number, Mirrored>} */
const mirrored = new Map();
/** @type {Record<string, number>} */
let at = {};
/** @type {string[]} */
let roles = [];
/** @type {string[]} */
let kinds = [];
/** @type {Map<number, Set<string>>} */
const state_sets = new Map();
/** @type {Set<Element>} */
let hidden = new Set();
let generation = 0;
let is_moving = false;

/** True while the mirror moves elements about: what the focus does then is no news for the program. */
export const is_quiet = () => is_moving;

/** @param {string} layout how a node lies in memory, as the program describes it */
export function set_layout(layout) {
  const rows = Object.fromEntries(layout.split(';').map(row => row.split('=')));
  roles = rows.roles.split(',');
  kinds = rows.kinds.split(',');
  at = Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, Number(value)]));
}

/** @param {number} bits */
function states_of(bits) {
  let states = state_sets.get(bits);
  if (!states) state_sets.set(bits, states = new Set(STATES.filter(name => bits & at[name])));
  return states;
}

/** @param {DataView} memory @param {number} node @param {number} text @returns {Node} */
function read(memory, node, text) {
  const u32 = (/** @type {number} */ offset) => memory.getUint32(node + offset, true);
  const i32 = (/** @type {number} */ offset) => memory.getInt32(node + offset, true);
  const f32 = (/** @type {number} */ offset) => memory.getFloat32(node + offset, true);
  const words = (/** @type {number} */ offset) => u32(offset + 4) ? text_at(text + u32(offset), u32(offset + 4)) : '';
  return {
    id: u32(at.id), parent: u32(at.parent), role: roles[memory.getUint8(node + at.role)],
    kind: kinds[memory.getUint8(node + at.field)],
    level: memory.getUint16(node + at.level, true), state: states_of(u32(at.state)),
    x: f32(at.rect), y: f32(at.rect + 4), w: f32(at.rect + 8), h: f32(at.rect + 12),
    name: words(at.name), value: words(at.value), hint: words(at.hint),
    rows: i32(at.rows), cols: i32(at.rows + 4), row: i32(at.rows + 8), col: i32(at.rows + 12),
    set_size: i32(at.setSize), position: i32(at.setSize + 4),
    font_px: f32(at.font), pad_x: f32(at.font + 4), pad_y: f32(at.font + 8),
  };
}

/** @param {number} nodes @param {number} count @param {number} text @returns {Node[]} parents before their children */
export function read_tree(nodes, count, text) {
  if (!at.size) set_layout(c_string_at(tell('_fb_layout')));
  const memory = new DataView(bytes_at(0, 1).buffer);
  return Array.from({length: count}, (_, i) => read(memory, nodes + i * at.size, text));
}

/** @param {number} nodes @param {number} count @param {number} text @param {number} dpr */
export const mirror = (nodes, count, text, dpr) => show(read_tree(nodes, count, text), dpr);

/** @param {Node[]} tree parents before their children @param {number} dpr */
function show(tree, dpr) {
  generation++;
  const focused = document.activeElement;
  const was_at = focused?.getBoundingClientRect(), part = focused?.closest(PARTS);
  for (const node of tree) meet(node);
  remove_gone();
  /** @type {Map<HTMLElement, Element>} the last child placed in each parent */
  const last = new Map();
  is_moving = true;
  for (const node of tree) {
    const one = /** @type {Mirrored} */ (mirrored.get(node.id));
    const parent = parent_of(node);
    const inside = parent?.el ?? root;
    update(one, node, parent, dpr);
    place(one.el, inside, last.get(inside));
    last.set(inside, one.el);
  }
  refocus(focused);
  is_moving = false;
  const is_lost = focused && was_at && !focused.isConnected && !root.contains(document.activeElement);
  if (is_lost && came_by_keyboard()) (nearest(was_at, part?.isConnected ? part : root) ?? stage).focus({preventScroll: true});
  hide_behind(tree.filter(node => node.state.has('modal')).at(-1));
}

/** @param {Node} node */
function parent_of(node) {
  if (node.role === 'dialog') return undefined;
  let parent = mirrored.get(node.parent);
  if (is_popup(node.role)) {
    while (parent && !can_hold_popups(parent.node)) parent = mirrored.get(parent.node?.parent ?? 0);
  }
  return parent;
}

/** What had the focus went away: who goes on by keyboard goes on from what is nearest to it.
 *  @param {DOMRect} place @param {Element} inside @returns {HTMLElement | undefined} */
function nearest(place, inside) {
  let least = Infinity, best;
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll(':is([tabindex="0"],a[href],input,textarea)'))) {
    const box = el.getBoundingClientRect();
    if (!box.width || !box.height || el.closest('[inert]')) continue;
    const away = Math.hypot(box.x - place.x, box.y - place.y);
    if (away < least) [least, best] = [away, el];
  }
  return best;
}

/** @param {Node} node */
function meet(node) {
  let one = mirrored.get(node.id);
  if (one && (one.role !== node.role || one.tag !== tag_of(node))) {
    remove(one);
    one = undefined;
  }
  if (!one) mirrored.set(node.id, one = create(node));
  one.generation = generation;
}

function remove_gone() {
  for (const one of mirrored.values()) {
    if (one.generation !== generation) remove(one);
  }
}

/** @param {Mirrored} one */
function remove(one) {
  // The keyboard stays on the page; and the program hears that the focus went.
  if (one.el === document.activeElement) stage.focus({preventScroll: true});
  one.el.remove();
  mirrored.delete(one.id);
}

/** @param {HTMLElement} el @param {HTMLElement} inside @param {Element | undefined} after */
function place(el, inside, after) {
  const next = after ? after.nextElementSibling : inside.firstElementChild;
  if (next === el) return;
  if (next && next.nextElementSibling === el) move(next, inside, null);  // one went away to the end
  else move(el, inside, next);
}

/** @param {Element} el @param {HTMLElement & {moveBefore?: Function}} inside @param {Element | null} next */
function move(el, inside, next) {
  if (inside.moveBefore && el.isConnected) inside.moveBefore(el, next);  // keeps the focus and the selection
  else inside.insertBefore(el, next);
}

/** What lies behind a modal dialog can't be reached. What comes after it lies above it. @param {Node | undefined} dialog */
function hide_behind(dialog) {
  /** @type {Set<Element>} */
  const behind = new Set();
  for (let el = dialog && mirrored.get(dialog.id)?.el; el && el !== root; el = el.parentElement ?? undefined) {
    for (let other = el.previousElementSibling; other; other = other.previousElementSibling) behind.add(other);
  }
  for (const el of hidden) if (!behind.has(el)) el.removeAttribute('inert');
  for (const el of behind) if (!hidden.has(el)) el.setAttribute('inert', '');
  hidden = behind;
}

/** @param {Element | null} el what had the focus before; moving an element in the page takes it away */
function refocus(el) {
  if (!(el instanceof HTMLElement) || !root.contains(el) || el === document.activeElement) return;
  el.focus({preventScroll: true});
}

/** @param {EventTarget | null} target @returns {number} the node's id, 0 for none */
export function id_of(target) {
  const el = target instanceof Element ? target.closest('#sem [id]') : null;
  return el ? Number(el.id.slice(1)) : 0;
}

/** @param {number} id */
export const element_of = id => mirrored.get(id)?.el;

/** @param {string} id of the live region @param {string} message */
function announce(id, message) {
  const line = document.createElement('div');
  line.textContent = message;
  document.getElementById(id)?.append(line);
  setTimeout(() => line.remove(), 1000);
}

/** @param {number} text @param {number} size @param {number} is_assertive */
export function say(text, size, is_assertive) {
  announce(is_assertive ? 'live-assert' : 'live-polite', text_at(text, size));
}
