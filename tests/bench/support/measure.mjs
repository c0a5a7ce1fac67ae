// What the benchmarks of the page share: how it is watched, and how a figure is told.
export const size = {viewport: {width: 1440, height: 900}};

/** @param {string} bench @param {number} n @param {number} value @param {string} unit @param {number} [budget] */
export function report(bench, n, value, unit, budget) {
  console.log(JSON.stringify({bench, n, value: Math.round(value * 100) / 100, unit, budget}));
}
/** @param {string} what */
export const say = what => console.error(`  ${what}`);
/** @param {number[]} values */
export const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** @param {number[]} values */
export const p95 = values => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];

// Runs in the page before anything else: how long each animation frame takes, and from an event to the end of the frame after it.
export function watch() {
  const seen = {frames: /** @type {number[]} */ ([]), starts: /** @type {number[]} */ ([]), commits: /** @type {number[]} */ ([]), board_at: 0, since: 0, until: 0};
  const ask = window.requestAnimationFrame.bind(window);
  Object.assign(window, {seen, ask});  // `ask`: a frame that is not counted
  window.requestAnimationFrame = draw => ask(time => {
    const began = performance.now();
    seen.starts.push(time);
    draw(time);
    seen.frames.push(performance.now() - began);
    if (seen.since && !seen.until) seen.until = performance.now();
  });
  for (const kind of ['pointerup', 'input', 'keydown'])
    addEventListener(kind, event => {
      if (kind === 'keydown' && !(/** @type {KeyboardEvent} */ (event).ctrlKey)) return;
      seen.since = event.timeStamp;
      seen.until = 0;
    }, true);
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const made = transaction.apply(this, args);
    if (args[1] === 'readwrite') made.addEventListener('complete', () => seen.since && seen.commits.push(performance.now() - seen.since));
    return made;
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('#sem [role=region] [role=listitem]')) return;
    seen.board_at = performance.now();
    observer.disconnect();
  }).observe(document, {childList: true, subtree: true});
}

/** @param {import('playwright-core').Page} page @param {string} code */
export const look = (page, code) => /** @type {Promise<any>} */ (page.evaluate(code));

// Waits in the page until an expression is true, and gives it back. (Playwright's waitForFunction needs `eval`, which the page forbids.)
/** @param {import('playwright-core').Page} page @param {string} code */
export const until = (page, code) => look(page, `new Promise(done => {
  const ask = () => { const value = ${code}; if (value) done(value); else setTimeout(ask, 10); };
  ask();
})`);

/** @param {import('playwright-core').Page} page */
export const board_at = page => until(page, 'window.seen?.board_at');

// Runs in the page before anything else: how long it did not answer between begin_watch() and end_watch(), and the program's memory.
export function watch_blocks() {
  const channel = new MessageChannel();
  let is_on = false, began = 0, last = 0;
  /** @type {number[]} */
  let blocks = [];
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  channel.port1.onmessage = () => {
    const now = performance.now();
    if (now - last > 50) blocks.push(Math.round(now - last));
    last = now;
    if (is_on) setTimeout(() => channel.port2.postMessage(0), 4);
  };
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiate(...args);
    memory = Object.values(made.instance.exports).find(one => one instanceof WebAssembly.Memory);
    return made;
  };
  Object.assign(window, {
    begin_watch() {
      is_on = true;
      blocks = [];
      began = last = performance.now();
      channel.port2.postMessage(0);
    },
    end_watch() {
      is_on = false;
      return {ms: performance.now() - began, longest: Math.max(0, ...blocks), blocks};
    },
    program_mb: () => (memory?.buffer.byteLength ?? 0) / 2 ** 20,
  });
}
