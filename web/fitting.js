// How much of a line fits: cut between characters as people see them, or broken where words end.

/** @type {Partial<Record<'grapheme' | 'word', Intl.Segmenter>>} */
const segmenters = {};

/** @param {string} text @param {'grapheme' | 'word'} granularity */
const segments = (text, granularity) =>
  [...(segmenters[granularity] ??= new Intl.Segmenter(undefined, {granularity})).segment(text)];

/** Where a line may end: behind a word that a blank follows, and between words of scripts that write none. @param {string} text */
function ends_of_words(text) {
  const ends = [];
  let last_is_word = false, last_is_blank = true, end = 0;
  for (const {segment, index, isWordLike = false} of segments(text, 'word')) {
    const is_blank = !segment.trim();
    if (!last_is_blank && (is_blank || (isWordLike && last_is_word))) ends.push(index);
    last_is_word = isWordLike;
    last_is_blank = is_blank;
    if (!is_blank) end = index + segment.length;
  }
  if (end) ends.push(end);
  return ends;
}

/** @param {number[]} ends @param {(end: number) => boolean} fits @returns the last that fits, or 0 */
function last_fitting(ends, fits) {
  let low = 0, high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ends[middle])) low = middle + 1;
    else high = middle;
  }
  return low ? ends[low - 1] : 0;
}

/**
 * How many UTF-16 units of the text fit; at least one character.
 * @param {string} text @param {boolean} by_words otherwise anywhere, with "…" behind
 * @param {(part: string) => boolean} fits
 */
export function fitting(text, by_words, fits) {
  if (by_words) {
    const end = last_fitting(ends_of_words(text), at => fits(text.slice(0, at)));
    if (end) return end;
  }
  const dots = by_words ? '' : '…';
  const ends = segments(text, 'grapheme').map(({segment, index}) => index + segment.length);
  return last_fitting(ends, at => fits(text.slice(0, at) + dots)) || ends[0] || 0;
}
