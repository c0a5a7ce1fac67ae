// What a person does on the first day, in a real browser, found by role and name: the acceptance of "The board runs".
import assert from 'node:assert/strict';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const SIZE = {viewport: {width: 1440, height: 900}};
const open = () => chromium.open({context: SIZE});

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page @param {string} name */
const column = (page, name) => page.getByRole('group', {name: new RegExp(`^${name}, `)});
/** @param {Page} page @param {string} column_name @param {string} title */
const card = (page, column_name, title) => column(page, column_name).getByRole('listitem', {name: new RegExp(`^${title}`)});
/** @param {Page} page */
const saved = page => page.getByRole('status').filter({hasText: /^Saved/}).waitFor();

/** Scrolls the board until the column is whole on screen. @param {Page} page @param {string} name */
async function show(page, name) {
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 30; ++turn) {
    const box = await column(page, name).boundingBox({timeout: 300}).catch(() => null);
    if (box && box.x > 200 && box.x + box.width < 1430 && box.width > 150) return;
    await page.mouse.wheel(240, 0);
    await page.waitForTimeout(120);
  }
  assert.fail(`the column ${name} does not come into view`);
}

/** @param {Page} page @param {string} name @param {string} title @param {string} amount */
async function quick_add(page, name, title, amount) {
  await page.getByRole('button', {name: `Quick add in ${name}`, exact: true}).click();
  await page.getByRole('textbox', {name: 'Title', exact: true}).fill(title);
  await page.getByRole('textbox', {name: 'Amount', exact: true}).fill(amount);
  await page.keyboard.press('Enter');
  await card(page, name, title).waitFor();
  await page.getByRole('button', {name: 'Cancel', exact: true}).click();
}

/** @param {Page} page @param {string} from @param {string} to @param {string} title */
async function drag(page, from, to, title) {
  const start_box = await card(page, from, title).boundingBox();
  const target = await column(page, to).boundingBox();
  assert.ok(start_box && target);
  await page.mouse.move(start_box.x + 60, start_box.y + 20);
  await page.mouse.down();
  await page.mouse.move(start_box.x + 90, start_box.y + 30, {steps: 3});
  await page.mouse.move(target.x + 80, target.y + 150, {steps: 8});
  await page.waitForTimeout(150);
  await page.mouse.up();
  await card(page, to, title).waitFor();
}

/** The titles of the cards on screen, per column. @param {Page} page */
const order = page => page.getByRole('region', {name: 'Board'}).getByRole('group').evaluateAll(groups => groups.map(group => [
  group.getAttribute('aria-label'),
  [...group.querySelectorAll('[role=listitem]')].map(item => (item.getAttribute('aria-label') ?? item.textContent ?? '').split(',')[0]),
]));

/** @param {Page} page */
async function fingerprint(page) {
  await page.getByRole('link', {name: 'Data'}).click();
  const text = page.getByText(/^Fingerprint/).first();
  await text.waitFor();
  const found = /[0-9A-Z]{8}/.exec((await text.textContent()) ?? '');
  assert.ok(found, 'the Data view shows a fingerprint');
  return found[0];
}

