// funnel report: its keys, its figures on small boards, and the past.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {bytes, done, folder, report} from './support.mjs';

const keys = ['campaigns', 'leads', 'deals_open', 'deals_won', 'deals_lost', 'revenue_won', 'pipeline_open', 'weighted_open', 'win_rate', 'win_rate_by_value',
  'average_deal_won', 'cycle_days_mean', 'cycle_days_median', 'velocity_per_day', 'conversion'];

/** Writes a plain board and reports on it. @param {string} at @param {object} board @param {...string} words */
function reportOn(at, board, ...words) {
  fs.writeFileSync(path.join(at, 'plain.json'), JSON.stringify(board));
  return report(at, 'plain.json', ...words);
}
const day = (/** @type {string} */ text) => Date.parse(text);

test('the object has the keys of the contract, and so has every group', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const found = report(at, 'board.json');
  for (const key of keys) assert.ok(key in found, key);
  for (const group of ['by_owner', 'by_source', 'by_campaign', 'by_reason']) {
    for (const [name, one] of Object.entries(found[group])) for (const key of keys) assert.ok(key in one, `${group} ${name} ${key}`);
  }
  for (const mode of ['reached', 'strict', 'any']) {
    assert.equal(found.conversion[mode][0].stage, 'New');
    assert.equal(found.conversion[mode].at(-1).stage, 'Won');
  }
  const sum = (/** @type {string} */ key) => Object.values(found.by_owner).reduce((total, one) => total + one[key], 0);
  for (const key of ['leads', 'deals_open', 'deals_won', 'deals_lost']) assert.equal(sum(key), found[key], key);
});

test('the demo\'s figures follow from its records', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const {deals} = JSON.parse(bytes(at, 'board.json').toString());
  const found = report(at, 'board.json');
  const total = (/** @type {any[]} */ rows) => rows.reduce((sum, row) => sum + (row.amount?.[0] ?? 0), 0);
  const stage = (/** @type {any} */ deal) => deal.place[0];
  const won = deals.filter((/** @type {any} */ deal) => stage(deal) === 'stage.won');
  const lost = deals.filter((/** @type {any} */ deal) => stage(deal) === 'stage.lost');
  const open = deals.filter((/** @type {any} */ deal) => !['stage.won', 'stage.lost'].includes(stage(deal)));
  assert.deepEqual([found.deals_open, found.deals_won, found.deals_lost], [open.length, won.length, lost.length]);
  assert.deepEqual([found.pipeline_open[0], found.revenue_won[0]], [total(open), total(won)]);
  const weighted = open.reduce((/** @type {number} */ sum, /** @type {any} */ deal) => sum + deal.amount[0] * (deal.probability_by_hand ?? deal.probability), 0);
  assert.equal(found.weighted_open[0], Math.round(weighted / 10000));
  assert.equal(found.win_rate.value, won.length / (won.length + lost.length));
  const localDay = (/** @type {number} */ ms) => Math.floor((ms + 3600000) / 86400000);
  const cycle = won.map((/** @type {any} */ deal) => localDay(deal.place[2]) - localDay(deal.created)).sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  assert.ok(Math.abs(found.cycle_days_mean - cycle.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b) / cycle.length) < 1e-9);
  assert.equal(found.cycle_days_median, (cycle[10] + cycle[11]) / 2);
  const velocity = open.length * (total(won) / won.length) * found.win_rate.value / found.cycle_days_mean;
  assert.equal(found.velocity_per_day[0], Math.round(velocity));
});

test('a hand-written board: win rate by count and by value, weighted, average, cycle', t => {
  const at = folder(t);
  const found = reportOn(at, {deals: [
    {title: 'A', amount: [1000000, 'EUR'], created: day('2026-01-01'), place: ['stage.won', 'a1', day('2026-01-31')]},
    {title: 'B', amount: [2000000, 'EUR'], created: day('2026-01-01'), place: ['stage.won', 'a2', day('2026-03-02')]},
    {title: 'C', amount: [3000000, 'EUR'], place: ['stage.lost', 'a1', day('2026-02-01')]},
    {title: 'D', amount: [10000000, 'EUR'], place: 'Proposal'},
    {title: 'E', amount: [500000, 'USD'], place: 'Proposal'}]});
  assert.deepEqual([found.deals_open, found.deals_won, found.deals_lost], [2, 2, 1]);
  assert.deepEqual(found.win_rate, {value: 2 / 3, n: 3});
  assert.deepEqual(found.win_rate_by_value, {value: 0.5, n: 3});
  assert.deepEqual(found.weighted_open, [5000000, 'EUR']);
  assert.deepEqual(found.average_deal_won, [1500000, 'EUR']);
  assert.equal(found.cycle_days_mean, 45);
  assert.deepEqual(found.other_currencies, [{currency: 'USD', deals: 1, revenue_won: [0, 'USD'], pipeline_open: [500000, 'USD'], weighted_open: [250000, 'USD']}]);
});

test('an empty board has undefined rates, not zeros', t => {
  const found = reportOn(folder(t), {campaigns: []});
  assert.deepEqual(found.win_rate, {value: null, n: 0});
  assert.equal(found.average_deal_won, null);
  assert.equal(found.velocity_per_day, null);
  assert.equal(found.leads, 0);
});

test('the report of a past day knows nothing of what came later', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const now = report(at, 'board.json'), then = report(at, 'board.json', '--at', '2026-10-15'), before = report(at, 'board.json', '--at', '2026-01-01');
  assert.ok(then.leads < now.leads && then.leads > 100);
  assert.ok(then.deals_won < now.deals_won);
  assert.deepEqual([before.leads, before.deals_open, before.deals_won], [0, 0, 0]);
  assert.deepEqual(report(at, 'board.json', '--at', '2026-11-23'), now);
});

test('the text report shows n beside every rate', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const out = done(at, 'report', 'board.json');
  assert.match(out, /Win rate by count +46\.8 % \(n = 47\), 95 % interval/);
  assert.match(out, /Sales cycle +mean [\d.]+ days, median [\d.]+ days \(n = 22\)/);
  assert.match(out, /By lost reason/);
});
