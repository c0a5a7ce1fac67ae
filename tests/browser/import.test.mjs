// Real exports of another system, brought in through the page: five files at once, every link resolved.
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {start} from './support/chromium.mjs';

const folder = join(process.env.FUNNEL_SHARED_DATA || '../shared/data', 'salesforce_npsp_trailhead');
const skip = existsSync(folder) ? false : 'the shared test data is not here';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

test('Salesforce: members before people, deals before companies; all of it arrives and hangs together', {skip}, async () => {
  const {page, context, errors} = await chromium.open({context: {viewport: {width: 1440, height: 900}}});
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Import CSV'}).click();
  const names = ['CampaignMember', 'Opportunity', 'Contact', 'Account', 'Campaign'];
  await (await chooser).setFiles(names.map(name => join(folder, `${name}.csv`)));
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.waitFor();
  await page.waitForTimeout(500);
  await dialog.getByRole('button', {name: 'Import', exact: true}).click();
  await dialog.waitFor({state: 'detached'});
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor();

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  const board = JSON.parse(text);
  assert.equal(board.campaigns.length, 17);
  assert.equal(board.leads.length, 166);
  assert.equal(board.companies.length, 115);
  assert.equal(board.deals.length, 102);
  assert.equal(board.touches.length, 228);
  const ids = /** @type {(list: {id: string}[]) => Set<string>} */ (list => new Set(list.map(one => one.id)));
  const campaigns = ids(board.campaigns), leads = ids(board.leads), companies = ids(board.companies);
  assert.ok(board.touches.every(/** @param {any} touch */ touch => campaigns.has(touch.campaign) && leads.has(touch.lead)));
  assert.ok(board.leads.every(/** @param {any} lead */ lead => companies.has(lead.company)));
  assert.ok(board.deals.every(/** @param {any} deal */ deal => companies.has(deal.company)));
  assert.equal(board.deals.filter(/** @param {any} deal */ deal => campaigns.has(deal.campaign)).length, 97);
  assert.equal(board.deals.reduce(/** @param {number} sum @param {any} deal */ (sum, deal) => sum + (deal.amount?.[0] ?? 0), 0), 76_164_500);
  assert.deepEqual(errors, []);
  await context.close();
});

/** In the page: no frame comes any more, as in a tab that is hidden; what was asked for comes with show_frames(). */
function hide_frames() {
  const ask = window.requestAnimationFrame.bind(window);
  /** @type {FrameRequestCallback[]} */
  const asked = [];
  window.requestAnimationFrame = draw => asked.push(draw);
  Object.assign(window, {show_frames: () => {
    window.requestAnimationFrame = ask;
    asked.forEach(draw => ask(draw));
  }});
}

/** In the page: resolves when the logs of all boards hold so many rows of this text. @param {string} text */
async function logged(text) {
  for (;;) {
    for (const {name = ''} of await indexedDB.databases()) {
      if (!name.startsWith('funnelboard-')) continue;
      const database = await new Promise(resolve => { indexedDB.open(name).onsuccess = event => resolve(/** @type {any} */ (event.target).result); });
      const rows = await new Promise(resolve => { database.transaction('log').objectStore('log').getAll().onsuccess = (/** @type {any} */ event) => resolve(event.target.result); });
      database.close();
      if (rows.some((/** @type {{text: string}} */ row) => row.text.includes(text))) return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

test('an import that was begun goes on and is saved while its tab is hidden', async () => {
  const {page, context, errors} = await chromium.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Import CSV'}).click();
  const rows = Array.from({length: 20_000}, (_, i) => `Person ${i},person.${i}@mail.example`);
  await (await chooser).setFiles({name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(`Name,Email\n${rows.join('\n')}`)});
  const dialog = page.getByRole('dialog', {name: 'Import'}), button = dialog.getByRole('button', {name: 'Import', exact: true});
  await button.waitFor();
  await page.evaluate(hide_frames);
  await button.evaluate(el => /** @type {HTMLElement} */ (el).click());
  await page.evaluate(logged, 'person.19999@mail.example');
  await page.evaluate('show_frames()');
  await dialog.waitFor({state: 'detached'});
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});
