// Which way the picture goes: by the graphics card, or painted by the program. Finding out takes a browser up to 300 ms, in which
// the page stands still. So the first start is painted, and what was found out once the board is there counts from then on.
import {start_bitmap} from './bitmap.js';
import {preferences} from './browser.js';
import {tell} from './program.js';
import {start_graphics} from './webgl.js';

const KEY = 'funnelboard.graphics';
// A "graphics card" that is the processor: its WebGL is slower than painting.
const IS_SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** What was found out by this version of the browser: "card", "none" or "". */
function verdict() {
  try {
    const [found, browser] = (localStorage.getItem(KEY) ?? '').split('\n');
    return browser === navigator.userAgent ? found : '';
  } catch {
    return 'none';  // nothing can be kept here, so finding out would be for nothing
  }
}

/** @param {string} found */
function remember(found) {
  try {
    localStorage.setItem(KEY, `${found}\n${navigator.userAgent}`);
  } catch {
    // asked again next time
  }
}

function find_out() {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', {failIfMajorPerformanceCaveat: true});
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = gl?.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  remember(gl && !IS_SOFTWARE.test(String(name)) ? 'card' : 'none');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
}

/** @param {HTMLCanvasElement} canvas @param {string | null} asked "webgl" or "software"; anything else: what suits the machine
 *  @param {boolean} keeps_picture for screenshots */
export function start_picture(canvas, asked, keeps_picture) {
  const wish = asked ?? Object.fromEntries(preferences()).renderer;
  const found = wish === 'webgl' ? 'card' : wish === 'software' ? 'none' : verdict();
  if (found === 'card' && start_graphics(canvas, keeps_picture)) return tell('_fb_use_webgl');
  if (found === 'card') remember('');
  start_bitmap(canvas);
  if (!found) setTimeout(find_out, 5000);
}
