// Draws glyphs of the system's fonts, and icons, in white for the program's font atlas; and whole lines, in their colour, of
// scripts that no one sets glyph by glyph.
import {bracketed} from './brackets.js';
import {fitting} from './fitting.js';
import {icon_path} from './generated/icons.js';
import {bytes_at, floats_at, text_at} from './program.js';

export const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

// Drawn together as one strip and read back once per font and size: reading is what takes the time.
const COMMON = String.fromCharCode(...Array.from({length: 94}, (_, i) => 33 + i)) + '·–—…’“”•→€£×';
// Glyphs are white in the atlas, but drawn in grey: engines draw light letters bolder than dark ones. Drawn in white, WebKit's dark text
// has 128 to 141 % of the ink of the browser's own; from this grey 115 to 121 %, and light text 86 to 90 %.
const GREY = 0x88, NO_GREY = 24;
const STRIP_WIDTH = 2048, STRIP_UP_TO_PX = 48;

/** Where a glyph lies: its advance, and how far it reaches from the pen and the baseline.
 *  @typedef {{advance: number, left: number, right: number, up: number, down: number, x: number, y: number}} Glyph */
/** @typedef {{pixels: ImageData, glyphs: Map<number, Glyph>}} Strip */

// Not of the page: a canvas element would wait for the graphics process, which is starting just then.
const canvas = new OffscreenCanvas(256, 256);
const ink = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d', {willReadFrequently: true}));
/** @type {Map<string, Strip>} */
const strips = new Map();
/** @type {Map<number, Path2D | undefined>} */
const icons = new Map();

/** @param {number} weight @param {number} px */
const css_font = (weight, px) => `${weight} ${px}px ${FAMILY}`;

/** @param {string} font */
function use(font) {
  ink.font = font;
  ink.fillStyle = ink.strokeStyle = `rgb(${GREY} ${GREY} ${GREY})`;
  ink.direction = 'ltr';
}

/** @param {number} w @param {number} h */
function make_room(w, h) {
  if (w > canvas.width) canvas.width = w;
  if (h > canvas.height) canvas.height = h;
}

/** @param {number} weight @param {number} px @param {number} out */
export function font_metrics(weight, px, out) {
  use(css_font(weight, px));
  const m = ink.measureText('Hg');
  floats_at(out, 2).set([m.fontBoundingBoxAscent, m.fontBoundingBoxDescent]);
}

/** @param {string} text @param {number} px @returns {Glyph} */
function measured(text, px) {
  const m = ink.measureText(text);
  const box = {
    advance: m.width, x: 0, y: 0,
    left: Math.ceil(m.actualBoundingBoxLeft) + 1, right: Math.ceil(m.actualBoundingBoxRight) + 1,
    up: Math.ceil(m.actualBoundingBoxAscent) + 1, down: Math.ceil(m.actualBoundingBoxDescent) + 1,
  };
  if (box.left + box.right > 2 && box.up + box.down > 2) return box;
  // Firefox on Linux reports broken boxes for emoji.
  return {...box, left: 1, right: Math.ceil(m.width) + 2, up: Math.ceil(px * 1.1), down: Math.ceil(px * 0.4)};
}

/** @param {string} font @param {number} px @returns {Strip} */
function drawn_strip(font, px) {
  use(font);
  /** @type {Map<number, Glyph>} */
  const glyphs = new Map();
  const all = [...COMMON].map(c => ({c, glyph: measured(c, px)}));
  const up = Math.max(...all.map(one => one.glyph.up)), down = Math.max(...all.map(one => one.glyph.down));
  let x = 0, y = 0;
  for (const {c, glyph} of all) {
    const w = glyph.left + glyph.right;
    if (x + w > STRIP_WIDTH) {
      x = 0;
      y += up + down;
    }
    glyphs.set(c.charCodeAt(0), {...glyph, x: x + glyph.left, y: y + up});
    x += w;
  }
  const w = y ? STRIP_WIDTH : x, h = y + up + down;
  make_room(w, h);
  use(font);
  ink.clearRect(0, 0, w, h);
  for (const [code, at] of glyphs) ink.fillText(String.fromCharCode(code), at.x, at.y);
  const pixels = ink.getImageData(0, 0, w, h);
  whiten(pixels.data);
  return {pixels, glyphs};
}

/** @param {string} font @param {number} px @returns {Strip} */
function strip_of(font, px) {
  let strip = strips.get(font);
  if (!strip) {
    if (strips.size >= 16) strips.clear();  // sizes of a zoom level that is gone
    strips.set(font, strip = drawn_strip(font, px));
  }
  return strip;
}

/** @param {number} code */
function icon_of(code) {
  if (!icons.has(code)) {
    const outline = icon_path(code);
    icons.set(code, outline === undefined ? undefined : new Path2D(outline));
  }
  return icons.get(code);
}

/** A square somewhat larger than the letters, centred on the capitals. @param {number} px @returns {Glyph} */
function icon_box(px) {
  const size = Math.round(px * 1.15);
  const up = Math.round((size + ink.measureText('H').actualBoundingBoxAscent) / 2);
  return {advance: size, x: 0, y: 0, left: 1, right: size + 1, up: up + 1, down: size - up + 1};
}

/** @param {Path2D} outline @param {number} size */
function draw_icon(outline, size) {
  ink.save();
  ink.translate(1, 1);
  ink.scale(size / 24, size / 24);
  ink.lineWidth = 2;
  ink.lineCap = ink.lineJoin = 'round';
  ink.stroke(outline);
  ink.restore();
}

