// The next build of this page: web/sw.js fetches it in the background, and it starts when a person says so.
import {tell} from './program.js';

const CHECK_AFTER_MS = 3_600_000;  // in a tab that stays open for days

/** None where pages are not loaded securely. */
const workers = () => navigator.serviceWorker;

/** Once the board is on screen: what the worker fetches would be in its way. */
export async function watch_for_updates() {
  const question = new URLSearchParams(location.search);
  if (question.has('test') && !question.has('sw')) return;
  const registration = await workers().register('./sw.js');
  const look = () => {
    if (registration.active && registration.waiting) tell('_fb_update_ready');  // not the first build ever
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  let checked_ms = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() < checked_ms + CHECK_AFTER_MS) return;
    checked_ms = Date.now();
    registration.update().catch(() => {});
  });
}

/** The next load starts the newest build that is here. Other tabs keep theirs until they are loaded again. */
export async function activate_update() {
  const waiting = (await workers()?.getRegistration())?.waiting;
  if (!waiting) return;
  await new Promise(resolve => {
    waiting.onstatechange = resolve;
    setTimeout(resolve, 5000);  // an old worker that does not let go: then the same build again
    waiting.postMessage('activate');
  });
}
