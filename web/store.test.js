import assert from 'node:assert/strict';
import {test} from 'node:test';
import {IDBFactory, IDBKeyRange} from 'fake-indexeddb';
import {Store, words_of} from './store.js';

globalThis.IDBKeyRange = IDBKeyRange;

/** @param {...string} texts */
const batch = (...texts) => (
  {gen: 1, session: 's1', changes: texts.length, rows: texts.map(text => ({text, hash: `h(${text})`}))});

/** @param {Store} store @param {string} board */
async function rows_of(store, board) {
  /** @type {string[]} */
  const rows = [];
  const count = await store.read(board, (row, {number, total}) =>
    rows.push(`${number}/${total} ${row.gen} ${row.text} ${row.hash}`));
  assert.equal(count, rows.length);
  return rows;
}

/** @param {IDBDatabase} database @param {string} key @returns {Promise<any>} */
const meta_of = (database, key) => new Promise(resolve => {
  const request = database.transaction('meta').objectStore('meta').get(key);
  request.onsuccess = () => resolve(request.result);
});

test('rows come back in the order of writing, with their hashes', async () => {
  const store = new Store(new IDBFactory());
  await store.append('b', batch('one', 'two'));
  await store.append('b', batch('three'));
  assert.deepEqual(await rows_of(store, 'b'), ['1/3 1 one h(one)', '2/3 1 two h(two)', '3/3 1 three h(three)']);
});

test('an edit is with the browser before the event that made it is over: closing the tab then loses nothing', async () => {
  const store = new Store(new IDBFactory());
  const database = await store.open('b');
  let is_begun = false;
  const begin = database.transaction.bind(database);
  database.transaction = (/** @type {Parameters<IDBDatabase['transaction']>} */ ...args) => {
    is_begun = true;
    return begin(...args);
  };
  const kept = store.append('b', batch('one'));
  assert.ok(is_begun);
  await kept;
  assert.deepEqual(await rows_of(store, 'b'), ['1/1 1 one h(one)']);
});

test('many rows are read in batches without a gap', async () => {
  const store = new Store(new IDBFactory());
  await store.append('b', batch(...Array.from({length: 40}, (_, i) => `r${i}`)));
  const rows = await rows_of(store, 'b');
  assert.equal(rows.length, 40);
  assert.equal(rows[39], '40/40 1 r39 h(r39)');
});

test('a board that was never written is empty, and then it has a database', async () => {
  const store = new Store(new IDBFactory());
  assert.deepEqual(await rows_of(store, 'new'), []);
  assert.deepEqual(await store.boards(), ['new']);
});

test('boards do not see each other', async () => {
  const store = new Store(new IDBFactory());
  await store.append('a', batch('for a'));
  await store.append('b', batch('for b'));
  assert.deepEqual(await rows_of(store, 'a'), ['1/1 1 for a h(for a)']);
  assert.deepEqual(await store.boards(), ['a', 'b']);
});

test('meta counts the changes of each session', async () => {
  const store = new Store(new IDBFactory());
  await Promise.all([store.append('b', batch('one')), store.append('b', batch('two', 'three'))]);
  const database = await store.open('b');
  assert.equal(await meta_of(database, 'n/s1'), 3);
  assert.deepEqual(await meta_of(database, 'head'), {board: 'b', gen: 1, schema: 1});
});

test('two connections both append: nothing is lost between two tabs', async () => {
  const factory = new IDBFactory();
  const [here, there] = [new Store(factory), new Store(factory)];
  await Promise.all([here.append('b', batch('here')), there.append('b', {...batch('there'), session: 's2'})]);
  assert.equal((await rows_of(new Store(factory), 'b')).length, 2);
});

test('a closed connection is opened again and the rows are written', async () => {
  const store = new Store(new IDBFactory());
  await store.append('b', batch('one'));
  (await store.open('b')).close();
  await store.append('b', batch('two'));
  assert.equal((await rows_of(store, 'b')).length, 2);
  assert.equal(await meta_of(await store.open('b'), 'n/s1'), 2);
});

test('an append that the disk refuses is told, is not counted, and can be repeated', async () => {
  const store = new Store(new IDBFactory());
  const database = await store.open('b');
  const {transaction} = database;
  /** @type {any} */
  const full = {error: new DOMException('full', 'QuotaExceededError'), objectStore: () => ({add() {}, put() {}})};
  database.transaction = () => {
    setTimeout(() => full.onabort());
    return full;
  };
  await assert.rejects(store.append('b', batch('one')), {name: 'QuotaExceededError'});
  database.transaction = transaction;
  await store.append('b', batch('one'));
  assert.deepEqual(await rows_of(store, 'b'), ['1/1 1 one h(one)']);
  assert.equal(await meta_of(database, 'n/s1'), 1);
});

test('of rows that can not all be written, none is', async () => {
  const store = new Store(new IDBFactory());
  const unclonable = /** @type {any} */ ({text: () => {}, hash: ''});
  const rows = [...batch('one').rows, unclonable];
  await assert.rejects(store.append('b', {...batch('one'), rows}), {name: 'DataCloneError'});
  assert.deepEqual(await rows_of(store, 'b'), []);
});

test('a database of a newer program is refused at once and stays as it is', async () => {
  const factory = new IDBFactory();
  await new Promise(resolve => {
    const request = factory.open('funnelboard-b', 7);
    request.onsuccess = () => resolve(request.result.close());
  });
  const error = await new Store(factory).open('b').catch(reason => reason);
  assert.equal(error.name, 'VersionError');
  assert.equal((await factory.databases())[0].version, 7);
});

test('a database that does not open is an error, not an empty board', async () => {
  const deaf = /** @type {any} */ ({open: () => ({})});
  const error = await new Store(deaf, 5).open('b').catch(reason => reason);
  assert.equal(words_of(error), 'TimeoutError: the database does not open');
});

test('a damaged row is named, and is no empty board', async () => {
  const store = new Store(new IDBFactory());
  await store.append('b', batch('one', 'two'));
  const log = Object.getPrototypeOf((await store.open('b')).transaction('log').objectStore('log'));
  const {getAll, get} = log;
  const refuse = () => {
    const request = {error: new DOMException('bad block', 'UnknownError'), onerror: () => {}};
    setTimeout(() => request.onerror());
    return request;
  };
  log.getAll = refuse;
  log.get = function(/** @type {number} */ key) {
    return key === 2 ? refuse() : get.call(this, key);
  };
  const error = await store.read('b', () => {}).catch(reason => reason);
  Object.assign(log, {getAll, get});
  assert.equal(words_of(error), "DataError: row 2 can't be read (UnknownError: bad block)");
});
