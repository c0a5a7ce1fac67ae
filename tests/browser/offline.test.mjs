// Without a network, from one build to the next, and as an installed app: at a path of its own on the server, as many live.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, afterEach, before, test} from 'node:test';

import {start} from './support/chromium.mjs';

/** @typedef {import('playwright-core').Page} Page */

const top = fs.mkdtempSync(join(tmpdir(), 'funnelboard-offline-'));
const served = join(top, 'board'), later_build = join(top, 'later');
const START = 'board/?test=1&sw=1';

/** From now on the server has this build and nothing of any other. @param {string} folder */
function serve(folder) {
  fs.rmSync(served, {force: true});
  fs.symlinkSync(folder, served);
}
/** @param {string} folder @param {RegExp} name */
const file_of = (folder, name) => fs.readdirSync(folder).find(file => name.test(file)) ?? '';
/** @param {string} folder */
const build_of = folder => /data-build="(\w+)"/.exec(fs.readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? '';

const first_build = resolve('dist');
const FIRST = build_of(first_build);
let LATER = '';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => {
  execFileSync('node', ['tools/dist.mjs', '--out', later_build, '--salt', 'later']);
  LATER = build_of(later_build);
  serve(first_build);
  chromium = await start({folder: top});
});
afterEach(() => serve(first_build));
after(async () => {
  await chromium.close();
  fs.rmSync(top, {recursive: true});
});

/** The first visit: until everything is kept. */
async function first_visit() {
  const visit = await chromium.open({path: START, context: {viewport: {width: 1280, height: 800}}});
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  return visit;
}
/** @param {Page} page */
const on_screen = page => page.waitForSelector('#sem > *', {state: 'attached'});
/** @param {Page} page */
const saved = page => page.getByRole('status').filter({hasText: /^Saved/}).waitFor();
/** @param {Page} page @param {string} path */
async function go(page, path) {
  await page.goto(chromium.url + path);
  await on_screen(page);
}

/** @param {Page} page @param {string} title */
async function add_card(page, title) {
  await page.getByRole('button', {name: /^Quick add in /}).first().click();
  await page.getByRole('textbox', {name: /^(Title|Name)$/}).first().fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('listitem', {name: new RegExp(`^${title}`)}).first().waitFor();
  await page.getByRole('button', {name: 'Cancel', exact: true}).click();
}

/** The build that runs, in all of its parts. @param {Page} page */
const build_on = page => page.evaluate(async () => {
  const id = document.documentElement.dataset.build ?? '';
  const script = document.querySelector('script')?.src ?? '';
  const wasm = performance.getEntriesByType('resource').map(one => one.name).find(name => name.endsWith('.wasm')) ?? '';
  const texts = await Promise.all([script, wasm].map(async url => new TextDecoder('latin1').decode(await (await fetch(url)).arrayBuffer())));
  return texts.every(text => text.includes(id)) ? id : `a mix: the page is ${id}`;
});

/** Has the browser look for a newer build, as it does by itself when a page is opened. @param {Page} page */
const look_for_update = page => page.evaluate(async () => void await (await navigator.serviceWorker.ready).update());

/** The disk is full from now on, or has room again. @param {Page} page @param {boolean} is_blocked */
const block_storage = (page, is_blocked) => page.evaluate(blocked => {
  const its = /** @type {any} */ (IDBDatabase.prototype);
  its.real ??= its.transaction;
  its.transaction = blocked ? () => { throw new DOMException('no room', 'QuotaExceededError'); } : its.real;
}, is_blocked);

