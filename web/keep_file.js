// A file on a person's disk that is kept up to date with the board, where the browser can: Chromium can.
import {classed, error_of, words_of} from './errors.js';

/** @typedef {'unsupported' | 'none' | 'granted' | 'prompt' | 'denied'} State */
/** @typedef {{recall: (board: string, key: string) => Promise<any>, remember: (board: string, key: string, value: unknown) => Promise<void>}} Memory */
/** @typedef {(name: string) => Promise<FileSystemFileHandle>} Pick_file leaves what is in it */
/** `hashes`: of what we have written into it; two while one is on its way. @typedef {{handle: Handle, hashes: string[]}} Kept */
/** @typedef {{outcome: 'done' | 'changed' | 'failed', error: string}} Written */
/** @typedef {FileSystemFileHandle & {queryPermission: (what: object) => Promise<State>, requestPermission: (what: object) => Promise<State>}} Handle */

const KEY = 'file', TO_WRITE = {mode: 'readwrite'};
/** @type {Record<string, string>} */
const WORDS = {
  NotAllowedError: 'the browser may not write to it', NotFoundError: 'it is not there any more',
  QuotaExceededError: 'the disk is full', NoModificationAllowedError: 'another program holds it',
  InvalidStateError: 'it was changed meanwhile', AbortError: 'nothing was chosen',
};

/** @param {unknown} error */
const told = error => WORDS[classed(error).name] ?? words_of(error);

/** @param {string} text */
async function hash_of(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

export class KeptFile {
  #board;
  #memory;
  #pick;
  #locks;
  /** @type {Kept | undefined} where it can't be remembered: until the page is closed */
  #here;

  /** @param {string} board @param {Memory | undefined} memory @param {Pick_file | undefined} pick
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
    const handle = (await this.#kept())?.handle;
    if (!handle) return {state: 'none', name: ''};
    return {state: await handle.queryPermission(TO_WRITE).catch(() => /** @type {State} */ ('prompt')), name: handle.name};
  }

  /** Inside a gesture only. @param {string} name a suggestion @returns {Promise<string>} what went wrong */
  async choose(name) {
    try {
      const handle = /** @type {Handle} */ (await this.#pick?.(name));
      await this.#keep({handle, hashes: []});
      return '';
    } catch (error) {
      return classed(error).name === 'AbortError' ? '' : told(error);  // nothing was chosen
    }
  }

  /** Inside a gesture only: browsers ask again after a restart. @returns {Promise<State>} */
  async allow() {
    const handle = (await this.#kept())?.handle;
    return handle ? handle.requestPermission(TO_WRITE).catch(() => /** @type {State} */ ('denied')) : 'none';
  }

  async forget() {
    await this.#keep(undefined).catch(() => {});
  }

  /** The whole file or, when that fails, what was in it before. What somebody else has put into it since is not written over.
   *  @param {string} text @returns {Promise<Written>} */
  async write(text) {
    try {
      return await this.#alone(async () => {
        const kept = await this.#kept();
        if (!kept) return {outcome: 'failed', error: 'no file was chosen'};
        const {handle, hashes} = kept, there = await text_of(handle);
        if (there === text) return {outcome: 'done', error: ''};
        const [before, hash] = await Promise.all([there, text].map(hash_of));
        if (there && !hashes.includes(before)) return {outcome: 'changed', error: ''};
        await this.#keep({handle, hashes: [before, hash]}).catch(() => {});  // should the page die in between
        await replace(handle, text);
        if (await text_of(handle) !== text) throw error_of('it reads otherwise than it was written', 'DataError', 'other');
        await this.#keep({handle, hashes: [hash]}).catch(() => {});
        return {outcome: 'done', error: ''};
      });
    } catch (error) {
      return {outcome: 'failed', error: told(error)};
    }
  }

  /** @returns {Promise<{error: string, text: string, hash: string}>} what is in it now */
  async read() {
    try {
      const kept = await this.#kept();
      if (!kept) return {error: 'no file was chosen', text: '', hash: ''};
      const text = await text_of(kept.handle);
      return {error: '', text, hash: await hash_of(text)};
    } catch (error) {
      return {error: told(error), text: '', hash: ''};
    }
  }

  /** What is in it may be written over. @param {string} hash of that; "": whatever there is */
  accept(hash) {
    return this.#alone(async () => {
      const kept = await this.#kept();
      if (kept) await this.#keep({...kept, hashes: [hash || (await this.read()).hash]}).catch(() => {});
    });
  }

  /** One tab at a time. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  async #alone(work) {
    return this.#locks ? await this.#locks.request(`funnelboard-file/${this.#board}`, work) : work();
  }

  /** @returns {Promise<Kept | undefined>} */
  async #kept() {
    return await this.#memory?.recall(this.#board, KEY).catch(() => undefined) ?? this.#here;
  }

  /** @param {Kept | undefined} kept */
  async #keep(kept) {
    this.#here = kept;
    await this.#memory?.remember(this.#board, KEY, kept);
    this.#here = undefined;  // another tab may choose another
  }
}

/** The file of that name in a folder that a person chooses. Not `showSaveFilePicker`: that empties a file that is there
 *  already, which may be a colleague's. @param {(options: object) => Promise<FileSystemDirectoryHandle>} choose_folder @returns {Pick_file} */
export const picker = choose_folder => async name =>
  (await choose_folder({id: 'funnelboard', mode: 'readwrite'})).getFileHandle(name, {create: true});

/** @param {FileSystemFileHandle} handle */
const text_of = async handle => (await handle.getFile()).text();

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
