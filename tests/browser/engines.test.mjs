// One day of a person in Chromium, Firefox and WebKitGTK: start, add, edit, drag, save, reload, export, found by role and name.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {engines, until} from './support/engines.mjs';

const SIZE = {width: 1100, height: 700};
const TITLE = 'Grüße an Łódź 🚀';
const program = process.env.FUNNEL_BIN ?? new URL('../../bin/funnel', import.meta.url).pathname;

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof engines[0]['start']>>['open']>>} Someone */
/** @param {string} name */
const column = name => ['group', new RegExp(`^${name}, `)];
/** @param {string} column_name @param {string} rest what its name says after the title */
const card = (column_name, rest = '') => [...column(column_name), 'listitem', new RegExp(`^${TITLE}.*${rest}`)];

/** Turns the wheel until the columns are whole on screen. @param {Someone} someone @param {string[]} names */
async function show(someone, ...names) {
  await someone.move(600, 500);
  for (let turn = 0; turn < 10; turn++) {
    const boxes = await Promise.all(names.map(name => someone.find(...column(name))));
    if (boxes.every(box => box && box.x > 60 && box.x + box.width < SIZE.width && box.width > 200)) return;
    const before = await columns(someone);
    await someone.wheel(600, 500, 480, 0);
    // While the board scrolls, its elements stay where they were.
    await until('the board to scroll', async () => await columns(someone) !== before);
  }
  assert.fail(`the columns ${names.join(', ')} do not come into view`);
}

/** @param {Someone} someone */
const columns = someone => someone.evaluate(() => [...document.querySelectorAll('#sem [role=group]')]
  .map(group => [group.id, group.getBoundingClientRect().x]).join());

for (const engine of engines) {
  describe(engine.name, () => {
    /** @type {Awaited<ReturnType<typeof engine.start>>} */
    let browser;
    before(async () => { browser = await engine.start(); });
    after(() => browser?.close());

    test(`${engine.name}: start, add, edit, drag, undo, save, reload, export`, async () => {
      const someone = await browser.open('', SIZE);
      await someone.see('region', 'Board');
      await someone.see('status', /^Memory only/);

      await show(someone, 'Discovery', 'Qualified');
      await someone.click('button', 'Quick add in Discovery');
      await someone.fill(TITLE, 'textbox', 'Title');
      await someone.fill('12500', 'textbox', 'Amount');
      await someone.press('Enter');
      await someone.see(...card('Discovery', '12,500'));
      await someone.click('button', 'Cancel');

      await someone.click(...card('Discovery'));
      await someone.fill('20000', 'complementary', 'Record', 'textbox', 'Amount');
      await someone.press('Enter');
      await someone.see(...card('Discovery', '20,000'));
      await someone.click('complementary', 'Record', 'button', 'Close');
      await someone.miss('complementary', 'Record');

      const target = await someone.see(...column('Qualified'));
      const from = await someone.box_of(...card('Discovery'));
      await someone.drag({x: from.x + 60, y: from.y + 20}, {x: target.x + 80, y: target.y + 200});
      await someone.see(...card('Qualified', '20,000'));
      await someone.press('Control+z');
      await someone.see(...card('Discovery', '20,000'));
      await someone.press('Control+y');
      await someone.see(...card('Qualified', '20,000'));
      await someone.see('status', /^Saved/);

      await someone.reload();
      await someone.see('status', /^Saved/);
      await show(someone, 'Qualified');
      await someone.see(...card('Qualified', '20,000'));

      await someone.press('Control+s');
      const path = await someone.downloaded();
      const check = spawnSync(program, ['check', path]);
      assert.equal(check.status, 0, String(check.stdout) + check.stderr);
      const deal = JSON.parse(readFileSync(path, 'utf8')).deals.find((/** @type {any} */ one) => one.title === TITLE);
      assert.deepEqual(deal.amount, [2_000_000, 'EUR']);
      assert.deepEqual(await someone.problems(), []);
      await someone.close();
    });
  });
}
