// Drives WebKitGTK's MiniBrowser over W3C WebDriver, in an X server of its own that nobody sees.
import {spawn} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {program, surroundings} from './surroundings.mjs';

/** @typedef {import('./engines.mjs').Driver} Driver */
/** @typedef {import('./engines.mjs').Tab} Tab */

/** WebDriver's names of keys that type nothing. @type {Record<string, string>} */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE006', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
  Delete: '\uE017',
};
const MINI_BROWSERS = ['4.1', '6.0', '4.0'].map(version => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .concat(['4.1', '6.0', '4.0'].map(version => `/usr/lib/aarch64-linux-gnu/webkit2gtk-${version}/MiniBrowser`));

const ANSWERS_WITHIN_MS = 30_000;

/** @returns {Promise<number>} */
const free_port = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => resolve(port));
  });
});

/** The pointer starts in the middle, and must lie in the window: without a window manager the keyboard is where the pointer is,
 *  and a window without it does not match `:focus`. @param {NodeJS.ProcessEnv} env @param {{width: number, height: number}} screen
 *  @returns {Promise<[import('node:child_process').ChildProcess, string]>} */
async function start_display(env, {width, height}) {
  const path = program('The X server Xvfb', 'xvfb', ['/usr/bin/Xvfb']);
  const server = spawn(path, ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    {env, stdio: ['ignore', 'pipe', 'ignore']});
  const number = await new Promise((resolve, reject) => {
    server.stdout?.once('data', resolve);
    server.once('exit', status => reject(new Error(`Xvfb ended with ${status}`)));
  });
  return [server, `:${String(number).trim()}`];
}

/** @param {string} root @param {string} method @param {string} path @param {unknown} [body] */
async function call(root, method, path, body) {
  const response = await fetch(root + path, {
    method, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  }).catch(error => {
    throw new Error(`WebKitWebDriver, ${path}: ${error.cause ?? error}`);
  });
  const {value} = /** @type {{value: any}} */ (await response.json());
  if (!response.ok) throw new Error(`WebKitWebDriver, ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** @param {string} root */
async function until_it_answers(root) {
  for (let tries = 0; ; tries++) {
    try {
      return await call(root, 'GET', '/status');
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}

/** @param {import('./engines.mjs').Options} options @returns {Promise<Driver>} */
export async function start_webkit({density, screen, fonts}) {
  const driver_path = program('WebKitWebDriver', 'webkit2gtk-driver', ['/usr/bin/WebKitWebDriver']);
  const binary = program('WebKitGTK\'s MiniBrowser', 'webkit2gtk-driver', MINI_BROWSERS);
  const {env, downloads, remove} = surroundings('webkit', fonts);
  mkdirSync(env.XDG_CONFIG_HOME);
  writeFileSync(join(env.XDG_CONFIG_HOME, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const [display, name] = await start_display(env, {width: screen.width * density, height: screen.height * density});
  const port = await free_port();
  const driver = spawn(driver_path, [`--port=${port}`], {
    stdio: 'ignore',
    // The sandbox needs rights that containers and root do not have; the page under test is our own.
    env: {...env, DISPLAY: name, GDK_BACKEND: 'x11', GDK_SCALE: String(density), GTK_THEME: 'Adwaita', NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'},
  });
  const kill = () => {
    driver.kill();
    display.kill();
  };
  process.once('exit', kill);
  const root = `http://127.0.0.1:${port}`;
  await until_it_answers(root);
  let version = '';

  /** @param {string} url @param {{width: number, height: number}} size @returns {Promise<Tab>} */
  async function open(url, size) {
    const made = await call(root, 'POST', '/session',
      {capabilities: {alwaysMatch: {'webkitgtk:browserOptions': {binary, args: ['--automation']}}}});
    version = `webkitgtk/${made.capabilities.browserVersion}`;
    const session = `/session/${made.sessionId}`;
    const ask = (/** @type {string} */ path, /** @type {unknown} */ body) => call(root, 'POST', session + path, body);

    /** @type {Tab['evaluate']} */
    async function evaluate(fn, ...args) {
      const answer = await ask('/execute/async', {
        script: `const done = arguments[arguments.length - 1];
          Promise.resolve().then(() => (${fn})(...[...arguments].slice(0, -1)))
            .then(value => done({value}), error => done({error: String(error) + error?.stack}));`, args});
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    }

    /** @param {string} type @param {object} parameters @param {...object} actions */
    const act = (type, parameters, ...actions) => ask('/actions', {actions: [{type, id: type, ...parameters, actions}]});
    const point = (/** @type {...object} */ ...actions) => act('pointer', {parameters: {pointerType: 'mouse'}}, ...actions);
    let turned = [0, 0];
    let first = '';  // of two windows
    const key = (/** @type {string} */ type, /** @type {string} */ name) => act('key', {}, {type, value: KEYS[name] ?? name});

    // The window's tool bar takes its share.
    await ask('/window/rect', {x: 0, y: 0, ...size});
    const inner = await evaluate(async () => {
      await new Promise(resolve => setTimeout(resolve, 200));
      return [innerWidth, innerHeight];
    });
    await ask('/window/rect', {x: 0, y: 0, width: 2 * size.width - inner[0], height: 2 * size.height - inner[1]});
    await ask('/url', {url});
    return {
      downloads, evaluate,
      move: (x, y) => point({type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)}),
      press: () => point({type: 'pointerDown', button: 0}),
      release: () => point({type: 'pointerUp', button: 0}),
      wheel(x, y, dx, dy) {  // this driver scrolls by the difference to its scroll before
        turned = [turned[0] + dx, turned[1] + dy];
        return act('wheel', {}, {type: 'scroll', duration: 0, x, y, deltaX: turned[0], deltaY: turned[1]});
      },
      key_down: name => key('keyDown', name),
      key_up: name => key('keyUp', name),
      type: text => act('key', {}, ...[...text].flatMap(value => [{type: 'keyDown', value}, {type: 'keyUp', value}])),
      reload: () => ask('/refresh', {}),
      screenshot: async () => Buffer.from(await call(root, 'GET', `${session}/screenshot`), 'base64'),
      close: () => call(root, 'DELETE', session),
      async open_beside(url) {
        first = await call(root, 'GET', `${session}/window`);
        const {handle} = await ask('/window/new', {type: 'window'});
        await ask('/window', {handle});
        await ask('/url', {url});
      },
      async close_beside() {
        await call(root, 'DELETE', `${session}/window`);
        await ask('/window', {handle: first});
        await call(root, 'DELETE', `${session}/actions`);  // else a key held there is held for ever, and pressed no more
      },
    };
  }

  async function close() {
    kill();
    process.off('exit', kill);
    await remove();
  }
  return {get version() { return version; }, open, close};
}
