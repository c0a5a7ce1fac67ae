// For people who don't use a mouse, or can't see the picture: axe on every view and dialog, and the main job done by keyboard
// alone and by the accessibility tree alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {after, before, test} from 'node:test';
import {start} from './support/chromium.mjs';

const axe = fs.readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

/** @typedef {import('playwright-core').Page} Page */

const DESK = {viewport: {width: 1440, height: 900}}, TABLET = {viewport: {width: 820, height: 1180}};

/** @param {Page} page @param {string} where */
async function check(page, where) {
  await page.waitForTimeout(250);
  const found = await page.evaluate(async () => {
    const {violations} = await /** @type {any} */ (window).axe.run(document, {resultTypes: ['violations']});
    return violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes[0].html}`);
  });
  assert.deepEqual(found, [], where);
}

/** What has the focus. @param {Page} page */
const focused = page => page.evaluate(() => {
  const el = document.activeElement;
  if (!el) return '';
  const tag = el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement ? 'textbox' : '';
  return `${el.getAttribute('role') ?? (el.tagName === 'A' ? 'link' : tag)} ${el.getAttribute('aria-label') ?? el.textContent}`;
});

/** Presses Tab until it has the focus. @param {Page} page @param {RegExp} wanted "role name" */
async function tab_to(page, wanted) {
  const passed = [];
  for (let n = 0; n < 150; ++n) {
    const now = await focused(page);
    if (wanted.test(now)) return;
    passed.push(now);
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${wanted}; it passed ${passed.slice(-40).join(' | ')}`);
}

for (const [name, context] of /** @type {const} */ ([['desk', DESK], ['tablet', TABLET]])) {
  test(`axe finds nothing on any view, panel, menu or dialog: ${name}`, async () => {
    const {page, context: its, errors} = await chromium.open({context});
    await page.evaluate(axe);
    for (const view of ['board', 'today', 'campaigns', 'leads', 'deals', 'insights', 'data']) {
      await page.evaluate(hash => { location.hash = hash; }, `#/${view}`);
      await check(page, view);
    }
    await page.evaluate(() => { location.hash = '#/board'; });
    await page.getByRole('region', {name: 'Board'}).waitFor();
    await page.getByRole('region', {name: 'Board'}).getByRole('listitem').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', {name: 'Record'}).waitFor();
    await check(page, 'record');
    await page.keyboard.press('Escape');
    for (const [keys, what] of [['?', 'Keyboard shortcuts'], ['Control+k', 'Search']]) {
      await page.keyboard.press(keys);
      await check(page, what);
      await page.keyboard.press('Escape');
    }
    for (const [button, what] of /** @type {[RegExp, string][]} */ ([[/^Share$/, 'Export'], [/^Start empty$/, 'New board'], [/^Board: /, 'board menu']])) {
      await page.getByRole('button', {name: button}).click();
      await check(page, what);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(100);
    }
    assert.deepEqual(errors, []);
    await its.close();
  });
}

/** @param {import('playwright-core').Download} download */
async function export_has(download, /** @type {RegExp} */ wanted) {
  const path = await download.path();
  assert.match(fs.readFileSync(path, 'utf8'), wanted);
}

/** @param {Page} page @param {string} label @param {string} option */
async function choose_by_keys(page, label, option) {
  await tab_to(page, new RegExp(`^combobox ${label}`));
  await page.keyboard.press('Enter');
  for (let n = 0; n < 40; ++n) {
    if (await focused(page) === `option ${option}`) break;
    await page.keyboard.press(n < 20 ? 'ArrowDown' : 'ArrowUp');
  }
  assert.equal(await focused(page), `option ${option}`);
  await page.keyboard.press('Enter');
}

/** Adds a lead, qualifies it, hands it over, accepts it, wins the deal and exports. @param {typeof chromium} browser */
async function main_job_by_keyboard(browser) {
  const {page, context, errors} = await browser.open({context: DESK});
  await page.keyboard.press('4');
  await tab_to(page, /^button New lead$/);
  await page.keyboard.press('Enter');
  for (let n = 0; n < 50 && await focused(page) !== 'textbox Name'; ++n) await page.waitForTimeout(100);
  assert.equal(await focused(page), 'textbox Name', 'what is new is named first');
  await page.keyboard.type('Grace Hopper');
  await page.keyboard.press('Enter');
  await choose_by_keys(page, 'Stage', 'MQL');
  await tab_to(page, /^button Hand over to sales$/);
  await page.keyboard.press('Enter');
  await tab_to(page, /^button Accept as deal$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Grace Hopper');
  await page.waitForTimeout(200);
  const options = await page.getByRole('option').allTextContents();
  const deal = options.findIndex(words => /^Grace Hopper, Discovery/.test(words));
  assert.ok(deal >= 0, options.join(' | '));
  for (let n = 0; n < deal; ++n) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', {name: 'Record'}).waitFor();
  await tab_to(page, /^button Close$/);
  await choose_by_keys(page, 'Stage', 'Won');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await export_has(await download, /Grace Hopper/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('5');
  await tab_to(page, /Filter deals$/);
  await page.keyboard.type('Grace Hopper');
  await page.getByRole('row', {name: /^Grace Hopper/}).filter({hasText: 'Won'}).first().waitFor({timeout: 5000});
  assert.deepEqual(errors, []);
  await context.close();
}

test('the main job by keyboard alone', () => main_job_by_keyboard(chromium));

test('the same where there is no WebGL at all', async () => {
  const without = await start({has_gl: false});
  try {
    const {page, context} = await without.open();
    assert.equal(await page.evaluate(() => document.createElement('canvas').getContext('webgl2')), null);
    await context.close();
    await main_job_by_keyboard(without);
  } finally {
    await without.close();
  }
});

test('the main job by the accessibility tree alone, without pointer and keys', async () => {
  const {page, context, errors} = await chromium.open({context: DESK});
  const record = page.getByRole('complementary', {name: 'Record'});
  /** @param {Parameters<Page['getByRole']>[0]} role @param {RegExp} name @param {import('playwright-core').Locator} inside */
  const press = async (role, name, inside = page.locator('body')) => {
    const it = inside.getByRole(role, {name}).first();
    await it.waitFor({state: 'attached', timeout: 5000});
    await it.evaluate(el => /** @type {HTMLElement} */ (el).click());
    await page.waitForTimeout(120);
  };
  /** @param {RegExp} label @param {string} text */
  const write = (label, text) => record.getByRole('textbox', {name: label}).evaluate((el, words) => {
    const field = /** @type {HTMLInputElement} */ (el);
    field.focus();
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    field.blur();
  }, text);
  await press('link', /^Leads$/);
  await press('button', /^New lead$/);
  await write(/^Name$/, 'Katherine Johnson');
  await press('combobox', /^Stage$/, record);
  await press('option', /^MQL$/);
  await press('button', /^Hand over to sales$/);
  await press('button', /^Accept as deal$/);
  await press('link', /^Deals$/);
  await page.getByRole('searchbox', {name: 'Filter deals'}).evaluate((el, words) => {
    const field = /** @type {HTMLInputElement} */ (el);
    field.focus();
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }, 'Katherine');
  await press('row', /^Katherine Johnson/);
  await press('combobox', /^Stage$/, record);
  await press('option', /^Won$/);
  await page.getByRole('row', {name: /^Katherine Johnson/}).filter({hasText: 'Won'}).first().waitFor({timeout: 5000});
  await press('button', /^Share$/);
  const download = page.waitForEvent('download');
  await press('button', /^Save the file$/);
  await export_has(await download, /Katherine Johnson/);
  assert.deepEqual(errors, []);
  await context.close();
});
