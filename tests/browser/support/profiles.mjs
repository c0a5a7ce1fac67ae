// Browsers whose profile outlives them: killed, damaged, started again. One page server per profile, so that the origin stays.
import {mkdirSync, readlinkSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {chromium} from 'playwright-core';
import puppeteer from 'puppeteer-core';
import {arguments_of} from './chromium.mjs';
import {chromium_tab, person, until} from './engines.mjs';
import {firefox_path, firefox_preferences, firefox_tab} from './firefox.mjs';
import {serve_page} from './served_page.mjs';
import {program, surroundings} from './surroundings.mjs';

const viewport = {width: 1000, height: 640};

/** @typedef {import('./engines.mjs').Tab} Tab */
/** @typedef {ReturnType<typeof person>} Someone */
/** `open` goes to a page in a tab or window of its own. `kill` gives nobody the time to write anything.
 *  @typedef {{open: (url: string, kind: 'tab' | 'window') => Promise<Tab>, kill: () => Promise<void>, close: () => Promise<void>}} Running */
/** @typedef {{folder: string, downloads: string, env: NodeJS.ProcessEnv}} Place */

/** The browser and all that it has started. @param {number | undefined} pid of the first in its group */
async function kill_group(pid) {
  if (!pid) throw new Error('the browser does not run');
  process.kill(-pid, 'SIGKILL');
  await until('the end of the browser', async () => {
    try {
      process.kill(-pid, 0);
      return false;
    } catch {
      return true;
    }
  });
}

/** Pages that are left are kept to come back to, as in a browser that nobody tests with.
 *  @param {Place} place @param {{first?: string}} [options] a script that runs before those of the page
 *  @returns {Promise<Running & {context: import('playwright-core').BrowserContext, pages: import('playwright-core').Page[]}>} */
async function run_chromium({folder, downloads, env}, {first} = {}) {
  const executablePath = program('Chromium', 'chromium', [process.env.CHROMIUM ?? '/usr/bin/chromium']);
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) rmSync(join(folder, name), {force: true});
  const context = await chromium.launchPersistentContext(folder, {executablePath, args: arguments_of(false), ignoreDefaultArgs: ['--disable-back-forward-cache'],
    env, viewport});
  if (first) await context.addInitScript({content: first});
  const pid = Number(readlinkSync(join(folder, 'SingletonLock')).split('-').pop());
  /** @type {import('playwright-core').Page[]} */
  const pages = [];
  async function new_window() {
    const session = await /** @type {import('playwright-core').Browser} */ (context.browser()).newBrowserCDPSession();
    const [page] = await Promise.all([context.waitForEvent('page'), session.send('Target.createTarget', {url: 'about:blank', newWindow: true})]);
    return page;
  }
  return {
    context, pages,
    async open(url, kind) {
      const page = kind === 'tab' ? await context.newPage() : await new_window();
      pages.push(page);
      await page.goto(url);
      return chromium_tab(page, downloads, () => page.close({runBeforeUnload: false}));
    },
    async kill() {
      await kill_group(pid);
      await context.close().catch(() => {});
    },
    close: () => context.close(),
  };
}

/** @param {Place} place @param {{is_private?: boolean}} [options] @returns {Promise<Running>} */
async function run_firefox({folder, downloads, env}, {is_private = false} = {}) {
  for (const name of ['lock', '.parentlock']) rmSync(join(folder, name), {force: true});
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox_path(), headless: true, env, defaultViewport: viewport, userDataDir: folder,
    extraPrefsFirefox: {
      ...firefox_preferences(downloads), 'browser.privatebrowsing.autostart': is_private,
      // After some kills it would ask first whether to start in its safe mode.
      'toolkit.startup.max_resumed_crashes': -1, 'browser.sessionstore.resume_from_crash': false,
    },
  });
  async function new_window() {  // puppeteer itself only makes tabs
    const context = /** @type {any} */ (browser.defaultBrowserContext());
    const before = new Set(await context.pages());
    await context.userContext.createBrowsingContext('window');
    return (await context.pages()).find((/** @type {object} */ page) => !before.has(page));
  }
  return {
    async open(url, kind) {
      const page = kind === 'tab' ? await browser.newPage() : await new_window();
      await page.goto(url);
      return firefox_tab(page, downloads, () => page.close());
    },
    async kill() {
      await kill_group(browser.process()?.pid);
      await browser.disconnect().catch(() => {});
    },
    close: () => browser.close(),
  };
}

/** A profile in a folder of its own, or in the one given. @template {Running} R @template O
 *  @param {string} name @param {(place: Place, options?: O) => Promise<R>} run @param {string} [at] */
async function profile_of(name, run, at) {
  const {env, downloads, remove} = surroundings(name.toLowerCase(), 'fonts.conf');
  const folder = at ?? join(env.HOME ?? '', 'profile'), server = await serve_page();
  mkdirSync(folder, {recursive: true});
  /** @type {R[]} */
  const started = [];
  return {
    folder, downloads, origin: new URL(server.url).origin,
    /** @param {O} [options] */
    async start(options) {
      const running = await run({folder, downloads, env}, options);
      started.push(running);
      /** The page, as far as it shows anything. @param {{path?: string, is_window?: boolean}} [options] */
      async function open({path = '?test=1', is_window = false} = {}) {
        const someone = person(await running.open(server.url + path, is_window ? 'window' : 'tab'));
        await until('the page', () => someone.evaluate(() => document.querySelector('#sem > *') !== null), 30_000);
        return someone;
      }
      return {...running, open};
    },
    async remove() {
      for (const running of started) await running.close().catch(() => {});
      await server.close();
      await wait(50);
      await remove();
    },
  };
}

/** @param {string} [at] */
export const chromium_profile = at => profile_of('Chromium', run_chromium, at);
/** @param {string} [at] */
export const firefox_profile = at => profile_of('Firefox', run_firefox, at);
/** Their common part. @type {[string, (at?: string) => Promise<Awaited<ReturnType<typeof firefox_profile>>>][]} */
export const PROFILES = [['Chromium', /** @type {any} */ (chromium_profile)], ['Firefox', firefox_profile]];
