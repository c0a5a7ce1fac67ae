// The service worker: keeps a build of the page in the browser, whole, so that it starts without a network.
//
// Each build has a cache of its own. A new one is fetched beside the one in use and waits until a person asks for it; a
// file that is not exactly of this build makes the whole installation fail, and the old build stays. Names of scripts and
// programs hold the hash of their content, so a page can't get another build's.
import {clientsClaim, cacheNames, setCacheNameDetails} from 'workbox-core';
import {addPlugins, precacheAndRoute} from 'workbox-precaching';

const worker = /** @type {any} */ (self);  // TypeScript's types for pages and for workers exclude each other
const HASHED = /\.[0-9a-f]{10}\.\w+$/;
/** @type {string} */
const scope = worker.registration.scope;

setCacheNameDetails({prefix: 'funnelboard', suffix: `${scope}#${BUILD_ID}`});  // others may live at the same origin
const ours = cacheNames.precache, of_this_page = ours.slice(0, -BUILD_ID.length);

/** A server between two builds may send the other one's page. @param {Response} response */
const is_page_of_this_build = async response => (await response.clone().text()).includes(`data-build="${BUILD_ID}"`);

addPlugins([{
  cacheWillUpdate: async ({request, response}) =>
    response.ok && (request.url !== scope || await is_page_of_this_build(response)) ? response : null,
}]);
precacheAndRoute(PRECACHE, {
  ignoreURLParametersMatching: [/./],
  directoryIndex: '',
  cleanURLs: false,
  urlManipulation: ({url}) => url.pathname === new URL('index.html', scope).pathname ? [new URL(scope)] : [],
});

// Another tab has asked for this build, and an older one still runs: it gets the files of its own.
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  if (!HASHED.test(event.request.url)) return;
  event.respondWith(caches.match(event.request).then(found => found ?? fetch(event.request)));
});

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(caches.keys().then(names => {
  const others = names.filter(name => name.startsWith(of_this_page) && name !== ours);  // in the order they were made
  return Promise.all(others.slice(0, -1).map(name => caches.delete(name)));
})));
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'activate') worker.skipWaiting();
});
clientsClaim();
