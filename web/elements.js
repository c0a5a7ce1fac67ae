// One element per node of the semantics tree: which tag, which attributes, which words.

/**
 * A node as the program published it. Boxes are device pixels, numbers of rows and places count from 1, 0: not given.
 * @typedef {{id: number, parent: number, role: string, kind: string, level: number, state: Set<string>,
 *   x: number, y: number, w: number, h: number, name: string, value: string, hint: string,
 *   rows: number, cols: number, row: number, col: number, set_size: number, position: number,
 *   font_px: number, pad_x: number, pad_y: number}} Node
 */
/**
 * An element and what it shows now, so that only what changed touches the page.
 * @typedef {{el: HTMLElement, id: number, role: string, tag: string, words: Text | undefined,
 *   shown: Record<string, string>, node: Node | undefined, dpr: number, parent_x: number, parent_y: number,
 *   generation: number}} Mirrored
 */

const FIELDS = new Set(['textbox', 'searchbox', 'spinbutton']);
// Roles which are named by their content. The name of the others is an attribute.
const SAYS_ITS_NAME = new Set(['button', 'link', 'checkbox', 'radio', 'option', 'heading', 'text', 'gridcell',
  'columnheader', 'menuitem', 'tab', 'status', 'alert', 'listitem']);
// Of these some readers take the content and others the label.
const ALSO_LABELLED = new Set(['status', 'listitem']);
// What lies in these is seen only inside their box; popups lie above everything, wherever they were opened.
const CLIPS = new Set(['region', 'group', 'list', 'grid', 'rowgroup', 'tabpanel']);
const POPUPS = new Set(['dialog', 'menu', 'listbox']);
const HAS_VALUE = new Set(['progressbar', 'spinbutton', 'slider']);
const NO_ROLE = new Set(['none', 'text', 'textbox']);
const IS_EITHER = new Set(['option', 'tab']);
const INPUT_MODES = {text: 'text', search: 'search', email: 'email', phone: 'tel', number: 'decimal', money: 'decimal',
  percent: 'decimal', day: 'text', multiline: 'text', secret: 'text'};
const FIELD_ATTRIBUTES = {autocomplete: 'off', 'data-1p-ignore': '', 'data-lpignore': 'true', dir: 'auto'};

/** @param {Node | undefined} node a popup goes into the nearest of what does not clip it: a dialog, a landmark, the root */
export const can_hold_popups = node => !node || !CLIPS.has(node.role);
/** @param {string} role */
export const is_popup = role => POPUPS.has(role);

/** @param {Node} node */
export function tag_of(node) {
  if (FIELDS.has(node.role)) return node.kind === 'multiline' || node.state.has('multiline') ? 'textarea' : 'input';
  return node.role === 'link' ? 'a' : 'div';
}

/** @param {Node} node @returns {Mirrored} */
export function create(node) {
  const tag = tag_of(node);
  const el = document.createElement(tag);
  el.id = `n${node.id}`;
  const has_words = SAYS_ITS_NAME.has(node.role) || node.role === 'combobox';
  const words = has_words ? document.createTextNode('') : undefined;
  if (words) el.append(words);
  if (has_words || CLIPS.has(node.role)) el.className = 'clips';
  if (FIELDS.has(node.role)) {
    for (const [name, value] of Object.entries(FIELD_ATTRIBUTES)) el.setAttribute(name, value);
  }
  return {
    el, id: node.id, role: node.role, tag, words, shown: {}, node: undefined, dpr: 0, parent_x: 0, parent_y: 0, generation: 0,
  };
}

/** @param {Mirrored} one @param {string} name @param {string | number | undefined} value undefined: not there */
function attribute(one, name, value) {
  const text = value === undefined ? undefined : String(value);
  if (one.shown[name] === text) return;
  if (text === undefined) {
    delete one.shown[name];
    one.el.removeAttribute(name);
  } else {
    one.shown[name] = text;
    one.el.setAttribute(name, text);
  }
}

