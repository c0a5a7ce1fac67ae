// Which rows of the log this tab has: all up to one key, and some beyond it.
export class Reach {
  to = 0;
  /** @type {Set<number>} */
  #beyond = new Set();

  /** @param {number} key */
  has(key) {
    return key <= this.to || this.#beyond.has(key);
  }

  /** As it is now. */
  copy() {
    const copy = new Reach();
    copy.to = this.to;
    copy.add(this.#beyond);
    return copy;
  }

  /** @param {Iterable<number>} keys */
  add(keys) {
    for (const key of keys) if (key > this.to) this.#beyond.add(key);
    while (this.#beyond.delete(this.to + 1)) this.to++;
  }

  /** Keys are given in the order of writing: whoever has seen all that were there up to one needs none below it.
   *  @param {number} key */
  all_to(key) {
    this.to = Math.max(this.to, key);
    for (const one of this.#beyond) if (one <= this.to) this.#beyond.delete(one);
    this.add([]);
  }
}
