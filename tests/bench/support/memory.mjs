// What the page's process takes, by the system's word: memory of its own, at once or the most while something goes on, and the time
// of its main thread, which other programs on the machine do not lengthen.
import {readFileSync} from 'node:fs';
import {size} from './measure.mjs';

const EVERY_MS = 20;

/** @param {number} pid */
function private_mb(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0) / 1024;
}

export class Memory {
  #most = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {number} pid */
  constructor(pid) {
    this.pid = pid;
  }

  /** Of the page with the most. @param {import('playwright-core').Browser} browser */
  static async of(browser) {
    const session = await browser.newBrowserCDPSession();
    const {processInfo} = /** @type {any} */ (await session.send('SystemInfo.getProcessInfo'));
    await session.detach();
    const pids = processInfo.filter((/** @type {any} */ one) => one.type === 'renderer').map((/** @type {any} */ one) => one.id);
    return new Memory(pids.reduce((/** @type {number} */ a, /** @type {number} */ b) => private_mb(a) > private_mb(b) ? a : b));
  }

  /** So long the main thread has run so far, in steps of 10. */
  cpu_ms() {
    const stat = readFileSync(`/proc/${this.pid}/task/${this.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return 10 * (Number(stat[11]) + Number(stat[12]));
  }

  now_mb() {
    return private_mb(this.pid);
  }

  begin() {
    const look = () => { this.#most = Math.max(this.#most, this.now_mb()); };
    look();
    this.#timer = setInterval(look, EVERY_MS);
  }

  end() {
    clearInterval(this.#timer);
    return Math.max(this.#most, this.now_mb());
  }
}

/** What any page takes. @param {import('playwright-core').Browser} browser */
export async function blank_mb(browser) {
  const context = await browser.newContext(size);
  await (await context.newPage()).goto('about:blank');
  const mb = (await Memory.of(browser)).now_mb();
  await context.close();
  return mb;
}
