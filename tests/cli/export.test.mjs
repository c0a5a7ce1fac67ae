// funnel export: a part of a board, and a copy that tells nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';

import {bytes, done, folder, funnel, report} from './support.mjs';

/** @param {string} at @param {string} name */
const board = (at, name) => JSON.parse(bytes(at, name).toString());

test('one campaign by its name or id, with what hangs on it; merged back it is nothing new', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const {id, name} = board(at, 'board.json').campaigns[0];
  done(at, 'export', 'board.json', '--as', 'json', '--campaign', name.toUpperCase(), '-o', 'by-name.json');
  done(at, 'export', 'board.json', '--as', 'json', '--campaign', id, '-o', 'by-id.json');
  assert.ok(bytes(at, 'by-name.json').equals(bytes(at, 'by-id.json')));
  const part = board(at, 'by-id.json');
  assert.deepEqual(part.campaigns.map((/** @type {any} */ one) => one.name), [name]);
  assert.ok(part.leads.length > 10 && part.leads.length < 600);
  done(at, 'merge', 'board.json', 'by-id.json', '-o', 'merged.json');
  assert.deepEqual(report(at, 'merged.json'), report(at, 'board.json'));
  assert.ok(bytes(at, 'merged.json').equals(bytes(at, 'board.json')));
  const none = funnel(at, ['export', 'board.json', '--as', 'json', '--campaign', 'Nothing of the kind', '-o', 'x.json']);
  assert.equal(none.status, 1);
  assert.match(none.err, /no campaign/);
});

test('a redacted copy has none of the board\'s names in its bytes, and never merges', t => {
  const at = folder(t);
  done(at, 'demo', '--leads', '800', '--deals', '200', '-o', 'board.json');
  done(at, 'export', 'board.json', '--as', 'json', '--redact', '-o', 'redacted.json');
  const text = bytes(at, 'redacted.json').toString().toLowerCase();
  const {leads, companies, members, deals, campaigns, notes} = board(at, 'board.json');
  const names = [...leads, ...companies, ...members, ...deals, ...campaigns, ...notes]
    .flatMap((/** @type {any} */ one) => [one.name, one.title, one.email, one.phone, one.domain, one.text, one.external_id]).filter(Boolean);
  assert.ok(names.length > 1000);
  for (const name of names) assert.ok(!text.includes(name.toLowerCase()), name);
  const copy = board(at, 'redacted.json');
  assert.equal(copy.redacted, true);
  assert.equal(copy.leads.length, leads.length);
  assert.equal(report(at, 'redacted.json').win_rate.value, report(at, 'board.json').win_rate.value);

  for (const words of [['merge', 'board.json', 'redacted.json', '-o', 'x.json'], ['merge', 'redacted.json', 'redacted.json', '-o', 'x.json'],
    ['diff', 'board.json', 'redacted.json'], ['import', 'redacted.json', '--as', 'leads', '--into', 'board.json', '-o', 'x.json'],
    ['import', 'redacted.json', '--as', 'leads', '-o', 'x.json'],
    ['import', 'board.json', '--as', 'leads', '--into', 'redacted.json', '-o', 'x.json']]) {
    const run = funnel(at, words);
    assert.equal(run.status, 1, words.join(' '));
    assert.match(run.err, /never merges/);
  }
  done(at, 'export', 'redacted.json', '--as', 'json', '--no-history', '-o', 'again.json');
  assert.equal(board(at, 'again.json').redacted, true, 'it stays marked');
  assert.deepEqual(fs.readdirSync(at).sort(), ['again.json', 'board.json', 'redacted.json']);
});

test('one campaign can be redacted, too', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  const {id} = board(at, 'board.json').campaigns[0];
  done(at, 'export', 'board.json', '--as', 'json', '--campaign', id, '--redact', '-o', 'part.json');
  const part = board(at, 'part.json');
  assert.match(part.campaigns[0].name, /^Campaign [0-9a-f]{4}$/);
  assert.equal(part.campaigns.length, 1);
});

test('packed and protected files are named as what they are', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  fs.writeFileSync(path.join(at, 'board.json.gz'), gzipSync(bytes(at, 'board.json')));
  fs.writeFileSync(path.join(at, 'board.enc'), 'FBENC1\n{}\n');
  assert.match(funnel(at, ['check', 'board.json.gz']).err, /packed \(gzip\)/);
  assert.match(funnel(at, ['check', 'board.enc']).err, /protected with a passphrase/);
});
