// Pages that crash at the worst moment, are hidden, frozen, left, duplicated or end without a word.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {add_and_save, add_at_last, begin_to_add, names_on, opens_whole, saved_file, status_says} from './support/edits.mjs';
import {until} from './support/engines.mjs';
import {PROFILES, chromium_profile} from './support/profiles.mjs';

/** @typedef {import('./support/edits.mjs').Someone} Someone */
/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof chromium_profile>>['start']>>} Browser */

/** @param {import('node:test').TestContext} t @param {{first?: string}} [options] */
async function in_chromium(t, options) {
  const profile = await chromium_profile();
  t.after(profile.remove);
  return profile.start(options);
}

/** The processes of the pages end at once, in the middle of whatever they do. @param {Browser} browser */
async function kill_pages(browser) {
  const session = await /** @type {import('playwright-core').Browser} */ (browser.context.browser()).newBrowserCDPSession();
  const {processInfo} = /** @type {{processInfo: {type: string, id: number}[]}} */ (await session.send('SystemInfo.getProcessInfo'));
  for (const {type, id} of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
}

/** In the page: a transaction of an edit stands still before or after it is handed over. @param {boolean} is_handed_over */
function stand_still(is_handed_over) {
  const {commit} = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function() {
    if (is_handed_over) commit.call(this);
    for (const end = performance.now() + 5000; performance.now() < end;);
    commit.call(this);
  };
}

test('F2: the tab dies inside the task of an edit: the edit is there whole or not at all, and all before it is there', async t => {
  const browser = await in_chromium(t), first = await browser.open();
  await add_and_save(first, 'the first');
  await first.close();
  const kept = [];
  for (const is_handed_over of [true, false, true, false]) {
    const someone = await browser.open(), page = browser.pages[browser.pages.length - 1];
    await opens_whole(someone);
    await begin_to_add(someone);
    await someone.evaluate(stand_still, is_handed_over);
    const crashed = page.waitForEvent('crash');
    await someone.type(`last words ${kept.length + 1}`);
    someone.key_down('Enter').catch(() => {});  // never answered
    await wait(500);
    await kill_pages(browser);
    await crashed;
    await page.close();
    const next = await browser.open();
    await opens_whole(next);
    const names = await names_on(next);
    assert.ok(names.includes('the first'));
    kept.push(names.includes(`last words ${kept.length + 1}`));
    await next.close();
  }
  t.diagnostic(`handed over, not, handed over, not: ${kept}`);
  assert.deepEqual([kept[1], kept[3]], [false, false], 'what was never handed over can not be there');
});

test('F3: the tab crashes while somebody types: the board is whole, and only what was being typed is gone', async t => {
  const browser = await in_chromium(t), someone = await browser.open(), page = browser.pages[0];
  await add_and_save(someone, 'the first');
  await someone.type('fifty keys of a name that nobody ever said was done');
  const cdp = await browser.context.newCDPSession(page), crashed = page.waitForEvent('crash');
  cdp.send('Page.crash').catch(() => {});
  await crashed;
  const next = await browser.open();
  await opens_whole(next);
  const names = await names_on(next);
  assert.ok(names.includes('the first') && !names.some(name => /fifty/.test(name)), `${names}`);
});

/** Writes into the title of a card, and stays in the field. @param {Someone} someone @param {string} card @param {string} title */
async function begin_to_rename(someone, card, title) {
  await someone.click('listitem', card);
  await someone.fill(title, 'complementary', 'Record', 'textbox', 'Name');
}

for (const [engine, make] of PROFILES) {
  test(`F14: in a tab of ${engine} that goes behind another what was being typed is saved without a frame`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'the first');
    await someone.press('Escape');
    await begin_to_rename(someone, 'the first', 'renamed on the way out');
    await someone.evaluate(() => void (window.requestAnimationFrame = () => 0));
    await someone.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden'});
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await wait(500);
    await browser.kill();
    const next = await (await profile.start()).open();
    await opens_whole(next);
    assert.ok((await names_on(next)).includes('renamed on the way out'));
  });

  test(`F13: back in a tab of ${engine} that had been left: it shows what another did meanwhile, and writes nothing stale`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'the first');
    await someone.evaluate(() => {
      addEventListener('pageshow', event => /** @type {any} */ (window).was_kept = event.persisted);
      location.assign('licenses.txt');
    });
    await until('the other page', () => someone.evaluate(() => /Dear ImGui/.test(document.body.innerText)).catch(() => false));
    const other = await browser.open({is_window: true});
    await opens_whole(other);
    await add_and_save(other, 'meanwhile');
    await someone.evaluate(() => history.back());
    await until('the board again', () => someone.evaluate(() => document.querySelector('#sem > *') !== null).catch(() => false));
    await opens_whole(someone);
    const kept = await someone.evaluate(() => /** @type {any} */ (window).was_kept);
    t.diagnostic(`${engine}: the page ${kept ? 'had been kept' : 'was loaded again'}`);
    await until('what the other did', () => someone.find('listitem', 'meanwhile'));
    await someone.click('button', 'Undo');
    await status_says(someone, /^Saved/);
    const names = await names_on(other);
    assert.ok(names.includes('meanwhile') && !names.includes('the first'), `${names}`);
  });
}

