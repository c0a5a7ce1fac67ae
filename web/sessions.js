// Which sessions were this browser's own, and which of those still run in another tab: Undo reaches across a reload, and each
// tab's stays its own.
import {guarded} from './errors.js';

const OURS = 'funnelboard-sessions', HELD = 'funnelboard-session/', AT_MOST = 64;

/** @param {() => Storage} storage @returns {string[]} newest first */
function listed(storage) {
  const ids = guarded(() => JSON.parse(storage().getItem(OURS) ?? '[]'));
  return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
}

export class Sessions {
  #browser;
  #tab;
  #locks;
  #own = '';

  /** @param {() => Storage} browser @param {() => Storage} tab @param {Pick<LockManager, 'request' | 'query'> | undefined} locks */
  constructor(browser, tab, locks) {
    this.#browser = browser;
    this.#tab = tab;
    this.#locks = locks;
  }

  /** @param {string} id of the session of this page */
  begin(id) {
    this.#own = id;
    for (const storage of [this.#browser, this.#tab]) {
      const ids = [id, ...listed(storage).filter(one => one !== id)].slice(0, AT_MOST);
      guarded(() => storage().setItem(OURS, JSON.stringify(ids)));
    }
    // Held until the page is gone, however it goes.
    this.#locks?.request(HELD + id, () => new Promise(() => {})).catch(() => {});
  }

  /** Sessions of this browser that no other tab goes on with. Without locks nobody knows; then those of this tab.
   *  @returns {Promise<string[]>} newest first */
  async free() {
    try {
      if (!this.#locks) throw undefined;
      const {held = [], pending = []} = await this.#locks.query();
      const names = new Set([...held, ...pending].map(lock => lock.name));
      return this.#others(this.#browser).filter(id => !names.has(HELD + id));
    } catch {
      return this.#others(this.#tab);
    }
  }

  /** @param {() => Storage} storage */
  #others(storage) {
    return listed(storage).filter(id => id !== this.#own);
  }
}
