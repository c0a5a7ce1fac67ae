// What is printed is a report of the view, made of words: they can be found in the PDF.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

/** @param {import('playwright-core').Page} page */
async function words_on_paper(page) {
  const path = join(mkdtempSync(join(tmpdir(), 'funnelboard-')), 'page.pdf');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));  // printing to a PDF by protocol does not tell the page
  writeFileSync(path, await page.pdf({format: 'A4'}));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return execFileSync('pdftotext', ['-layout', path, '-'], {encoding: 'utf8'});
}

test('the board, a table and the figures are printed as words, with what is scrolled out of sight', async () => {
  const {page, context, errors} = await chromium.open({context: {viewport: {width: 1440, height: 900}}});
  const seen = (await page.getByRole('listitem').evaluateAll(items => items.map(item => (item.getAttribute('aria-label') ?? '').split(',')[0])));
  const board = await words_on_paper(page);
  for (const words of ['Board', 'Planned, 3', 'Negotiation, ', seen[0]]) assert.ok(board.replace(/\s+/g, ' ').includes(words), `${words}\n${board.slice(0, 1500)}`);
  assert.doesNotMatch(board, /Undo|Quick add/);
  const before = await page.getByRole('listitem').count();
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole('listitem').count(), before, 'the screen is as it was');

  await page.evaluate(() => { location.hash = '#/deals'; });
  await page.getByRole('grid', {name: 'Deals'}).waitFor();
  const on_screen = await page.getByRole('row').count();
  const deals = await words_on_paper(page);
  assert.match(deals, /Close/);
  const lines = deals.split('\n').filter(line => /€/.test(line)).length;
  assert.ok(lines > on_screen * 1.5, `${lines} lines with an amount; ${on_screen} rows are on screen`);

  await page.evaluate(() => { location.hash = '#/insights'; });
  await page.waitForTimeout(400);
  const insights = await words_on_paper(page);
  assert.match(insights, /Win rate.*\d+ ?%/s);
  assert.deepEqual(errors, []);
  await context.close();
});
