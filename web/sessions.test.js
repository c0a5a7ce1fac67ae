import assert from 'node:assert/strict';
import {test} from 'node:test';
import {local_storage, lock_manager} from '../tests/support/page.js';
import {drawn} from './random.js';
import {Sessions} from './sessions.js';

/** A tab of a browser; without locks of its own when `locks` is not given. @param {Storage} browser @param {any} locks */
const tab = (browser, locks, own = local_storage()) => new Sessions(() => browser, () => own, locks);

test('F92: after a reload the sessions before it are free; those of other tabs are not', async () => {
  const browser = local_storage(), locks = lock_manager(), other_tabs = lock_manager();
  tab(browser, other_tabs).begin('gone1');
  tab(browser, locks).begin('alive');
  const page = tab(browser, locks);
  page.begin('now');
  assert.deepEqual(await page.free(), ['gone1']);
});

test('without locks only the sessions of the same tab are free', async () => {
  const browser = local_storage(), own = local_storage();
  tab(browser, undefined).begin('another tab');
  tab(browser, undefined, own).begin('before');
  const page = tab(browser, undefined, own);
  page.begin('now');
  assert.deepEqual(await page.free(), ['before']);
});

test('64 sessions are remembered', async () => {
  const browser = local_storage(), page = tab(browser, lock_manager());
  for (let i = 0; i < 70; i++) tab(browser, lock_manager()).begin(`s${i}`);
  page.begin('now');
  const free = await page.free();
  assert.deepEqual([free.length, free[0], free[62]], [63, 's69', 's7']);
});

test('F33: where nothing may be remembered, or what is there is damaged, no session is free', async () => {
  const forbidden = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  const page = new Sessions(forbidden, forbidden, undefined);
  page.begin('now');
  assert.deepEqual(await page.free(), []);
  const damaged = local_storage();
  for (const text of ['{', '{}', '[7]', 'null']) {
    damaged.setItem('funnelboard-sessions', text);
    assert.deepEqual(await tab(damaged, lock_manager()).free(), []);
  }
});

test('F82: random numbers that are none, or come twice, are refused', () => {
  /** @param {(array: any) => any} getRandomValues */
  const from = getRandomValues => drawn({getRandomValues}, 4);
  assert.equal(from(array => array), undefined);
  assert.equal(from(array => array.fill(7)), undefined);
  let calls = 0;
  assert.equal(from(array => array.fill(calls++)), undefined, 'zeros the first time');
  assert.equal(drawn(crypto, 4)?.length, 4);
  assert.notDeepEqual(drawn(crypto, 4), drawn(crypto, 4));
});
