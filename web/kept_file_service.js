// What the program asks of the file that is kept up to date with a board, and how it is answered.
import {KeptFile, picker} from './keep_file.js';
import {hand, tell} from './program.js';

/** @typedef {import('./keep_file.js').Memory} Memory */

// As in app/actions.hpp: KeptFileFound::Access and KeptFileWritten::Outcome.
const ACCESS = {unsupported: 1, none: 2, granted: 3, prompt: 4, denied: 5}, OUTCOMES = {done: 0, changed: 1, failed: 2};

/** @param {KeptFile} file @param {string} [error] */
async function tell_found(file, error = '') {
  const {state, name} = await file.state();
  const [name_size, error_size] = hand(name, error);
  tell('_fb_kept_file', ACCESS[state], name_size, error_size);
}

/** @type {Record<string, (file: KeptFile, text: string) => unknown>} */
const uses = {
  find: file => tell_found(file),
  choose: async (file, name) => tell_found(file, await file.choose(name)),
  async permit(file) {
    await file.allow();
    await tell_found(file);
  },
  forget: file => file.forget(),
  accept: (file, hash) => file.accept(hash),
  async write(file, text) {
    const {outcome, error} = await file.write(text);
    tell('_fb_kept_file_written', OUTCOMES[outcome], hand(error)[0]);
    if (outcome === 'failed' && (await file.state()).state !== 'granted') await tell_found(file);
  },
  async read(file) {
    const {error, text, hash} = await file.read();
    const [size, hash_size] = hand(error || text, hash);
    tell('_fb_kept_file_read', Number(!error), size, hash_size);
  },
};

/** @param {Memory | undefined} memory @param {Pick<LockManager, 'request'> | undefined} locks */
export function kept_file_of(memory, locks) {
  /** @type {Map<string, KeptFile>} */
  const files = new Map();
  const {showDirectoryPicker: choose} = /** @type {any} */ (globalThis);  // Chromium only
  const pick = choose && picker(choose.bind(globalThis));
  /** @param {string} board @param {string} use @param {string} text */
  return (board, use, text) => {
    const file = files.get(board) ?? new KeptFile(board, memory, pick, locks);
    files.set(board, file);
    void uses[use](file, text);
  };
}
