import assert from 'node:assert/strict';
import {test} from 'node:test';
import {BOARD, folder_handle, lock_manager} from '../tests/support/page.js';
import {KeptFile, picker} from './keep_file.js';

const DONE = {outcome: 'done', error: ''};

/** A disk with a file that a person has chosen. */
async function disk() {
  const folder = folder_handle();
  const handle = await folder.getFileHandle('board.json', {create: true});
  const permission = {state: 'granted'};
  Object.assign(handle, {queryPermission: async () => permission.state,
    requestPermission: async () => permission.state = permission.state === 'prompt' ? 'granted' : permission.state});
  /** @type {Map<string, unknown>} */
  const remembered = new Map();
  const memory = {recall: async (/** @type {string} */ _, /** @type {string} */ key) => remembered.get(key),
    remember: async (/** @type {string} */ _, /** @type {string} */ key, /** @type {unknown} */ value) => void remembered.set(key, value)};
  const locks = lock_manager();
  /** @param {any} [pick] @param {any} [lock] */
  const page = (pick = async () => handle, lock = locks) => new KeptFile(BOARD, memory, pick, lock ?? undefined);
  const text = () => new TextDecoder().decode(handle.bytes);
  return {handle, permission, page, text, memory};
}
/** @param {string} name @returns {any} */
const throwing = name => async () => {
  throw new DOMException('no', name);
};

test('a chosen file is kept up to date, also after a reload', async () => {
  const {page, text} = await disk(), first = page();
  assert.deepEqual(await first.state(), {state: 'none', name: ''});
  assert.deepEqual(await first.write('too early'), {outcome: 'failed', error: 'no file was chosen'});
  assert.equal(await first.choose('plan.funnel.json'), '');
  assert.deepEqual(await first.write('one'), DONE);
  const later = page();
  assert.deepEqual(await later.state(), {state: 'granted', name: 'board.json'});
  assert.deepEqual(await later.write('two'), DONE);
  assert.equal(text(), 'two');
  await later.forget();
  assert.equal((await page().state()).state, 'none');
});

test('F93: permission withdrawn: it says so, and asks again at a press', async () => {
  const {page, permission, handle, text} = await disk(), file = page();
  await file.choose('x');
  await file.write('one');
  permission.state = 'prompt';
  assert.equal((await file.state()).state, 'prompt');
  const {createWritable} = handle;
  handle.createWritable = throwing('NotAllowedError');
  assert.equal((await file.write('two')).error, 'the browser may not write to it');
  handle.createWritable = createWritable;
  assert.equal(await file.allow(), 'granted');
  assert.deepEqual(await file.write('two'), DONE);
  assert.equal(text(), 'two');
});

test('F93: deleted, locked, disk full: it is told in words, and the file is whole', async () => {
  const {page, handle, text} = await disk(), file = page();
  await file.choose('x');
  await file.write('whole');
  const {createWritable} = handle;
  for (const [name, words] of [['NotFoundError', 'it is not there any more'], ['NoModificationAllowedError', 'another program holds it'],
    ['QuotaExceededError', 'the disk is full'], ['UnknownError', 'UnknownError: no']]) {
    handle.createWritable = throwing(name);
    assert.deepEqual(await file.write('half'), {outcome: 'failed', error: words});
    handle.createWritable = async () => ({...await createWritable(), close: throwing(name)});
    assert.deepEqual(await file.write('half'), {outcome: 'failed', error: words});
  }
  assert.equal(text(), 'whole');
});

test('a file of that name that is in the chosen folder already is left as it is, until what is in it is known', async () => {
  const {page, handle, text} = await disk(), folder = folder_handle();
  const {write, close} = await handle.createWritable();
  await write("a colleague's");
  await close();
  folder.getFileHandle = async () => handle;
  const file = page(picker(async () => folder));
  assert.equal(await file.choose('board.json'), '');
  assert.equal((await file.write('ours')).outcome, 'changed');
  assert.equal(text(), "a colleague's");
});

test('F93: two tabs that write at once do not tear it', async () => {
  const {page, handle, text} = await disk(), [here, there] = [page(), page()];
  await here.choose('x');
  const {createWritable} = handle;
  let writing = 0;
  handle.createWritable = async () => {
    const writable = await createWritable();
    assert.equal(++writing, 1);
    return {...writable, close: async () => {
      await writable.close();
      writing--;
    }};
  };
  assert.deepEqual(await Promise.all([here.write('a'.repeat(9)), there.write('b'.repeat(5))]), [DONE, DONE]);
  assert.match(text(), /^(a{9}|b{5})$/);
});

test('a file that somebody else has written to is left as it is, until what is in it is known', async () => {
  const {page, handle, text} = await disk(), file = page();
  const they_write = (/** @type {string} */ words) => handle.bytes = new TextEncoder().encode(words);
  await file.choose('x');
  await file.write('ours');
  they_write('theirs');
  assert.deepEqual(await page().write('ours, later'), {outcome: 'changed', error: ''});
  assert.equal(text(), 'theirs');
  const {hash, ...rest} = await file.read();
  assert.deepEqual(rest, {error: '', text: 'theirs'});
  they_write('theirs, later');
  await file.accept(hash);
  assert.equal((await file.write('both')).outcome, 'changed', 'what was looked at is not what is there now');
  await file.accept('');  // whatever it is
  assert.deepEqual(await file.write('both'), DONE);
  assert.equal(text(), 'both');
});

test('a page that dies between writing and remembering finds its own file again', async () => {
  const {page, memory, text} = await disk(), file = page();
  await file.choose('x');
  await file.write('one');
  const {remember} = memory;
  let times = 0;
  memory.remember = async (...what) => times++ ? new Promise(() => {}) : remember(...what);
  void file.write('two');
  while (text() !== 'two' || times < 2) await new Promise(resolve => setTimeout(resolve));
  memory.remember = remember;
  assert.deepEqual(await page(undefined, null).write('three'), DONE);  // its lock died with it
});

test('what is in it already is not written again', async () => {
  const {page, handle} = await disk(), file = page();
  await file.choose('x');
  await file.write('same');
  handle.createWritable = throwing('NotAllowedError');
  assert.deepEqual(await page().write('same'), DONE);
});

test('nothing chosen, and a browser that can not do it', async () => {
  const {page, memory} = await disk();
  assert.equal(await page(throwing('AbortError')).choose('x'), '');
  assert.equal((await page().state()).state, 'none');
  assert.equal((await new KeptFile(BOARD, memory, undefined, undefined).state()).state, 'unsupported');
});

test('a handle that can not be remembered still works until the page is closed', async () => {
  const {page, memory, text} = await disk(), file = page();
  memory.remember = throwing('DataCloneError');
  assert.notEqual(await file.choose('x'), '');
  assert.deepEqual(await file.write('one'), DONE);
  assert.equal(text(), 'one');
});