test('F76: from the second start on it works in airplane mode: starting, editing, reloading, deep links, rescue', async t => {
  const {page, context, errors} = await first_visit();
  await add_card(page, 'Before the flight');
  await saved(page);
  await page.close();
  await chromium.unplug();
  await context.setOffline(true);
  try {
    const aboard = await context.newPage();
    aboard.on('pageerror', error => errors.push(String(error)));
    const paints = [];
    for (let i = 0; i < 3; i++) {
      await go(aboard, START);
      paints.push(await aboard.evaluate(() => /** @type {Promise<number>} */ (new Promise(done => {
        new PerformanceObserver(list => {
          const [paint] = list.getEntriesByName('first-contentful-paint');
          if (paint) done(paint.startTime);
        }).observe({type: 'paint', buffered: true});
      }))));
    }
    t.diagnostic(`first paint after ${paints.map(Math.round).join(', ')} ms`);
    assert.ok(Math.min(...paints) < 1000, 'of three, for others may use the machine');
    assert.equal(await build_on(aboard), FIRST);
    await aboard.getByRole('listitem', {name: /^Before the flight/}).first().waitFor();
    await add_card(aboard, 'Over the clouds');
    await saved(aboard);
    await aboard.reload();
    await on_screen(aboard);
    await aboard.getByRole('listitem', {name: /^Over the clouds/}).first().waitFor();
    await go(aboard, 'board/?test=1&sw=1#/leads');
    await aboard.getByRole('grid', {name: 'Leads'}).waitFor();
    await go(aboard, 'board/index.html?utm_source=mail#/insights');
    await aboard.getByRole('main', {name: 'Insights'}).waitFor();
    await aboard.goto(`${chromium.url}board/?safe`);
    await aboard.getByRole('heading', {name: 'Rescue'}).waitFor();
    const download = aboard.waitForEvent('download');
    await aboard.getByRole('button', {name: 'Save its rows to a file'}).first().click();
    assert.match((await download).suggestedFilename(), /\.jsonl$/);
    assert.match(await aboard.evaluate(async () => (await fetch('licenses.txt')).text()), /Dear ImGui/);
    assert.deepEqual(errors, []);
  } finally {
    await chromium.plug_in();
    await context.close();
  }
});

test('F75: an update waits for whoever asks, and for Saved; other tabs keep their build until they are loaded again', async () => {
  const {page, context, errors} = await first_visit();
  const other = await context.newPage();
  await go(other, START);
  await page.bringToFront();
  await add_card(page, 'Kept');
  await saved(page);

  serve(later_build);
  await look_for_update(page);
  const line = page.getByRole('region', {name: 'New version'});
  await line.waitFor();
  assert.equal(await build_on(page), FIRST);

  await block_storage(page, true);
  await add_card(page, 'Not saved yet');
  await page.getByRole('status').filter({hasText: /^NOT SAVED/}).waitFor();
  await line.getByRole('button', {name: 'Reload'}).click();
  await line.getByText(/^Not reloaded yet/).waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await build_on(page), FIRST, 'no reload while something is unsaved');
  const waits = await page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting));
  assert.ok(waits, 'and the newer build is not active either');

  await block_storage(page, false);
  await page.getByRole('button', {name: 'Try again'}).click();
  await page.waitForFunction(id => document.documentElement.dataset.build === id, LATER);
  await on_screen(page);
  assert.equal(await build_on(page), LATER);
  await page.getByRole('listitem', {name: /^Not saved yet/}).first().waitFor();
  assert.equal(await line.count(), 0);

  await other.bringToFront();
  assert.equal(await build_on(other), FIRST, 'the other tab has all of its own build, though the server has nothing of it');
  await other.getByRole('link', {name: 'Insights'}).click();
  await other.getByRole('main', {name: 'Insights'}).waitFor();
  await other.getByRole('region', {name: 'New version'}).getByRole('button', {name: 'Reload'}).click();
  await other.waitForFunction(id => document.documentElement.dataset.build === id, LATER);
  await on_screen(other);
  assert.equal(await build_on(other), LATER);
  assert.deepEqual(errors, []);
  await context.close();
});

test('F74: a server between two builds: the old one stays whole', async () => {
  const {page, context} = await first_visit();
  const halfway = join(top, 'halfway');
  fs.cpSync(later_build, halfway, {recursive: true});
  for (const ending of ['', '.br', '.gz']) fs.copyFileSync(join(first_build, `index.html${ending}`), join(halfway, `index.html${ending}`));
  serve(halfway);
  await look_for_update(page).catch(() => {});
  await page.waitForTimeout(1000);
  assert.equal(await page.getByRole('region', {name: 'New version'}).count(), 0);
  await page.reload();
  await on_screen(page);
  assert.equal(await build_on(page), FIRST);

  serve(later_build);
  await look_for_update(page);
  await page.getByRole('region', {name: 'New version'}).waitFor();
  await context.close();
});

