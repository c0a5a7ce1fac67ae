// The page's own state for the program: size and pixel density, surroundings, visibility, theme, cursor.
import {draw, tell, text_at} from './program.js';
import {set_up} from './webgl.js';

const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));

/** Sets the canvas's pixels and draws in the same task: a frame later it would flicker.
 *  @param {number} w @param {number} h */
function resize(w, h) {
  if (!w || !h) return;
  canvas.width = w;
  canvas.height = h;
  tell('_fb_size', w, h, devicePixelRatio);
  draw();
}

/** @param {ResizeObserverEntry} entry @returns {[number, number]} device pixels */
function device_pixels(entry) {
  const w = entry.contentRect.width * devicePixelRatio, h = entry.contentRect.height * devicePixelRatio;
  const exact = entry.devicePixelContentBoxSize?.[0];  // absent in WebKitGTK 2.50, and blind to an emulated density
  const is_exact = exact && Math.abs(exact.inlineSize - w) <= 1 && Math.abs(exact.blockSize - h) <= 1;
  return is_exact ? [exact.inlineSize, exact.blockSize] : [Math.round(w), Math.round(h)];
}

/** Before the graphics context is made: afterwards each new size costs a round trip to the graphics process. */
export function fit_canvas() {
  const box = canvas.getBoundingClientRect();
  canvas.width = Math.round(box.width * devicePixelRatio);
  canvas.height = Math.round(box.height * devicePixelRatio);
}

/** Tells the first size at once, and every later one. */
export function follow_size() {
  tell('_fb_size', canvas.width, canvas.height, devicePixelRatio);
  const observer = new ResizeObserver(entries => {
    const [now_w, now_h] = device_pixels(entries[entries.length - 1]);
    if (now_w !== canvas.width || now_h !== canvas.height) resize(now_w, now_h);
  });
  try {
    observer.observe(canvas, {box: 'device-pixel-content-box'});
  } catch {
    observer.observe(canvas);
  }
  follow_density();
}

function follow_density() {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    const box = canvas.getBoundingClientRect();
    resize(Math.round(box.width * devicePixelRatio), Math.round(box.height * devicePixelRatio));
    follow_density();
  }, {once: true});
}

const DARK = matchMedia('(prefers-color-scheme: dark)'), COARSE = matchMedia('(pointer: coarse)');
const CALM = matchMedia('(prefers-reduced-motion: reduce)');
const CONTRAST = matchMedia('(prefers-contrast: more)'), FORCED = matchMedia('(forced-colors: active)');
const SYSTEM_COLORS = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'HighlightText', 'GrayText'];

export function tell_surroundings() {
  const [dark, coarse, calm, contrast] = [DARK, COARSE, CALM, CONTRAST].map(query => Number(query.matches));
  tell('_fb_surroundings', dark, coarse, calm, contrast, -new Date().getTimezoneOffset());
  const probe = document.createElement('i');  // only a computed style tells what a system colour is
  document.body.append(probe);
  const [canvas_color, text, link, highlight, highlight_text, grey] = SYSTEM_COLORS.map(name => {
    probe.style.color = name;
    const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return (255 << 24 | b << 16 | g << 8 | r) >>> 0;
  });
  probe.remove();
  tell('_fb_forced_colours', Number(FORCED.matches), canvas_color, text, link, highlight, highlight_text, grey);
}

export function follow_surroundings() {
  for (const query of [DARK, COARSE, CALM, CONTRAST, FORCED]) query.addEventListener('change', tell_surroundings);
  addEventListener('blur', () => {
    tell('_fb_modifiers', 0);
    tell('_fb_window_focus', 0);
  });
  addEventListener('focus', () => tell('_fb_window_focus', 1));
  canvas.addEventListener('webglcontextlost', e => {
    e.preventDefault();  // only then does it come back
    tell('_fb_context', 1);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    set_up();
    tell('_fb_context', 0);
  });
  canvas.addEventListener('contextrestored', () => tell('_fb_context', 0));  // a painted canvas comes back empty
}

/** @param {number} color IM_COL32: red in the lowest byte */
const css_color = color => `rgb(${color & 255} ${color >> 8 & 255} ${color >> 16 & 255} / ${(color >>> 24) / 255})`;

/** @param {number} background @param {number} text @param {number} muted @param {number} selection */
export function set_theme(background, text, muted, selection) {
  const {style} = document.documentElement;
  for (const [name, color] of Object.entries({background, text, muted, selection})) {
    style.setProperty(`--${name}`, css_color(color));
  }
  for (const meta of document.querySelectorAll('[name=theme-color]')) meta.setAttribute('content', css_color(background));
  style.colorScheme = (background >> 8 & 255) < 128 ? 'dark' : 'light';  // of a field's scroll bar and spelling marks
}

/** @param {number} css @param {number} size */
export function set_cursor(css, size) {
  stage.style.cursor = text_at(css, size);
}
