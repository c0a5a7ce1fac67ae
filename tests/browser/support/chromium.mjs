// Opens the page of a packed folder in Debian's Chromium, and says what went wrong there. A breach of the
// Content-Security-Policy is an error, and so is a request to anywhere else, whoever makes it.
import {chromium} from 'playwright-core';
import {listen, static_server} from '../../../tools/serve.mjs';

const WITH_GL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
// As on a virtual desktop: the browser composes the page by itself, and WebGL is not to be had.
const WITHOUT_GL = ['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'];
const ALWAYS = ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** @param {boolean} has_gl */
export const arguments_of = has_gl => [...ALWAYS, ...has_gl ? WITH_GL : WITHOUT_GL];

/**
 * A browser and a server for one test file; `close` ends both.
 * @param {{folder?: string, args?: string[], has_gl?: boolean}} [options]
 */
export async function start(options = {}) {
  const server = static_server(options.folder ?? 'dist');
  const port = await listen(server, 8300);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...arguments_of(options.has_gl ?? true), ...(options.args ?? [])],
    env: {...process.env, FONTCONFIG_FILE: new URL('fonts.conf', import.meta.url).pathname},
  });
  const url = `http://localhost:${port}/`;

  /** The network is gone, for every profile and worker. */
  async function unplug() {
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
  async function plug_in() {
    await listen(server, port, 0);
  }

  /** A page in a profile of its own.
   *  @param {{path?: string, context?: import('playwright-core').BrowserContextOptions}} [at] */
  async function open(at = {}) {
    const context = await browser.newContext({viewport: {width: 1000, height: 640}, ...at.context});
    /** @type {string[]} */
    const errors = [];
    context.on('request', request => {
      const {origin} = new URL(request.url());
      if (origin !== new URL(url).origin && !/^(data|blob):/.test(request.url())) errors.push(`a request to ${request.url()}`);
    });
    const page = await context.newPage();
    page.on('pageerror', error => errors.push(String(error.stack ?? error)));
    page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    await page.goto(url + (at.path ?? '?test=1'));
    await page.waitForSelector('#sem > *', {state: 'attached'});
    return {page, context, errors};
  }

  async function close() {
    await browser.close();
    await new Promise(resolve => server.close(resolve));
  }
  return {browser, url, open, unplug, plug_in, close};
}
