// What a board's log held when it was last written, kept outside its database: a browser may answer damage with an empty one.
import {guarded} from './errors.js';
import {within} from './waiting.js';

/**
 * `number`: of the database, 2 and more if one before it could not be opened any more. `era`: as in the database (web/schema.js).
 * @typedef {{gen: number, era: number, lines: number, day: string, number?: number}} Sentinel
 */

const LOCAL = 'funnelboard-sentinel/', FOLDER = 'sentinels';  // not `funnelboard.`: those are preferences
const ROOT_MS = 2000;

/** @param {unknown} text @returns {Sentinel | undefined} */
function parsed(text) {
  const value = guarded(() => JSON.parse(String(text)));
  return [value?.gen, value?.era, value?.lines].every(Number.isSafeInteger) ? value : undefined;
}

/** @param {Sentinel} a @param {Sentinel | undefined} b */
const is_newer = (a, b) => !b || a.era > b.era || (a.era === b.era && a.lines > b.lines);

export class Sentinels {
  #local;
  #root;
  #pause_ms;
  /** @type {Map<string, Sentinel>} to be written to the file system */
  #waiting = new Map();

  /** Both places may be missing or forbidden. @param {() => Storage} local @param {() => Promise<FileSystemDirectoryHandle>} root
   *  @param {number} [pause_ms] between two writes to the file system */
  constructor(local, root, pause_ms = 5000) {
    this.#local = local;
    this.#root = root;
    this.#pause_ms = pause_ms;
  }

  /** @param {string} board @returns {Promise<Sentinel | undefined>} */
  async of(board) {
    const here = parsed(guarded(() => this.#local().getItem(LOCAL + board)));
    return here ?? await within(ROOT_MS, this.#read_file(board), '').catch(() => undefined);
  }

  /** After the rows are kept: it may lag behind them, and must never lead. @param {string} board @param {Sentinel} sentinel */
  keep(board, sentinel) {
    guarded(() => {
      const local = this.#local();
      if (is_newer(sentinel, parsed(local.getItem(LOCAL + board)))) local.setItem(LOCAL + board, JSON.stringify(sentinel));
    });
    const is_on_its_way = this.#waiting.has(board);
    this.#waiting.set(board, sentinel);
    if (!is_on_its_way) setTimeout(() => this.#write_file(board).catch(() => {}), this.#pause_ms);
  }

  /** @param {string} board @param {boolean} create */
  async #file(board, create) {
    const folder = await (await this.#root()).getDirectoryHandle(FOLDER, {create});
    return folder.getFileHandle(`${board}.json`, {create});
  }

  /** @param {string} board */
  async #read_file(board) {
    return parsed(await (await (await this.#file(board, false)).getFile()).text());
  }

  /** @param {string} board */
  async #write_file(board) {
    const sentinel = this.#waiting.get(board);
    this.#waiting.delete(board);
    const there = await this.#read_file(board).catch(() => undefined);
    if (!sentinel || !is_newer(sentinel, there)) return;
    const writable = await (await this.#file(board, true)).createWritable();
    await writable.write(JSON.stringify(sentinel));
    await writable.close();
  }
}
