// Starts the program: opens the store and the graphics while it loads, tells it where it is, and draws the first frame.
import start_program from './funnelboard.mjs';
import {listen_to_browser, preferences} from './browser.js';
import {listen_to_clipboard} from './clipboard.js';
import {listen_to_files} from './files.js';
import {listen_to_focus} from './focus.js';
import {FAMILY} from './glyphs.js';
import {host} from './host.js';
import {has_storage, open_early} from './keeping.js';
import {listen_to_keyboard} from './keyboard.js';
import {fit_canvas, follow_size, follow_surroundings, tell_surroundings} from './page.js';
import {listen_to_pointer} from './pointer.js';
import {start_picture} from './graphics.js';
import {build, hand, tell} from './program.js';
import {listen_to_printing} from './print.js';
import {drawn} from './random.js';
import {listen_to_traps, show_rescue} from './rescue.js';
import {can_encrypt} from './secret.js';

const question = new URLSearchParams(location.search);
const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));

function tell_start() {
  for (const [key, value] of preferences()) {
    const [key_size, value_size] = hand(key, value);
    tell('_fb_preference', key_size, value_size);
  }
  const random = drawn(crypto, 4);
  if (!random) throw new Error('The random numbers of this browser repeat. Nothing is written, for what it wrote could not be told apart.');
  const [locale_size, route_size] = hand(navigator.language, location.hash);
  tell('_fb_start', random[0] & 255, random[1], random[2], random[3], Number(has_storage), locale_size, route_size,
    Number(can_encrypt()), Number(question.has('test')));
}

async function run() {
  listen_to_traps();
  void open_early();
  const {dataset} = document.documentElement;
  if (dataset.build === BUILD_ID) await start_program({host});
  if (build !== BUILD_ID) return show_rescue('mixed', new Error(`page ${dataset.build}, script ${BUILD_ID}, program ${build}`));
  document.documentElement.style.setProperty('--font', FAMILY);
  follow_size();
  tell_surroundings();
  tell_start();
  // Graphics last: making them waits for the browser's graphics process, which has come up by now; the store opens meanwhile.
  start_picture(canvas, question.get('renderer'), question.has('test'));
  listen_to_pointer();
  listen_to_keyboard();
  listen_to_focus();
  listen_to_files();
  listen_to_clipboard();
  listen_to_printing();
  listen_to_browser();
  follow_surroundings();
}

document.documentElement.dataset.theme = Object.fromEntries(preferences()).theme;  // of the skeleton
fit_canvas();
if (question.has('safe')) await show_rescue('safe');
else await run().catch(error => show_rescue('no-start', error));
