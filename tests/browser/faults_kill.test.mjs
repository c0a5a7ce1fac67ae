// Browsers and tabs that end without a word: whatever the page has ever called Saved is there afterwards.
// FUNNEL_FAULTS=all: as often as the acceptance says.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {add, add_and_save, add_at_last, begin_to_add, names_on, opens_whole} from './support/edits.mjs';
import {engines} from './support/engines.mjs';
import {PROFILES, chromium_profile} from './support/profiles.mjs';

const [KILLS, CLOSES] = process.env.FUNNEL_FAULTS === 'all' ? [20, 20] : [2, 3];

/** @typedef {import('./support/edits.mjs').Someone} Someone */

/** Edits without a pause, and asks all the while which of them are Saved, until somebody ends it.
 *  @param {Someone} someone @param {string} prefix @param {Set<string>} kept */
async function edit_on(someone, prefix, kept) {
  async function ask_on() {
    for (;;) for (const name of await someone.evaluate(names_saved)) kept.add(name);
  }
  async function add_on() {
    for (let number = 1;; number++) await add(someone, `${prefix}.${number}`);
  }
  await Promise.all([ask_on(), add_on()]);
}

/** In the page: what it shows while it says Saved. */
function names_saved() {
  if (!document.querySelector('[role=status]')?.textContent?.startsWith('Saved')) return [];
  return [...document.querySelectorAll('[role=listitem]')].map(item => item.ariaLabel ?? item.textContent ?? '').filter(name => /^\d+\.\d+$/.test(name));
}

/** Names are "kill.number": of each kill those from 1 on, without a gap. @param {string[]} names */
function assert_prefixes(names) {
  /** @type {Record<string, number[]>} */
  const numbers = {};
  for (const [, kill, number] of names.map(name => /^(\d+)\.(\d+)$/.exec(name) ?? [])) (numbers[kill] ??= []).push(Number(number));
  delete numbers.undefined;
  for (const [kill, found] of Object.entries(numbers)) {
    assert.deepEqual(found.sort((a, b) => a - b), found.map((_, i) => i + 1), `the edits before kill ${kill}`);
  }
}

for (const [engine, make] of PROFILES) {
  test(`F4: ${engine} is killed ${KILLS} times among edits: none that was Saved is lost, and no recovery is needed`, async t => {
    const profile = await make();
    t.after(profile.remove);
    /** @type {Set<string>} */
    const kept = new Set();
    for (let kill = 1; kill <= KILLS; kill++) {
      const browser = await profile.start(), someone = await browser.open();
      if (kill > 1) await opens_whole(someone);
      await begin_to_add(someone);
      let is_over = false;
      const edits = edit_on(someone, `${kill}`, kept).catch(error => {
        if (!is_over) throw error;
      });
      await Promise.race([edits, wait(400 + 1600 * (kill * 0.618 % 1))]);
      is_over = true;
      await browser.kill();
      await edits;
    }
    const someone = await (await profile.start()).open();
    await opens_whole(someone);
    const names = await names_on(someone), lost = [...kept].filter(name => !names.includes(name));
    t.diagnostic(`${engine}: ${KILLS} kills, ${kept.size} edits were Saved, ${lost.length} of them lost`);
    assert.deepEqual(lost, []);
    assert.ok(kept.size >= KILLS, 'most runs got as far as an edit');
    assert_prefixes(names);
  });

  test(`F5: a tab of ${engine} is closed at once after an edit, ${CLOSES} times: the edit is there`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), first = await browser.open();
    await add_and_save(first, 'the first');
    for (let close = 1; close <= CLOSES; close++) {
      const someone = await browser.open();
      await opens_whole(someone);
      await begin_to_add(someone);
      await add_at_last(someone, `last words ${close}`);
      await someone.close();
    }
    await first.reload();
    await opens_whole(first);
    const kept = (await names_on(first)).filter(name => /^last words/.test(name));
    t.diagnostic(`${engine}: ${kept.length} of ${CLOSES} kept`);
    assert.equal(kept.length, CLOSES);
  });
}

// Its profile lasts as long as the browser, so it is another window of it that is closed.
test(`F5: a window of WebKitGTK is closed at once after an edit, ${CLOSES} times: the edit is there`, async t => {
  const browser = await engines[2].start();
  t.after(() => browser.close());
  const someone = await browser.open('?test=1', {width: 1000, height: 640}), url = await someone.evaluate(() => location.href);
  await add_and_save(someone, 'the first');
  for (let close = 1; close <= CLOSES; close++) {
    await someone.open_beside?.(url);
    await opens_whole(someone);
    await begin_to_add(someone);
    await add_at_last(someone, `last words ${close}`);
    await someone.close_beside?.();
  }
  await someone.reload();
  await opens_whole(someone);
  const kept = (await names_on(someone)).filter(name => /^last words/.test(name));
  t.diagnostic(`WebKitGTK: ${kept.length} of ${CLOSES} kept`);
  assert.equal(kept.length, CLOSES);
});

test(`F1: the tab crashes right after the frame of an edit, ${CLOSES} times: the edit is there`, async t => {
  const profile = await chromium_profile();
  t.after(profile.remove);
  const browser = await profile.start(), first = await browser.open();
  await add_and_save(first, 'the first');
  await first.close();
  for (let crash = 1; crash <= CLOSES; crash++) {
    const someone = await browser.open();
    await opens_whole(someone);
    await begin_to_add(someone);
    const page = browser.pages[browser.pages.length - 1], cdp = await browser.context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    await add_at_last(someone, `last words ${crash}`);
    cdp.send('Page.crash').catch(() => {});  // never answered
    await crashed;
    await page.close();
  }
  const someone = await browser.open();
  await opens_whole(someone);
  const kept = (await names_on(someone)).filter(name => /^last words/.test(name));
  t.diagnostic(`${kept.length} of ${CLOSES} kept`);
  assert.equal(kept.length, CLOSES);
});
