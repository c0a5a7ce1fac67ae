// Brackets in lines of both directions, for a canvas that does not know the rule N0 of Unicode's bidirectional algorithm (UAX 9), as
// WebKit's: there the last bracket of "שלום Acme (EU)" ends up on the left, before "Acme". Marks of the pair's direction put it right.

const CLOSING = {'(': ')', '[': ']', '{': '}'};
const MARKS = {L: '\u200e', R: '\u200f'};
/** @typedef {'L' | 'R' | ''} Direction */

/** Of each character; a Latin digit is as the letters before it. @param {string[]} characters @returns {Direction[]} */
function directions(characters) {
  /** @type {Direction} */
  let last = '';
  return characters.map(c => {
    if (/[0-9]/.test(c)) return last === 'L' ? 'L' : 'R';
    if (/\p{Nd}/u.test(c) && /[\u0600-\u08ff]/.test(c)) return 'R';
    if (c !== MARKS.L && c !== MARKS.R && !/\p{L}/u.test(c)) return '';
    return last = c === MARKS.R || /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(c) ? 'R' : 'L';
  });
}

/** Where pairs open and close, those that open first first. @param {string[]} characters */
function pairs(characters) {
  /** @type {{at: number, closing: string}[]} */
  const open = [];
  /** @type {[number, number][]} */
  const found = [];
  characters.forEach((c, at) => {
    const closing = CLOSING[/** @type {keyof typeof CLOSING} */ (c)];
    if (closing) open.push({at, closing});
    const from = open.findLastIndex(one => one.closing === c);
    if (from < 0) return;
    found.push([open[from].at, at]);
    open.length = from;
  });
  return found.sort(([a], [b]) => a - b);
}

/** @param {string} text @param {boolean} right_to_left */
export function with_marked_brackets(text, right_to_left) {
  const characters = [...text], all = directions(characters);
  /** @type {Direction} */
  const line = right_to_left ? 'R' : 'L';
  for (const [from, to] of pairs(characters)) {
    const inside = all.slice(from + 1, to).filter(Boolean);
    if (!inside.length) continue;
    const is_otherwise = !inside.includes(line) && (all.slice(0, from).findLast(Boolean) ?? line) !== line;
    const direction = is_otherwise ? inside[0] : line;
    for (const at of [from, to]) {
      all[at] = direction;
      if (direction) characters[at] = MARKS[direction] + characters[at] + MARKS[direction];
    }
  }
  return characters.join('');
}

/** @type {boolean | undefined} */
let is_needed;

/** If a mark behind the last bracket moves it, the canvas pairs none. @param {OffscreenCanvasRenderingContext2D} ink */
function pairs_none(ink) {
  ink.save();
  Object.assign(ink, {font: '14px sans-serif', direction: 'rtl', textAlign: 'left'});
  const [without, marked] = ['א a(b)', 'א a(b)\u200e'].map(text => {
    ink.clearRect(0, 0, 80, 30);
    ink.fillText(text, 10, 20);
    return ink.getImageData(0, 0, 80, 30).data;
  });
  ink.restore();
  return without.some((byte, i) => byte !== marked[i]);
}

/** What to give to `ink`, so that the line looks as it should. @param {OffscreenCanvasRenderingContext2D} ink
 *  @param {string} text @param {boolean} right_to_left */
export function bracketed(ink, text, right_to_left) {
  if (!/[([{]/.test(text)) return text;
  is_needed ??= pairs_none(ink);
  return is_needed ? with_marked_brackets(text, right_to_left) : text;
}