/** @param {Mirrored} one @param {string} name @param {string} value */
function style(one, name, value) {
  if (one.shown[name] === value) return;
  one.shown[name] = value;
  one.el.style.setProperty(name, value);
}

/** @param {boolean} condition */
const yes = condition => condition ? 'true' : undefined;
/** @param {number} n */
const given = n => n || undefined;

/** @param {Node} node */
function is_expanded(node) {
  if (node.state.has('expanded')) return 'true';
  return node.state.has('collapsed') ? 'false' : undefined;
}

/** @param {Node} node */
function sort_of(node) {
  if (node.state.has('sortUp')) return 'ascending';
  return node.state.has('sortDown') ? 'descending' : undefined;
}

/** @param {Node} node */
function is_selected(node) {
  return IS_EITHER.has(node.role) ? String(node.state.has('selected')) : yes(node.state.has('selected'));
}

/** @param {Node} node */
function popup_of(node) {
  if (node.role === 'combobox') return 'listbox';
  return node.state.has('hasPopup') ? 'menu' : undefined;
}

/** @param {Node} node */
function role_attribute(node) {
  return NO_ROLE.has(node.role) ? undefined : node.role;
}

/** @param {Node} node */
function tab_index(node) {
  if (node.state.has('tabbable')) return 0;
  return node.state.has('focusable') || FIELDS.has(node.role) || node.role === 'link' ? -1 : undefined;
}

/** @param {Mirrored} one @param {Node} node */
function update_states(one, node) {
  const {state, role} = node;
  attribute(one, 'aria-disabled', yes(state.has('disabled')));
  const is_checkable = role === 'checkbox' || role === 'radio';
  attribute(one, 'aria-checked', is_checkable ? String(state.has('checked')) : yes(state.has('checked')));
  attribute(one, 'aria-pressed', state.has('toggle') ? String(state.has('pressed')) : undefined);
  attribute(one, 'aria-expanded', is_expanded(node) ?? (role === 'combobox' ? 'false' : undefined));
  attribute(one, 'aria-selected', role === 'listitem' ? undefined : is_selected(node));
  const is_current = state.has('current') || (role === 'listitem' && state.has('selected'));  // lists know no selection
  attribute(one, 'aria-current', is_current ? (role === 'link' ? 'page' : 'true') : undefined);
  attribute(one, 'aria-readonly', FIELDS.has(role) ? undefined : yes(state.has('readOnly')));
  attribute(one, 'aria-invalid', yes(state.has('invalid')));
  attribute(one, 'aria-required', yes(state.has('required')));
  attribute(one, 'aria-modal', yes(state.has('modal')));
  attribute(one, 'aria-haspopup', popup_of(node));
  attribute(one, 'aria-sort', sort_of(node));
  attribute(one, 'tabindex', tab_index(node));
}

/** @param {Mirrored} one @param {Node} node */
function update_places(one, node) {
  const {role} = node;
  attribute(one, 'aria-level', role === 'heading' ? node.level || 2 : undefined);
  attribute(one, 'aria-rowcount', given(node.rows));
  attribute(one, 'aria-colcount', given(node.cols));
  attribute(one, 'aria-rowindex', given(node.row));
  attribute(one, 'aria-colindex', given(node.col));
  const is_slider = role === 'slider';
  attribute(one, 'aria-setsize', is_slider ? undefined : given(node.set_size));
  attribute(one, 'aria-posinset', is_slider ? undefined : given(node.position));
  attribute(one, 'aria-valuemin', is_slider ? 1 : undefined);
  attribute(one, 'aria-valuemax', is_slider ? node.set_size : undefined);
  attribute(one, 'aria-valuenow', is_slider ? node.position : undefined);
}