for (const [part, name] of /** @type {const} */ ([['script', /^funnelboard\.\w+\.js$/], ['wasm', /\.wasm$/]])) {
  test(`a page that gets the ${part} of another build says so and starts nothing`, async () => {
    const context = await chromium.browser.newContext();
    const page = await context.newPage();
    const wrong = join(later_build, file_of(later_build, name));
    await page.route(`**/${file_of(first_build, name)}`, route => route.fulfill({path: wrong}));
    await page.goto(`${chromium.url}board/?test=1`);
    await page.getByRole('heading', {name: 'Funnelboard was updated meanwhile'}).waitFor();
    assert.equal(await page.locator('#canvas').count(), 0);
    await page.unroute(`**/${file_of(first_build, name)}`);
    await page.getByRole('button', {name: 'Load the page again'}).click();
    await on_screen(page);
    await context.close();
  });
}

test('F78: when no script comes at all, the page itself says what to do', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  await page.route('**/*.js', route => route.fulfill({status: 404}));
  await page.goto(`${chromium.url}board/`);
  const words = page.locator('footer', {hasText: 'Still loading'});
  assert.ok(!await words.isVisible());
  await page.evaluate(() => document.getAnimations().forEach(animation => animation.finish()));
  assert.ok(await words.isVisible());
  await page.unroute('**/*.js');
  await words.getByRole('link', {name: 'load the page again'}).click();
  await on_screen(page);
  await context.close();
});

test('the manifest is valid, and its icons are as large as it says', async () => {
  const {page, context, errors} = await chromium.open({path: START});
  const protocol = await context.newCDPSession(page);
  const seen = await protocol.send('Page.getAppManifest');
  assert.deepEqual(seen.errors, []);
  const manifest = JSON.parse(seen.data ?? '');
  for (const key of ['name', 'short_name', 'description', 'display', 'theme_color', 'background_color']) assert.ok(manifest[key], key);
  const start_url = new URL(manifest.start_url, seen.url).href, scope = new URL(manifest.scope, seen.url).href;
  assert.equal(start_url, `${chromium.url}board/`);
  assert.ok(start_url.startsWith(scope));
  for (const {src, sizes, type} of manifest.icons) {
    const bytes = fs.readFileSync(join(first_build, src));
    if (type === 'image/svg+xml') continue;
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  for (const purpose of [undefined, 'maskable']) {
    const sizes = manifest.icons.filter((/** @type {any} */ icon) => icon.purpose === purpose).map((/** @type {any} */ icon) => icon.sizes);
    for (const size of ['192x192', '512x512']) assert.ok(sizes.includes(size), `${purpose} ${size}`);
  }
  const [handler] = manifest.file_handlers;
  assert.equal(new URL(handler.action, seen.url).href, start_url);
  assert.deepEqual(handler.accept, {'application/json': ['.json']});
  const {installabilityErrors} = await protocol.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(one => one.errorId !== 'in-incognito'), []);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a file that the system opens with the app is offered like a picked one', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(window, 'launchQueue', {value: {
    setConsumer: (/** @type {unknown} */ consumer) => Object.assign(window, {consumer}),
  }}));
  await page.goto(`${chromium.url}board/?test=1`);
  await on_screen(page);
  await page.evaluate(() => {
    const file = new File(['{"leads":[{"name":"Ada","email":"ada@example.org"}]}'], 'ada.funnel.json');
    /** @type {any} */ (window).consumer({files: [{getFile: async () => file}]});
  });
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.getByText(/ada\.funnel\.json/).waitFor();  // once it is read
  await context.close();
});

test('the policy lets nothing in from elsewhere, and these tests would see it', async () => {
  const {page, context, errors} = await chromium.open({path: START});
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*|data:|blob:/);
  assert.deepEqual(errors, []);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.has_run = true';
    document.body.append(script);
    void fetch('https://example.org/').catch(() => {});
  });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => 'has_run' in window), false);
  assert.ok(errors.some(error => /inline script/.test(error)), errors.join('\n'));
  assert.ok(errors.some(error => /example\.org/.test(error)), errors.join('\n'));
  await context.close();
});
