// Drives Debian's Firefox over WebDriver BiDi. Headless: the page paints by itself, so no graphics card is needed.
import puppeteer from 'puppeteer-core';
import {program, surroundings} from './surroundings.mjs';

/** @typedef {import('./engines.mjs').Driver} Driver */
/** @typedef {import('./engines.mjs').Tab} Tab */

/** @param {import('puppeteer-core').Page} page @param {string} downloads @param {() => Promise<void>} close @returns {Tab} */
export const firefox_tab = (page, downloads, close) => ({
  downloads, close,
  evaluate: (fn, ...args) => page.evaluate(fn, ...args),
  move: (x, y) => page.mouse.move(x, y),
  press: () => page.mouse.down(),
  release: () => page.mouse.up(),
  wheel: (_x, _y, dx, dy) => page.mouse.wheel({deltaX: dx, deltaY: dy}),
  key_down: key => page.keyboard.down(/** @type {import('puppeteer-core').KeyInput} */ (key)),
  key_up: key => page.keyboard.up(/** @type {import('puppeteer-core').KeyInput} */ (key)),
  type: text => page.keyboard.type(text),
  async reload() { await page.reload(); },
  screenshot: async () => Buffer.from(await page.screenshot()),
});

/** What every Firefox under test is told. @param {string} downloads */
export const firefox_preferences = downloads => ({
  'browser.download.dir': downloads, 'browser.download.folderList': 2, 'browser.download.useDownloadDir': true,
  'ui.systemUsesDarkTheme': 0, 'ui.caretBlinkTime': 0,
});
export const firefox_path = () => program('Firefox', 'firefox-esr', [process.env.FIREFOX ?? '/usr/bin/firefox-esr']);

/** @param {import('./engines.mjs').Options} options @returns {Promise<Driver>} */
export async function start_firefox({density, fonts}) {
  const {env, downloads, remove} = surroundings('firefox', fonts);
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox_path(), headless: true, env, defaultViewport: null,
    extraPrefsFirefox: {...firefox_preferences(downloads), 'layout.css.devPixelsPerPx': String(density)},
  });

  /** @param {string} url @param {{width: number, height: number}} size @returns {Promise<Tab>} */
  async function open(url, size) {
    const context = await browser.createBrowserContext();  // cookies and databases of its own
    const page = await context.newPage();
    await page.setViewport(size);
    await page.goto(url);
    return firefox_tab(page, downloads, () => context.close());
  }

  async function close() {
    await browser.close();
    await remove();
  }
  return {version: await browser.version(), open, close};
}
