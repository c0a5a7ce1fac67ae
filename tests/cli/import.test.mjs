// funnel import on a whole organisation of another system, and funnel report against a count by hand.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {bytes, count, csv, done, folder, noData, report, sharedData} from './support.mjs';

const npsp = sharedData('salesforce_npsp_trailhead');
const skip = npsp ? false : noData;
/** @param {string} name */
const source = name => path.join(npsp ?? '', `${name}.csv`);

/** File of the other system, type here. */
const tables = [['Campaign', 'campaigns'], ['Account', 'companies'], ['Contact', 'leads'], ['Opportunity', 'deals'], ['CampaignMember', 'touches']];

/** Imports the tables one after the other; the last board's name and what each import said. @param {string} at @param {string[][]} order */
function importAll(at, order) {
  /** @type {Record<string, string>} */
  const said = {};
  let board = '';
  order.forEach(([file, list], i) => {
    const into = board ? ['--into', board] : [];
    board = `after${i}.json`;
    said[list] = done(at, 'import', source(file), '--as', list, ...into, '--now', '2026-11-23', '-o', board);
  });
  return {board, said};
}

/** @param {Record<string, any[]>} board @param {string} list @param {string} field @param {string} target */
function linked(board, list, field, target) {
  const ids = new Set(board[target].map(row => row.id));
  return board[list].filter(row => ids.has(row[field])).length;
}

for (const [title, order] of /** @type {[string, string[][]][]} */ ([['', tables], [', whichever file comes first', [...tables].reverse()]])) {
  test(`a whole organisation comes in with every link${title}`, {skip}, t => {
    const at = folder(t);
    const {board: name, said} = importAll(at, order);
    const created = Object.fromEntries(Object.entries(said).map(([list, out]) => [list, count(out, 'created')]));
    assert.deepEqual(created, {campaigns: 17, companies: 115, leads: 166, deals: 102, touches: 228});
    for (const out of Object.values(said)) assert.equal(count(out, 'refused'), 0);
    const board = JSON.parse(bytes(at, name).toString());
    assert.equal(linked(board, 'leads', 'company', 'companies'), 166);
    assert.equal(linked(board, 'deals', 'company', 'companies'), 102);
    assert.equal(linked(board, 'deals', 'campaign', 'campaigns'), 97);
    assert.equal(linked(board, 'campaigns', 'parent', 'campaigns'), 14);
    assert.equal(linked(board, 'touches', 'lead', 'leads'), 228);
    assert.equal(linked(board, 'touches', 'campaign', 'campaigns'), 228);
  });
}

test('the report on it is what a count by hand gives', {skip}, t => {
  const at = folder(t);
  const {board: name} = importAll(at, tables);
  const found = report(at, name);
  const deals = csv(source('Opportunity'));
  const minor = (/** @type {Record<string, string>[]} */ rows) => rows.reduce((sum, row) => sum + Math.round(Number(row.Amount || 0) * 100), 0);

  assert.equal(found.campaigns, csv(source('Campaign')).length);
  assert.equal(found.leads, csv(source('Contact')).length);
  assert.equal(found.deals_open, deals.length);
  assert.equal(found.deals_won, 0);
  assert.deepEqual(found.pipeline_open, [minor(deals), 'EUR']);
  assert.deepEqual(found.revenue_won, [0, 'EUR']);
  assert.deepEqual(found.win_rate, {value: null, n: 0});
  assert.equal(found.average_deal_won, null);
  assert.equal(found.cycle_days_mean, null);
  assert.equal(found.velocity_per_day, null);
  for (const stage of new Set(deals.map(row => row.StageName))) {
    const step = found.conversion.any.find((/** @type {{stage: string}} */ one) => one.stage === stage);
    assert.equal(step?.count, deals.filter(row => row.StageName === stage).length, stage);
  }
  const campaigns = new Map(csv(source('Campaign')).map(row => [row.sf_id, row.Name]));
  const link = Object.keys(deals[0]).find(header => deals.some(row => campaigns.has(row[header])));
  assert.ok(link);
  for (const [id, name] of campaigns) {
    const of = deals.filter(row => row[link] === id);
    assert.equal(found.by_campaign[name].deals_open, of.length, name);
    assert.equal(found.by_campaign[name].pipeline_open[0], minor(of), name);
  }
});

test('stages of the other system that mean won and lost count as such', {skip}, t => {
  const at = folder(t);
  const {board: name} = importAll(at, tables);
  const {stages} = JSON.parse(bytes(at, name).toString());
  const id = (/** @type {string} */ wanted) => stages.find((/** @type {{name: string}} */ stage) => stage.name === wanted).id;
  fs.writeFileSync(path.join(at, 'meaning.json'), JSON.stringify({stages: [{id: id('Posted'), outcome: 'won'}, {id: id('Pledged'), outcome: 'lost'}]}));
  done(at, 'merge', name, 'meaning.json', '-o', 'closed.json');
  const found = report(at, 'closed.json');
  const deals = csv(source('Opportunity'));
  const of = (/** @type {string} */ stage) => deals.filter(row => row.StageName === stage);
  const minor = (/** @type {string} */ stage) => of(stage).reduce((sum, row) => sum + Math.round(Number(row.Amount || 0) * 100), 0);
  assert.equal(found.deals_won, of('Posted').length);
  assert.equal(found.deals_lost, of('Pledged').length);
  assert.deepEqual(found.revenue_won, [minor('Posted'), 'EUR']);
  assert.deepEqual(found.win_rate, {value: of('Posted').length / (of('Posted').length + of('Pledged').length), n: 100});
  assert.ok(Math.abs(found.win_rate_by_value.value - minor('Posted') / (minor('Posted') + minor('Pledged'))) < 1e-12);
  assert.deepEqual(found.pipeline_open, [minor('Verbal Commitment'), 'EUR']);
});

test('the same file twice changes nothing; --dry-run writes nothing', {skip}, t => {
  const at = folder(t);
  const {board} = importAll(at, tables);
  const again = done(at, 'import', source('Opportunity'), '--as', 'deals', '--into', board, '--now', '2026-12-01', '-o', 'again.json');
  assert.deepEqual([count(again, 'created'), count(again, 'updated'), count(again, 'unchanged')], [0, 0, 102]);
  assert.ok(bytes(at, 'again.json').equals(bytes(at, board)));
  const before = fs.readdirSync(at);
  assert.equal(count(done(at, 'import', source('Contact'), '--as', 'leads', '--dry-run'), 'created'), 166);
  assert.deepEqual(fs.readdirSync(at), before);
});

test('records are recognised by the field of --key', t => {
  const at = folder(t);
  fs.writeFileSync(path.join(at, 'one.csv'), 'Name,Email,Job title\nAda,ada@example.org,Founder\nBea,bea@example.org,CFO\n');
  fs.writeFileSync(path.join(at, 'two.csv'), 'Name,Email,Job title\nAda Lovelace,ada@example.org,CTO\nCleo,cleo@example.org,CFO\n');
  done(at, 'import', 'one.csv', '--as', 'leads', '-o', 'one.json');
  const out = done(at, 'import', 'two.csv', '--as', 'leads', '--into', 'one.json', '--key', 'email', '-o', 'two.json');
  assert.deepEqual([count(out, 'created'), count(out, 'updated')], [1, 1]);
  const names = JSON.parse(bytes(at, 'two.json').toString()).leads.map((/** @type {{name: string}} */ lead) => lead.name);
  assert.deepEqual(names.sort(), ['Ada Lovelace', 'Bea', 'Cleo']);
});
