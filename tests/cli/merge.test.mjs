// funnel merge and funnel diff: copies of one board.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {bytes, count, done, folder, funnel, report} from './support.mjs';

/** The board, a colleague's copy, and a copy with other edits: all under real stamps. @param {string} at */
function threeCopies(at) {
  done(at, 'demo', '-o', 'board.json', '--colleague', 'priya.json');
  const {deals, leads} = JSON.parse(bytes(at, 'board.json').toString());
  fs.writeFileSync(path.join(at, 'edits.json'), JSON.stringify({deals: [
    {id: deals[0].id, title: 'Renamed by a script'}, {id: deals[5].id, amount: [123400, 'EUR']}, {title: 'Brand new', amount: [500000, 'EUR']}]}));
  fs.writeFileSync(path.join(at, 'more.json'), JSON.stringify({leads: [{id: leads[3].id, title: 'Head of everything'}, {name: 'Ada', email: 'ada@example.org'}]}));
  done(at, 'import', 'edits.json', '--as', 'deals', '--into', 'board.json', '-o', 'jonas.json');
  done(at, 'import', 'more.json', '--as', 'leads', '--into', 'priya.json', '-o', 'tobias.json');
  return ['priya.json', 'jonas.json', 'tobias.json'];
}

test('merging three edited copies in any order, grouping and repetition gives the same bytes', t => {
  const at = folder(t);
  const [a, b, c] = threeCopies(at);
  const orders = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a], [a, b, c, b, a]];
  orders.forEach((files, i) => done(at, 'merge', ...files, '-o', `order${i}.json`));
  done(at, 'merge', a, b, '-o', 'two.json');
  done(at, 'merge', c, 'two.json', '-o', 'grouped.json');
  for (const name of [...orders.map((_, i) => `order${i}.json`), 'grouped.json']) {
    assert.ok(bytes(at, name).equals(bytes(at, 'order0.json')), name);
  }
  const merged = report(at, 'order0.json');
  assert.equal(merged.leads, 600 + 3 + 1);
  assert.equal(merged.deals_open + merged.deals_won + merged.deals_lost, 91);
});

test('merge says what changed and where two people disagree', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json', '--colleague', 'priya.json');
  const out = done(at, 'merge', 'board.json', 'priya.json', '-o', 'merged.json');
  assert.match(out, /priya\.json brings:/);
  assert.match(out, /lead “Ines Vasquez”/);
  assert.match(out, /place \w+ → \w+/);
  assert.match(out, /conflicts: 2/);
  assert.match(out, /amount: now [\d,.]+ EUR \([^)]+\); in the history [\d,.]+ EUR \(Priya Raman, /);
  assert.match(out, /close_day: now/);
});

test('diff says what the other copy would change, and nothing for the same file', t => {
  const at = folder(t);
  const [, jonas] = threeCopies(at);
  const out = done(at, 'diff', 'board.json', jonas);
  assert.match(out, /title “[^”]+” → “Renamed by a script”/);
  assert.match(out, /→ 1,234\.00 EUR/);
  assert.match(out, /\+ deal “Brand new”/);
  assert.match(out, /1 new, 2 changed, 0 deleted/);
  assert.match(done(at, 'diff', jonas, 'board.json'), /0 new, 0 changed, 0 deleted/);
  assert.match(done(at, 'diff', 'board.json', 'board.json'), /0 new, 0 changed, 0 deleted/);
});

test('J57: copies of different boards do not merge, and an existing result is left alone', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'one.json');
  done(at, 'demo', '--seed', '2', '-o', 'two.json');
  fs.writeFileSync(path.join(at, 'out.json'), 'mine');
  const run = funnel(at, ['merge', 'one.json', 'two.json', '-o', 'out.json']);
  assert.equal(run.status, 1);
  assert.match(run.err, /two\.json: It is a copy of another board/);
  assert.equal(bytes(at, 'out.json').toString(), 'mine');
  assert.deepEqual(fs.readdirSync(at).sort(), ['one.json', 'out.json', 'two.json']);
});

test('J32: a copy edited by hand is welcome: exactly the edit becomes a change of this run', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const {deals} = JSON.parse(bytes(at, 'board.json').toString());
  const text = bytes(at, 'board.json').toString().replace(`"title":${JSON.stringify(deals[0].title)}`, '"title":"By hand"');
  fs.writeFileSync(path.join(at, 'edited.json'), text);
  const out = done(at, 'merge', 'board.json', 'edited.json', '-o', 'merged.json');
  assert.match(out, /without stamps, taken in as a change of this run: 0 new, 1 changed/);
  assert.match(done(at, 'diff', 'board.json', 'merged.json'), /→ “By hand” \(command line, [^)]+\)\n0 new, 1 changed/);
});

test('C30: importing one\'s own export is a no-op', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  for (const list of ['deals', 'leads', 'campaigns', 'companies', 'touches', 'metrics']) {
    done(at, 'export', 'board.json', '--as', 'csv', '--type', list, '-o', `${list}.csv`);
    const out = done(at, 'import', `${list}.csv`, '--as', list, '--into', 'board.json', '-o', 'again.json');
    assert.deepEqual([list, count(out, 'created'), count(out, 'updated'), count(out, 'refused')], [list, 0, 0, 0]);
    assert.ok(bytes(at, 'again.json').equals(bytes(at, 'board.json')), list);
  }
});
