// A browser that lies: fails, forgets, hangs or repeats at chosen calls of its storage. Runs in a page before its scripts, and in
// node over fake-indexeddb. `window.__fault` is one fault or a list of them, `window.__calls` counts the calls by name:
//
//   {at: 'add', k: 3, mode: 'abort', name: 'QuotaExceededError'}   the third add succeeds, then its transaction aborts
//
// at     any: each call of a store · open databases transaction add put get getAll getAllKeys count delete commit complete
//        indexedDB localStorage getItem setItem persist estimate getDirectory locks post random clock
// mode   throw · fail: the answer is an error · abort: succeeds, then aborts · lie: answers and stores nothing · hang: no answer ·
//        swallow: no `complete` · missing · drop, repeat, delay, reorder: messages · zeros: random numbers
// k      the first call that it hits, 1 if not given; times: how many it hits from there on, 1 if not given; ms: of a delay or the clock
(() => {
  /** @type {any} */
  const page = globalThis;
  page.__calls ??= {};
  const STORE_CALLS = ['open', 'databases', 'transaction', 'add', 'put', 'get', 'getAll', 'getAllKeys', 'count', 'delete', 'commit'];

  /** @param {string} at @returns {any} the fault that is due */
  function due(at) {
    page.__calls[at] = (page.__calls[at] ?? 0) + 1;
    for (const fault of [page.__fault ?? []].flat()) {
      if (fault.at !== at && !(fault.at === 'any' && STORE_CALLS.includes(at))) continue;
      fault.seen = (fault.seen ?? 0) + 1;
      const {k = 1, times = 1} = fault;
      if (fault.seen >= k && fault.seen < k + times) return fault;
    }
    return {};
  }
  /** @param {any} fault */
  const error_of = fault => new DOMException('a fault on purpose', fault.name ?? 'UnknownError');
  /** Never answers. */
  const silence = () => ({addEventListener() {}});

  /** @param {any} owner @param {string} name @param {(real: Function, self: any, args: any[], fault: any) => unknown} run @param {string} [at] */
  function wrap(owner, name, run, at = name) {
    const real = owner?.[name];
    if (!real) return;
    owner[name] = function(/** @type {any[]} */ ...args) {
      const fault = due(at);
      if (fault.mode === 'throw') throw error_of(fault);
      return run(real, this, args, fault);
    };
  }

  // A transaction that is to abort later must not be committed before.
  const doomed = new WeakSet();
  /** @param {any} transaction @param {DOMException} error */
  function doom(transaction, error) {
    Object.defineProperty(transaction, 'error', {value: error, configurable: true});
    try {
      transaction.abort();
    } catch {}
  }

  /** @param {any} store @param {any} fault the answer is an error, which aborts unless somebody prevents it */
  function failing(store, fault) {
    const error = error_of(fault), {transaction} = store;
    doomed.add(transaction);
    /** @type {any} */
    const request = {error, result: undefined, source: store, transaction};
    quietly_asked(store, () => {
      let is_prevented = false;
      request.onerror?.({target: request, preventDefault: () => is_prevented = true, stopPropagation() {}});
      if (!is_prevented) doom(transaction, error);
    });
    return request;
  }
  const {count} = page.IDBObjectStore?.prototype ?? {};
  /** @param {any} store @param {() => void} then */
  const quietly_asked = (store, then) => count.call(store).addEventListener('success', then);

  /** A transaction with a request that is not answered does not end until somebody aborts it. @param {any} store */
  function keep_alive(store) {
    doomed.add(store.transaction);
    const beat = () => quietly_asked(store, beat);
    if (store.transaction.mode === 'readwrite') beat();
  }

  for (const name of ['add', 'put', 'get', 'getAll', 'getAllKeys', 'count', 'delete']) {
    wrap(page.IDBObjectStore?.prototype, name, (real, store, args, fault) => {
      if (fault.mode === 'fail') return failing(store, fault);
      if (fault.mode === 'lie') return count.call(store);
      const request = real.apply(store, args);
      if (fault.mode === 'hang') {
        keep_alive(store);
        return silence();
      }
      if (fault.mode === 'abort') {
        doomed.add(store.transaction);
        request.addEventListener('success', () => quietly_asked(store, () => doom(store.transaction, error_of(fault))));
      }
      return request;
    });
  }
  wrap(page.IDBTransaction?.prototype, 'commit', (real, transaction, _, fault) => {
    if (fault.mode === 'abort' || fault.mode === 'fail') {
      quietly_asked(transaction.objectStore(transaction.objectStoreNames[0]), () => doom(transaction, error_of(fault)));
    } else if (!doomed.has(transaction)) {
      real.call(transaction);
    }
  });
  wrap(page.IDBDatabase?.prototype, 'transaction', (real, database, args) => {
    const transaction = real.apply(database, args);
    Object.defineProperty(transaction, 'oncomplete', {configurable: true, get: () => null, set(then) {
      if (due('complete').mode !== 'swallow') transaction.addEventListener('complete', then);
    }});
    return transaction;
  });

  wrap(page.IDBFactory?.prototype, 'open', (real, factory, args, fault) => {
    if (fault.mode === 'hang') return silence();
    if (fault.mode !== 'fail') return real.apply(factory, args);
    /** @type {any} */
    const request = {error: error_of(fault)};
    setTimeout(() => request.onerror?.({target: request, preventDefault() {}}));
    return request;
  });
  /** @param {any} owner @param {string} name */
  const wrap_promise = (owner, name) => wrap(owner, name, (real, self, args, fault) => {
    if (fault.mode === 'fail') return Promise.reject(error_of(fault));
    if (fault.mode === 'hang') return new Promise(() => {});
    return fault.mode === 'lie' ? Promise.resolve(fault.value) : real.apply(self, args);
  });
  wrap_promise(page.IDBFactory?.prototype, 'databases');
  for (const name of ['persist', 'estimate', 'getDirectory']) wrap_promise(page.StorageManager?.prototype, name);
  for (const name of ['getItem', 'setItem']) wrap(page.Storage?.prototype, name, (real, self, args) => real.apply(self, args));

  /** @type {(() => void) | undefined} */
  let held;
  wrap(page.BroadcastChannel?.prototype, 'postMessage', (real, channel, [message], {mode, ms}) => {
    const post = () => real.call(channel, message);
    if (mode === 'drop') return;
    if (mode === 'delay') return void setTimeout(post, ms);
    if (mode === 'reorder') return void (held = post);
    post();
    if (mode === 'repeat') post();
    held?.();
    held = undefined;
  }, 'post');

  wrap(page.Crypto?.prototype, 'getRandomValues', (real, self, [array], {mode}) => {
    if (mode === 'zeros') return array.fill(0);
    return mode === 'repeat' ? array.fill(7) : real.call(self, array);
  }, 'random');

  /** What may be missing or forbidden altogether. @param {any} owner @param {string} name */
  function wrap_property(owner, name) {
    const {get, configurable} = Object.getOwnPropertyDescriptor(owner ?? {}, name) ?? {};
    if (!get || !configurable) return;
    Object.defineProperty(owner, name, {configurable, get() {
      const fault = due(name);
      if (fault.mode === 'throw') throw error_of(fault);
      return fault.mode === 'missing' ? undefined : get.call(this);
    }});
  }
  if (page.window === page) for (const name of ['indexedDB', 'localStorage']) wrap_property(page, name);
  wrap_property(page.Navigator?.prototype, 'locks');

  const {now} = Date;
  Date.now = () => now() + [page.__fault ?? []].flat().reduce((sum, {at, ms}) => sum + (at === 'clock' ? ms : 0), 0);
})();
