// On paper there is no canvas: the browser asks, the program lays the view out as one tall page, and its tree becomes a document.
import {tell} from './program.js';
import {read_tree} from './semantics.js';

/** @typedef {import('./elements.js').Node} Node */

// What stands for each role. Roles that are left out are tools, and what lies in them goes with them.
/** @type {Record<string, string>} */
const TAGS = {main: 'main', region: 'section', group: 'section', complementary: 'aside', list: 'ul', listitem: 'li', text: 'p',
  heading: 'h2', alert: 'p', grid: 'table', rowgroup: 'tbody', row: 'tr', columnheader: 'th', gridcell: 'td'};
const NAMED = new Set(['region', 'group', 'complementary']);
const FIELDS = new Set(['textbox', 'combobox', 'spinbutton', 'checkbox']);

const paper = document.createElement('div');
paper.id = 'print';

/** @param {string} tag @param {string} words */
function element(tag, words) {
  const el = document.createElement(tag);
  el.textContent = words;
  return el;
}

/** @param {Node} node @returns {HTMLElement | undefined} */
function part(node) {
  if (FIELDS.has(node.role)) {
    const value = node.role === 'checkbox' ? (node.state.has('checked') ? 'yes' : 'no') : node.value;
    return value ? element('p', `${node.name}: ${value}`) : undefined;
  }
  if (node.role === 'button' && node.value) return element('p', node.name);  // a figure that explains itself when pressed
  const tag = TAGS[node.role];
  if (!tag) return undefined;
  if (!NAMED.has(node.role)) return element(tag, ['listitem', 'text', 'heading', 'alert', 'columnheader', 'gridcell'].includes(node.role) ? node.name : '');
  const el = document.createElement(tag);
  el.append(element('h3', node.name));
  return el;
}

/** @param {number} nodes @param {number} count @param {number} text */
export function print_report(nodes, count, text) {
  /** @type {Map<number, HTMLElement>} */
  const made = new Map([[0, paper]]);
  paper.replaceChildren(element('h1', document.title.replace(/^• /, '')), element('p', new Date().toLocaleString()));
  for (const node of read_tree(nodes, count, text)) {
    const inside = made.get(node.parent), el = inside && part(node);
    if (!el) continue;
    inside.append(el);
    made.set(node.id, el);
    const rest = node.role === 'listitem' && node.position && !el.nextSibling ? node.set_size - node.position : 0;
    inside.dataset.rest = rest > 0 ? `and ${rest} more` : '';
  }
  for (const empty of paper.querySelectorAll('section:has(> h3:only-child), ul:empty')) empty.remove();
}

export function listen_to_printing() {
  document.body.append(paper);
  addEventListener('beforeprint', () => tell('_fb_print'));
  addEventListener('afterprint', () => paper.replaceChildren());
}