/** @param {Uint8ClampedArray} rgba @returns {{is_blank: boolean, has_color: boolean}} */
function look_at(rgba) {
  let is_blank = true;
  for (let i = 0; i < rgba.length; i += 4) {
    if (!rgba[i + 3]) continue;
    is_blank = false;
    if (rgba[i + 3] > 40 && [0, 1, 2].some(k => Math.abs(rgba[i + k] - GREY) > NO_GREY)) return {is_blank, has_color: true};
  }
  return {is_blank, has_color: false};
}

/** @param {Uint8ClampedArray} rgba */
function whiten(rgba) {
  const pixels = new Uint32Array(rgba.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] |= 0xffffff;
}

/** @param {number} weight @param {number} px @param {number} code */
export function glyph_advance(weight, px, code) {
  use(css_font(weight, px));
  return icon_of(code) ? icon_box(px).advance : ink.measureText(String.fromCodePoint(code)).width;
}

/**
 * Writes the glyph's pixels if there is room. Returns how many bytes they are, 0 when there is nothing to see.
 * @param {number} weight @param {number} px @param {number} code
 * @param {number} pixels @param {number} room @param {number} out
 */
export function glyph(weight, px, code, pixels, room, out) {
  const font = css_font(weight, px);
  const strip = px <= STRIP_UP_TO_PX && COMMON.includes(String.fromCodePoint(code)) ? strip_of(font, px) : undefined;
  const from_strip = strip?.glyphs.get(code);
  if (strip && from_strip) return copy_from_strip(strip, from_strip, pixels, room, out);
  use(font);
  const outline = icon_of(code);
  const text = String.fromCodePoint(code);
  const box = outline ? icon_box(px) : measured(text, px);
  const w = box.left + box.right, h = box.up + box.down;
  if (w > canvas.width || h > canvas.height) {
    make_room(w, h);
    use(font);  // a resized canvas forgets it
  }
  ink.clearRect(0, 0, w, h);
  if (outline) draw_icon(outline, w - 2);
  else ink.fillText(text, box.left, box.up);
  const rgba = ink.getImageData(0, 0, w, h).data;  // not premultiplied: alpha is the coverage
  const {is_blank, has_color} = look_at(rgba);
  if (!has_color) whiten(rgba);
  floats_at(out, 6).set([box.advance, -box.left, -box.up, w, h, has_color ? 1 : 0]);
  if (!is_blank && rgba.length <= room) bytes_at(pixels, rgba.length).set(rgba);
  return is_blank ? 0 : rgba.length;
}

/** @param {Strip} strip @param {Glyph} box @param {number} pixels @param {number} room @param {number} out */
function copy_from_strip(strip, box, pixels, room, out) {
  const w = box.left + box.right, h = box.up + box.down, size = w * h * 4;
  floats_at(out, 6).set([box.advance, -box.left, -box.up, w, h, 0]);
  if (size > room) return size;
  const to = bytes_at(pixels, size), from = strip.pixels;
  for (let row = 0; row < h; row++) {
    const start = ((box.y - box.up + row) * from.width + box.x - box.left) * 4;
    to.set(from.data.subarray(start, start + w * 4), row * w * 4);
  }
  return size;
}

/** @param {number} weight @param {number} px @param {number} right_to_left */
function use_for_line(weight, px, right_to_left) {
  use(css_font(weight, px));
  ink.direction = right_to_left ? 'rtl' : 'ltr';
  ink.textAlign = 'left';
}

/** @param {number} weight @param {number} px @param {number} right_to_left @param {number} text @param {number} size */
export function line_width(weight, px, right_to_left, text, size) {
  use_for_line(weight, px, right_to_left);
  return ink.measureText(text_at(text, size)).width;
}

/**
 * How many bytes of a text fit on a line.
 * @param {number} weight @param {number} px @param {number} right_to_left @param {number} text @param {number} size
 * @param {number} width @param {number} by_words
 */
export function line_fitting(weight, px, right_to_left, text, size, width, by_words) {
  use_for_line(weight, px, right_to_left);
  const all = text_at(text, size);
  const end = fitting(all, Boolean(by_words), part => ink.measureText(part).width <= width);
  return new TextEncoder().encode(all.slice(0, end)).length;
}

/**
 * Draws a line and writes its pixels if there is room. Returns how many bytes they are.
 * @param {number} weight @param {number} px @param {number} right_to_left @param {number} text @param {number} size
 * @param {number} color IM_COL32 @param {number} pixels @param {number} room @param {number} out
 */
export function line_picture(weight, px, right_to_left, text, size, color, pixels, room, out) {
  const words = bracketed(ink, text_at(text, size), Boolean(right_to_left));
  use_for_line(weight, px, right_to_left);
  const m = ink.measureText(words);
  // Firefox's boxes leave emoji out; marks may pile up without end.
  /** @param {number} reach @param {number} least @param {number} most */
  const within = (reach, least, most) => Math.ceil(Math.min(Math.max(reach, least), most)) + 1;
  const left = within(m.actualBoundingBoxLeft, 0, px), right = within(m.actualBoundingBoxRight, m.width, m.width + px);
  const up = within(m.actualBoundingBoxAscent, px * 1.1, px * 2), down = within(m.actualBoundingBoxDescent, px * 0.4, px * 1.5);
  const w = left + right, h = up + down;
  floats_at(out, 4).set([-left, -up, w, h]);
  if (w * h * 4 > room) return w * h * 4;
  if (w > canvas.width || h > canvas.height) {
    make_room(w, h);
    use_for_line(weight, px, right_to_left);
  }
  ink.fillStyle = `rgb(${color & 255} ${color >> 8 & 255} ${color >> 16 & 255})`;
  ink.clearRect(0, 0, w, h);
  ink.fillText(words, left, up);
  bytes_at(pixels, w * h * 4).set(ink.getImageData(0, 0, w, h).data);
  return w * h * 4;
}
