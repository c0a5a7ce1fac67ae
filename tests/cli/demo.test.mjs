// funnel demo and funnel check: a board out of a seed.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {bytes, done, folder, funnel, report} from './support.mjs';

test('the same seed gives the same bytes, another seed others', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'one.json');
  done(at, 'demo', '--seed', '1', '-o', 'two.json');
  done(at, 'demo', '--seed', '2', '-o', 'other.json');
  assert.ok(bytes(at, 'one.json').equals(bytes(at, 'two.json')));
  assert.ok(!bytes(at, 'one.json').equals(bytes(at, 'other.json')));
  assert.ok(bytes(at, 'one.json').equals(Buffer.from(funnel(at, ['demo', '-o', '-']).out)));
});

test('the demo is as large as asked for, and ends on the day of --now', t => {
  const at = folder(t);
  done(at, 'demo', '--campaigns', '3', '--leads', '50', '--deals', '12', '--now', '2025-06-02', '-o', 'small.json');
  const found = report(at, 'small.json');
  assert.equal(found.campaigns, 3);
  assert.equal(found.leads, 50);
  assert.equal(found.deals_open + found.deals_won + found.deals_lost, 12);
  assert.equal(JSON.parse(bytes(at, 'small.json').toString()).exported.slice(0, 7), '2025-06');
});

test('100,000 deals have titles of their own', t => {
  const at = folder(t);
  done(at, 'demo', '--deals', '100000', '-o', 'large.json');
  const titles = JSON.parse(bytes(at, 'large.json').toString()).deals.map((/** @type {{title: string}} */ deal) => deal.title);
  assert.equal(titles.length, 100000);
  assert.equal(new Set(titles).size, 100000);
});

test('check counts what the file holds, and its fingerprint tells copies apart', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json', '--colleague', 'priya.json');
  const out = done(at, 'check', 'board.json');
  assert.match(out, /leads: 600/);
  assert.match(out, /deals: 90/);
  assert.match(out, /checksum: matches/);
  assert.match(out, /repairs: 0/);
  const print = /fingerprint: (\w{8})/;
  assert.notEqual(print.exec(out)?.[1], print.exec(done(at, 'check', 'priya.json'))?.[1]);
});

test('exporting a board as JSON gives the file it came from', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  done(at, 'export', 'board.json', '--as', 'json', '-o', 'again.json');
  assert.ok(bytes(at, 'board.json').equals(bytes(at, 'again.json')));
  done(at, 'export', 'board.json', '--as', 'json', '--no-history', '-o', 'short.json');
  assert.ok(bytes(at, 'short.json').length < bytes(at, 'board.json').length);
  assert.doesNotMatch(bytes(at, 'short.json').toString(), /"h":/);
});