test('F11: a tab is frozen behind another and thrown away: what was done and typed before is there', async t => {
  const browser = await in_chromium(t), someone = await browser.open(), page = browser.pages[0];
  await add_and_save(someone, 'the first');
  await someone.press('Escape');
  await begin_to_rename(someone, 'the first', 'renamed before the frost');
  await someone.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', {value: 'hidden'});
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', {state: 'frozen'});
  await page.close({runBeforeUnload: false});
  const next = await browser.open();
  await opens_whole(next);
  assert.ok((await names_on(next)).includes('renamed before the frost'));
});

const without_last_words = `(() => {
  const silent = ['visibilitychange', 'pagehide', 'beforeunload', 'unload', 'freeze', 'blur', 'focusout'];
  const {addEventListener} = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function(name, ...rest) {
    if (!silent.includes(name)) addEventListener.call(this, name, ...rest);
  };
})()`;

test('F12: a page that no event tells of its end is closed at once after an edit: the edit is there', async t => {
  const browser = await in_chromium(t, {first: without_last_words}), first = await browser.open();
  await add_and_save(first, 'the first');
  for (let close = 1; close <= 5; close++) {
    const someone = await browser.open();
    await opens_whole(someone);
    await begin_to_add(someone);
    await add_at_last(someone, `last words ${close}`);
    await someone.close();
  }
  await first.reload();
  await opens_whole(first);
  assert.equal((await names_on(first)).filter(name => /^last words/.test(name)).length, 5);
});

/** In the page: takes the lock of compaction, and keeps it. @param {string} board */
const hold_lock = board => new Promise(resolve => {
  void navigator.locks.request(`funnelboard-compaction/${board}`, () => {
    resolve(true);
    return new Promise(() => {});
  });
});
/** In the page. @param {string} board */
const is_lock_free = board => navigator.locks.request(`funnelboard-compaction/${board}`, {ifAvailable: true}, lock => lock !== null);

test('F61: a tab that holds the lock of compaction is frozen, then dies: saving needs no lock, and the lock passes on', async t => {
  const browser = await in_chromium(t), someone = await browser.open();
  await add_and_save(someone, 'the first');
  const {board: {board: {id}}, forget} = await saved_file(someone);
  forget();
  const other = await browser.open({is_window: true}), page = browser.pages[1];
  await opens_whole(other);
  await other.evaluate(hold_lock, id);
  const cdp = await browser.context.newCDPSession(page), crashed = page.waitForEvent('crash');
  await cdp.send('Page.setWebLifecycleState', {state: 'frozen'});
  assert.equal(await someone.evaluate(is_lock_free, id), false);
  await add_and_save(someone, 'past the frozen one');
  const third = await browser.open();
  await opens_whole(third);
  cdp.send('Page.crash').catch(() => {});
  await crashed;
  await until('the lock', () => third.evaluate(is_lock_free, id));
  assert.ok((await names_on(third)).includes('past the frozen one'));
});

test('F67: a duplicated tab is a session of its own: Undo there leaves what the first has done', async t => {
  const browser = await in_chromium(t), someone = await browser.open(), {context} = browser;
  await add_and_save(someone, 'mine');
  const [twin] = await Promise.all([
    context.waitForEvent('page'), someone.evaluate(() => void open(location.href)),  // with a copy of what the tab remembers
  ]);
  await twin.waitForSelector('#sem > *', {state: 'attached'});
  await twin.getByRole('status').filter({hasText: /^Saved/}).waitFor();
  const remembered = await Promise.all([someone.evaluate(() => ({...sessionStorage})), twin.evaluate(() => ({...sessionStorage}))]);
  assert.ok(JSON.stringify(remembered[1]).includes(JSON.parse(remembered[0]['funnelboard-sessions'])[0]), 'it is a copy');
  await twin.getByRole('listitem', {name: 'mine', exact: true}).waitFor();
  await twin.keyboard.press('Control+z');
  await wait(300);
  await twin.getByRole('button', {name: 'Quick add in Planned'}).click();
  await twin.getByRole('textbox', {name: 'Name'}).fill('of the twin');
  await twin.keyboard.press('Enter');
  await twin.getByRole('listitem', {name: 'of the twin'}).waitFor();
  await twin.getByRole('status').filter({hasText: /^Saved/}).waitFor();
  await until('the edit of the twin', () => someone.find('listitem', 'of the twin'));
  const {board} = await saved_file(someone);
  const session_of = (/** @type {string} */ name) =>
    board.campaigns.find((/** @type {{name: string}} */ one) => one.name === name)?._.s.slice(12);
  assert.match(session_of('mine'), /^[0-9a-v]{8}$/);
  assert.notEqual(session_of('of the twin'), session_of('mine'));
});
