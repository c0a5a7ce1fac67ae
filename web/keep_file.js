// A file on a person's disk that is kept up to date with the board, where the browser can: Chromium can.
import {classed, words_of} from './errors.js';

/** @typedef {'unsupported' | 'none' | 'granted' | 'prompt' | 'denied'} State */
/** @typedef {{recall: (board: string, key: string) => Promise<any>, remember: (board: string, key: string, value: unknown) => Promise<void>}} Memory */
/** @typedef {(options: object) => Promise<FileSystemFileHandle>} Pick_file */
/** @typedef {FileSystemFileHandle & {queryPermission: (what: object) => Promise<State>, requestPermission: (what: object) => Promise<State>}} Handle */

const KEY = 'file', TO_WRITE = {mode: 'readwrite'};
const TYPES = [{description: 'Funnelboard', accept: {'application/json': ['.json']}}];
/** @type {Record<string, string>} */
const WORDS = {
  NotAllowedError: 'the browser may not write to it', NotFoundError: 'it is not there any more',
  QuotaExceededError: 'the disk is full', NoModificationAllowedError: 'another program holds it',
  InvalidStateError: 'it was changed meanwhile', AbortError: 'nothing was chosen',
};

/** @param {unknown} error */
const told = error => WORDS[classed(error).name] ?? words_of(error);

export class KeptFile {
  #board;
  #memory;
  #pick;
  #locks;
  /** @type {Promise<Handle | undefined> | undefined} */
  #handle;

  /** @param {string} board @param {Memory} memory @param {Pick_file | undefined} pick `showSaveFilePicker`
   *  @param {Pick<LockManager, 'request'> | undefined} locks */
  constructor(board, memory, pick, locks) {
    this.#board = board;
    this.#memory = memory;
    this.#pick = pick;
    this.#locks = locks;
  }

  /** @returns {Promise<{state: State, name: string}>} */
  async state() {
    if (!this.#pick) return {state: 'unsupported', name: ''};
    const handle = await this.#kept();
    if (!handle) return {state: 'none', name: ''};
    return {state: await handle.queryPermission(TO_WRITE).catch(() => /** @type {State} */ ('prompt')), name: handle.name};
  }

  /** Inside a gesture only. @param {string} name a suggestion @returns {Promise<string>} what went wrong */
  async choose(name) {
    try {
      const handle = await this.#pick?.({suggestedName: name, types: TYPES, id: 'funnelboard'});
      this.#handle = Promise.resolve(/** @type {Handle | undefined} */ (handle));
      await this.#memory.remember(this.#board, KEY, handle);
      return '';
    } catch (error) {
      return told(error);
    }
  }

  /** Inside a gesture only: browsers ask again after a restart. @returns {Promise<State>} */
  async allow() {
    const handle = await this.#kept();
    return handle ? handle.requestPermission(TO_WRITE).catch(() => /** @type {State} */ ('denied')) : 'none';
  }

  async forget() {
    this.#handle = Promise.resolve(undefined);
    await this.#memory.remember(this.#board, KEY, undefined).catch(() => {});
  }

  /** The whole file or, when that fails, what was in it before. @param {string} text @returns {Promise<string>} what went wrong */
  async write(text) {
    const handle = await this.#kept();
    if (!handle) return 'no file was chosen';
    try {
      const write = () => replace(handle, text);
      await (this.#locks?.request(`funnelboard-file/${this.#board}`, write) ?? write());
      return '';
    } catch (error) {
      return told(error);
    }
  }

  #kept() {
    return this.#handle ??= this.#memory.recall(this.#board, KEY).catch(() => undefined);
  }
}

/** @param {FileSystemFileHandle} handle @param {string} text */
async function replace(handle, text) {
  const writable = await handle.createWritable();  // a copy, which takes the file's place when it is closed
  try {
    await writable.write(text);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => {});
    throw error;
  }
}
