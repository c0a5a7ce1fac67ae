// Looking back, the activity feed and restoring, in a real browser by role, name and keys.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const SIZE = {viewport: {width: 1440, height: 900}};

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page */
const slider = page => page.getByRole('slider', {name: 'Day', exact: true});
/** @param {Page} page */
const value_of = async page => Number(await slider(page).getAttribute('aria-valuenow'));
/** @param {Page} page @param {number} value */
async function until_at(page, value) {
  for (let turn = 0; turn < 40; ++turn) {
    if (await value_of(page) === value) return;
    await page.waitForTimeout(50);
  }
  assert.equal(await value_of(page), value);
}
/** How many cards a column says it has. @param {Page} page @param {string} name */
async function count_in(page, name) {
  const label = await page.getByRole('group', {name: new RegExp(`^${name}, `)}).first().getAttribute('aria-label');
  return Number(/, (\d+)/.exec(label ?? '')?.[1]);
}

test('the slider shows the board as it was, by keys, and Escape goes back to now', async () => {
  const {page, context, errors} = await chromium.open({context: SIZE});
  const new_now = await count_in(page, 'New');
  await page.keyboard.press('h');
  await page.getByRole('region', {name: 'Looking back'}).waitFor();
  await slider(page).waitFor();
  const last = Number(await slider(page).getAttribute('aria-valuemax'));
  assert.ok(last > 60, `${last} days`);
  await until_at(page, last - 1);
  await page.keyboard.press('ArrowLeft');
  await until_at(page, last - 2);
  await page.keyboard.press('PageDown');
  await until_at(page, last - 9);
  await page.keyboard.press('Home');
  await until_at(page, 1);
  assert.match(await slider(page).getAttribute('aria-valuetext') ?? '', /\d{4}$/);
  await page.waitForTimeout(200);
  assert.notEqual(await count_in(page, 'New'), new_now);
  assert.match(await page.getByRole('status').first().textContent() ?? '', /^(Memory only|Saved)/);
  await page.keyboard.press('Escape');
  await page.getByRole('region', {name: 'Looking back'}).waitFor({state: 'detached'});
  await page.waitForTimeout(200);
  assert.equal(await count_in(page, 'New'), new_now);
  assert.deepEqual(errors, []);
  await context.close();
});

test('what was deleted is in the activity, and comes back with its press; a reload keeps it', async () => {
  const {page, context, errors} = await chromium.open({context: SIZE});
  await page.getByRole('link', {name: 'Deals', exact: true}).click();
  await page.getByRole('grid', {name: 'Deals'}).getByRole('gridcell').first().dblclick();
  const panel = page.getByRole('complementary', {name: 'Record'});
  await panel.waitFor();
  const title = await panel.getByRole('textbox', {name: 'Title'}).inputValue();
  await panel.getByRole('button', {name: 'Delete', exact: true}).click();
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor();
  await page.keyboard.press('8');
  const feed = page.getByRole('main', {name: 'Activity'});
  await feed.getByRole('listitem', {name: `Deleted “${title}”`}).first().waitFor();
  await feed.getByRole('button', {name: 'Deleted', exact: true}).click();
  await feed.getByRole('button', {name: `Restore “${title}”`}).click();
  await feed.getByRole('button', {name: `Restore “${title}”`}).waitFor({state: 'detached'});
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor();
  await page.reload();
  await feed.getByRole('button', {name: 'By person', exact: true}).waitFor();
  await feed.getByRole('listitem', {name: `Restored “${title}”`}).first().waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
