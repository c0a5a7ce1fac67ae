// Backups in the browser's private file system: Chromium keeps all databases of an origin in one, so that a second database
// would be none. Each is read back before it counts, and names its own size: half a file is not offered.
import {classed, error_of} from './errors.js';
import {gzipped, inflated, inflates_to} from './gzip.js';
import {outdated} from './rotation.js';

/** @typedef {{name: string, at_ms: number, why: string, bytes: number}} Backup */

const FOLDER = 'backups', KEPT_WHEN_FULL = 2;
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([\w-]+)-(\d+)\.funnel\.json\.gz$/;

/** @param {string} name @returns {Backup | undefined} */
function backup_of(name) {
  const [, ...parts] = NAME.exec(name) ?? [];
  if (!parts.length) return undefined;
  const [year, month, ...rest] = parts.slice(0, 7).map(Number);
  return {name, at_ms: Date.UTC(year, month - 1, ...rest), why: parts[7], bytes: Number(parts[8])};
}

/** @param {unknown} reason */
const none = reason => error_of(`no place for backups (${classed(reason).message})`, 'NotSupportedError', 'none');

export class Backups {
  #root;
  #now;

  /** @param {() => Promise<FileSystemDirectoryHandle>} root @param {() => number} [now] */
  constructor(root, now = Date.now) {
    this.#root = root;
    this.#now = now;
  }

  /** Resolves when it can be read again. @param {string} board @param {string} why a word of letters @param {Uint8Array<ArrayBuffer>[]} parts none of them empty
   *  @returns {Promise<Backup>} */
  async write(board, why, parts) {
    const folder = await this.#folder(board, true);
    const packed = await gzipped(...parts).catch(error => Promise.reject(none(error)));
    const stamp = new Date(this.#now()).toISOString().replace(/[-:.]/g, '');
    const name = `${stamp}-${why}-${packed.size}.funnel.json.gz`;
    try {
      const handle = await folder.getFileHandle(name, {create: true});
      if (!handle.createWritable) throw none('files can only be read');  // Safari before 26
      const writable = await handle.createWritable();
      await writable.write(packed);
      await writable.close();
      if (!await inflates_to(await handle.getFile(), parts)) throw error_of('the backup reads otherwise than it was written', 'DataError', 'other');
    } catch (error) {
      await folder.removeEntry(name).catch(() => {});
      throw classed(error);
    }
    for (const old of outdated(await this.list(board))) await folder.removeEntry(old.name).catch(() => {});
    return /** @type {Backup} */ (backup_of(name));
  }

  /** @param {string} board @returns {Promise<Backup[]>} newest first */
  async list(board) {
    const folder = await this.#folder(board, false).catch(error => {
      if (classed(error).name === 'NotFoundError') return undefined;  // none was ever made
      throw error;
    });
    const found = [];
    for await (const [name, handle] of folder?.entries() ?? []) {
      const backup = handle.kind === 'file' ? backup_of(name) : undefined;
      const size = backup && await /** @type {FileSystemFileHandle} */ (handle).getFile().then(file => file.size, () => -1);
      if (backup?.bytes === size) found.push(/** @type {Backup} */ (backup));
    }
    return found.sort((a, b) => b.at_ms - a.at_ms);
  }

  /** Rejects when it is damaged. @param {string} board @param {string} name @returns {Promise<string>} */
  async read(board, name) {
    try {
      const folder = await this.#folder(board, false);
      return await inflated(await (await folder.getFileHandle(name)).getFile());
    } catch (error) {
      throw classed(error);
    }
  }

  /** The ids of boards that have some. @returns {Promise<string[]>} */
  async boards() {
    const boards = [];
    const folder = await (await this.#root()).getDirectoryHandle(FOLDER).catch(() => undefined);
    for await (const [name] of folder?.entries() ?? []) boards.push(name);
    return boards.sort();
  }

  /** Makes room when the storage is full: the older half goes. @param {string} board @returns {Promise<number>} how many went */
  async free_old(board) {
    const all = await this.list(board);
    const old = all.slice(Math.max(KEPT_WHEN_FULL, Math.ceil(all.length / 2)));
    const folder = old.length ? await this.#folder(board, false) : undefined;
    for (const {name} of old) await folder?.removeEntry(name);
    return old.length;
  }

  /** @param {string} board @param {boolean} create */
  async #folder(board, create) {
    const root = await this.#root().catch(error => Promise.reject(none(error)));
    const all = await root.getDirectoryHandle(FOLDER, {create});
    return all.getDirectoryHandle(board, {create});
  }
}