test('the board shows the sample, and nothing of it is stored until it is edited', async () => {
  const {page, context, errors} = await open();
  await page.getByRole('region', {name: 'Board'}).waitFor();
  assert.ok(await column(page, 'Planned').count());
  assert.ok(await page.getByRole('listitem').count() > 10);
  assert.match((await page.getByRole('status').first().textContent()) ?? '', /^Memory only/);
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(one => one.name));
  assert.deepEqual(databases.filter(name => name?.startsWith('funnelboard-01')), []);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a day: add, drag, carry by keyboard, edit, undo, reload, export, open elsewhere', async () => {
  const {page, context, errors} = await open();
  await show(page, 'Proposal');
  await show(page, 'Discovery');
  await quick_add(page, 'Discovery', 'Acme rollout', '12500');
  await saved(page);

  await show(page, 'Proposal');
  await drag(page, 'Discovery', 'Proposal', 'Acme rollout');
  await card(page, 'Proposal', 'Acme rollout').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await card(page, 'Discovery', 'Acme rollout').waitFor();

  await card(page, 'Discovery', 'Acme rollout').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', {name: 'Record'});
  const amount = panel.getByRole('textbox', {name: 'Amount', exact: true});
  await amount.fill('20000');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=listitem]')].some(item => /Acme rollout.*20,000/.test(item.getAttribute('aria-label') ?? item.textContent ?? '')));
  await page.getByRole('button', {name: 'Undo', exact: true}).click();   // the amount
  await page.waitForFunction(() => [...document.querySelectorAll('[role=listitem]')].some(item => /Acme rollout.*12,500/.test(item.getAttribute('aria-label') ?? item.textContent ?? '')));
  await page.getByRole('button', {name: 'Undo', exact: true}).click();   // the move by keyboard
  await panel.getByRole('button', {name: 'Close', exact: true}).click();
  await show(page, 'Proposal');
  await card(page, 'Proposal', 'Acme rollout').waitFor();
  await saved(page);
  await page.waitForTimeout(300);
  const before = await order(page);
  const mark = await fingerprint(page);

  await page.reload();
  await page.waitForSelector('#sem > *', {state: 'attached'});
  assert.equal(await fingerprint(page), mark, 'the same fingerprint after a reload');
  await page.getByRole('link', {name: 'Board'}).click();
  await show(page, 'Proposal');
  await page.waitForTimeout(300);
  const again = new Map(/** @type {[string, string[]][]} */ (await order(page)));
  for (const [name, titles] of /** @type {[string, string[]][]} */ (before)) {
    if (again.has(name)) assert.deepEqual(again.get(name)?.slice(0, 3), titles.slice(0, 3), `the order in ${name}`);
  }

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await download;
  assert.match(file.suggestedFilename(), /\.funnel\.json$/);
  const path = join(mkdtempSync(join(tmpdir(), 'funnelboard-')), file.suggestedFilename());
  await file.saveAs(path);
  assert.deepEqual(errors, []);
  await context.close();

  const colleague = await open();
  const chooser = colleague.page.waitForEvent('filechooser');
  await colleague.page.getByRole('button', {name: 'Open a file'}).click();
  await (await chooser).setFiles(path);
  const dialog = colleague.page.getByRole('dialog', {name: 'Import'});
  await dialog.waitFor();
  await dialog.getByRole('button', {name: /^(Open|Import)$/}).last().click();
  await saved(colleague.page);
  assert.equal(await fingerprint(colleague.page), mark, 'a colleague who opens the file sees the same fingerprint');
  assert.deepEqual(colleague.errors, []);
  await colleague.context.close();
});

test('a menu lies over the board for those who press by name, too', async () => {
  const {page, context, errors} = await open();
  await page.getByRole('button', {name: /^Board: /}).click();
  await page.getByRole('menuitem', {name: 'Rename and settings'}).click({timeout: 5000});
  await page.getByRole('textbox', {name: 'Board name'}).or(page.getByRole('heading', {name: 'Data'})).first().waitFor({timeout: 5000});
  assert.deepEqual(errors, []);
  await context.close();
});

test('a file that is no board is refused with a sentence, and the board stays', async () => {
  const {page, context} = await open();
  const path = join(mkdtempSync(join(tmpdir(), 'funnelboard-')), 'cut.json');
  writeFileSync(path, '{"funnelboard":1,"leads":[{"name":"Ada"');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Open a file'}).click();
  await (await chooser).setFiles(path);
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.getByText(/cut|end/i).first().waitFor();  // once it is read
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  assert.ok(await page.getByRole('listitem').count() > 10);
  await context.close();
});

test('while nothing happens, no frame is asked for', async () => {
  const {page, context} = await open();
  await page.waitForTimeout(1500);
  const frames = await page.evaluate(() => new Promise(resolve => {
    let count = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = callback => { ++count; return ask(callback); };
    setTimeout(() => resolve(count), 5000);
  }));
  assert.equal(frames, 0);
  await context.close();
});
