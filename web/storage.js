// How much room the browser gives, and whether it has promised to keep what is stored. Nothing waits for either answer, and
// nothing is decided by it.
import {within} from './waiting.js';

const ANSWER_MS = 2000;

/** `is_persistent`: undefined where nobody knows. @typedef {{usage: number, quota: number, is_persistent: boolean | undefined}} Room */

export class Persistence {
  #manager;
  #was_asked = false;

  /** @param {() => StorageManager} manager */
  constructor(manager) {
    this.#manager = manager;
  }

  /** After the first real edit: Firefox asks the person. */
  ask() {
    if (this.#was_asked) return;
    this.#was_asked = true;
    void this.#answer(async manager => manager.persist());
  }

  /** Zeros where the browser does not say. @returns {Promise<Room>} */
  async room() {
    const [room, is_persistent] = await Promise.all([this.#answer(async manager => manager.estimate()),
      this.#answer(async manager => manager.persisted())]);
    return {usage: room?.usage ?? 0, quota: room?.quota ?? 0, is_persistent};
  }

  /** @template T @param {(manager: StorageManager) => Promise<T>} question @returns {Promise<T | undefined>} */
  async #answer(question) {
    try {
      return await within(ANSWER_MS, question(this.#manager()), 'the browser does not say');
    } catch {
      return undefined;
    }
  }
}