/** @param {Mirrored} one @param {Node} node */
function update_words(one, node) {
  const {role} = node;
  const is_content = SAYS_ITS_NAME.has(role);
  attribute(one, 'aria-label', is_content && !ALSO_LABELLED.has(role) ? undefined : node.name || undefined);
  const words = role === 'combobox' ? node.value : node.name;
  if (one.words && one.words.data !== words) one.words.data = words;
  attribute(one, 'aria-valuetext', HAS_VALUE.has(role) ? node.value || undefined : undefined);
  if (role === 'link') update_address(one, node.hint);
  else attribute(one, FIELDS.has(role) ? 'placeholder' : 'aria-description', node.hint || undefined);
}

/** Addresses come from people's data: only harmless kinds become links. @param {Mirrored} one @param {string} address */
function update_address(one, address) {
  const is_harmless = /^(#|https?:|mailto:|tel:)/i.test(address);
  const is_outside = is_harmless && !address.startsWith('#');
  attribute(one, 'href', is_harmless ? address : undefined);
  attribute(one, 'target', is_outside ? '_blank' : undefined);
  attribute(one, 'rel', is_outside ? 'noopener noreferrer' : undefined);
}

/** @param {Mirrored} one @param {Node} node @param {number} dpr */
function update_field(one, node, dpr) {
  const kind = /** @type {keyof typeof INPUT_MODES} */ (node.kind);
  const is_prose = kind === 'text' || kind === 'multiline';
  if (one.tag === 'input') attribute(one, 'type', node.state.has('password') ? 'password' : 'text');
  attribute(one, 'inputmode', INPUT_MODES[kind]);
  attribute(one, 'enterkeyhint', one.tag === 'textarea' ? 'enter' : kind === 'search' ? 'search' : 'done');
  attribute(one, 'autocapitalize', is_prose ? 'sentences' : 'off');
  attribute(one, 'spellcheck', is_prose ? 'true' : 'false');
  attribute(one, 'readonly', node.state.has('readOnly') ? '' : undefined);
  attribute(one, 'disabled', node.state.has('disabled') ? '' : undefined);
  style(one, '--size', `${node.font_px / dpr}px`);
  style(one, '--pad', `${node.pad_y / dpr}px ${node.pad_x / dpr}px`);
  update_value(one, node);
}

/** While a person types, their text goes first. @param {Mirrored} one @param {Node} node */
function update_value(one, node) {
  const el = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (one.el);
  if (el !== document.activeElement && el.value !== node.value) el.value = node.value;
}

/** @param {Mirrored} one @param {Node} node @param {number} dpr */
function update_box(one, node, dpr) {
  style(one, 'left', `${(node.x - one.parent_x) / dpr}px`);
  style(one, 'top', `${(node.y - one.parent_y) / dpr}px`);
  style(one, 'width', `${Math.max(0, node.w) / dpr}px`);
  style(one, 'height', `${Math.max(0, node.h) / dpr}px`);
}

/** @param {Node} a @param {Node} b */
function are_same(a, b) {
  for (const name in a) {
    if (a[/** @type {keyof Node} */ (name)] !== b[/** @type {keyof Node} */ (name)]) return false;
  }
  return true;
}

/** @param {Mirrored} one @param {Node} node @param {Mirrored | undefined} parent @param {number} dpr */
export function update(one, node, parent, dpr) {
  const x = parent?.node?.x ?? 0, y = parent?.node?.y ?? 0;
  const is_same_box = one.dpr === dpr && one.parent_x === x && one.parent_y === y;
  if (is_same_box && one.node && are_same(one.node, node)) {
    if (FIELDS.has(node.role)) update_value(one, node);
    return;
  }
  Object.assign(one, {node, dpr, parent_x: x, parent_y: y});
  attribute(one, 'role', role_attribute(node));
  update_states(one, node);
  update_places(one, node);
  update_words(one, node);
  update_box(one, node, dpr);
  if (FIELDS.has(node.role)) update_field(one, node, dpr);
}
