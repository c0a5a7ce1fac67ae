// Bad files and bad words: one line on standard error, the right exit status, and nothing written.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {bytes, done, folder, funnel} from './support.mjs';

/** @type {Record<string, (board: Buffer) => string | Buffer>} */
const badFiles = {
  'empty': () => '',
  'blanks only': () => ' \n',
  'cut in the middle': board => board.subarray(0, board.length >> 1),
  'cut before its last brace': board => board.subarray(0, board.lastIndexOf('}')),
  'not UTF-8': board => Buffer.concat([board.subarray(0, 400), Buffer.from([0xff]), board.subarray(400)]),
  'not JSON': () => '{"leads": [oops]}',
  'nested 33 deep': () => '{"x":' + '['.repeat(32) + ']'.repeat(32) + '}',
  '64 MB and one byte': () => Buffer.alloc((64 << 20) + 1, ' '),
  'with a list twice': () => '{"leads":[{"name":"Ada"}],"leads":[]}',
  'with a field twice': () => '{"leads":[{"name":"Ada","name":"Bea"}]}',
  'with bytes after a zero byte': board => Buffer.concat([board, Buffer.from('\0{}')]),
  'with a second document behind it': board => Buffer.concat([board, board]),
  'of a newer version': board => board.toString().replace('"funnelboard":1,"reads":1', '"funnelboard":9,"reads":9'),
};

/** @param {{status: number | null, err: string}} run @param {number} status */
function assertOneLine(run, status) {
  assert.equal(run.status, status, run.err);
  assert.match(run.err, /^funnel: [^\n]+\n$/);
}

for (const [what, make] of Object.entries(badFiles)) {
  test(`a file ${what} is refused by every command`, t => {
    const at = folder(t);
    done(at, 'demo', '-o', 'board.json');
    const board = bytes(at, 'board.json');
    fs.writeFileSync(path.join(at, 'bad.json'), make(board));
    fs.writeFileSync(path.join(at, 'out.json'), 'mine');
    for (const words of [['check', 'bad.json'], ['merge', 'board.json', 'bad.json', '-o', 'out.json'], ['diff', 'board.json', 'bad.json'],
      ['diff', 'bad.json', 'board.json'], ['import', 'bad.json', '--as', 'leads', '--into', 'board.json', '-o', 'out.json'],
      ['import', 'board.json', '--as', 'leads', '--into', 'bad.json', '-o', 'out.json'],
      ['export', 'bad.json', '--as', 'json', '-o', 'out.json'], ['report', 'bad.json', '--json']]) {
      assertOneLine(funnel(at, words), 1);
    }
    assert.ok(bytes(at, 'board.json').equals(board));
    assert.equal(bytes(at, 'out.json').toString(), 'mine');
    assert.deepEqual(fs.readdirSync(at).sort(), ['bad.json', 'board.json', 'out.json']);
  });
}

test('a wrong checksum: check refuses, and says that the values can still be taken', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  fs.writeFileSync(path.join(at, 'bad.json'), bytes(at, 'board.json').toString().replace('"Elif Demir"', '"Elif Damir"'));
  const run = funnel(at, ['check', 'bad.json']);
  assertOneLine(run, 1);
  assert.match(run.err, /edited or damaged/);
  assert.match(run.err, /checksum does not match/);
});

test('a bad record among good ones is listed with its reason, and the good ones are taken', t => {
  const at = folder(t);
  fs.writeFileSync(path.join(at, 'some.json'), JSON.stringify({leads: [{name: 'Ada'}, {name: 7}, {name: 'Bea', next_step_day: '2026-02-30'}]}));
  const out = done(at, 'import', 'some.json', '--as', 'leads', '-o', 'board.json');
  assert.match(out, /^created 1$/m);
  assert.match(out, /^refused 2$/m);
  assert.match(out, /leads\[1\]: .*name/);
  assert.match(out, /leads\[2\].*next_step_day/);
});

test('a missing file, a folder and a file that can\'t be written are named', t => {
  const at = folder(t);
  done(at, 'demo', '-o', 'board.json');
  assertOneLine(funnel(at, ['check', 'nowhere.json']), 1);
  assertOneLine(funnel(at, ['check', '.']), 1);
  assertOneLine(funnel(at, ['demo', '-o', '.']), 1);
  assertOneLine(funnel(at, ['demo', '-o', 'no/such/folder.json']), 1);
  assert.deepEqual(fs.readdirSync(at), ['board.json']);
});

test('wrong usage is exit 2 and one line', t => {
  const at = folder(t);
  fs.writeFileSync(path.join(at, 'some.json'), '{"leads":[{"name":"Ada"}]}');
  for (const words of [[], ['frobnicate'], ['check'], ['check', 'a', 'b'], ['merge', 'a', '-o', 'x'], ['merge', 'a', 'b'], ['demo'], ['demo', '-o'],
    ['demo', '--deals', 'many', '-o', 'x'], ['demo', '--deals', '-1', '-o', 'x'], ['demo', '-o', 'x', '-o', 'y'], ['report', 'some.json', '--at', 'soon'],
    ['report', 'some.json', '--now', '2026-02-30'], ['import', 'some.json', '-o', 'x'], ['import', 'some.json', '--as', 'things', '-o', 'x'],
    ['import', 'some.json', '--as', 'leads'], ['import', 'some.json', '--as', 'leads', '--key', 'shoe_size', '-o', 'x'],
    ['import', 'some.json', '--as', 'leads', '--preset', 'hubspot', '-o', 'x'], ['export', 'some.json', '-o', 'x'],
    ['export', 'some.json', '--as', 'csv', '-o', 'x'], ['export', 'some.json', '--as', 'ics', '-o', 'x'],
    ['export', 'some.json', '--as', 'csv', '--type', 'leads', '--redact', '-o', 'x'], ['check', '--sideways', 'some.json']]) {
    assertOneLine(funnel(at, words), 2);
  }
  assert.deepEqual(fs.readdirSync(at), ['some.json']);
});

test('--help names every command and exits with 0', t => {
  const at = folder(t);
  const out = done(at, '--help');
  for (const command of ['check', 'merge', 'diff', 'import', 'export', 'report', 'demo']) {
    assert.match(out, new RegExp(`funnel ${command} `));
    assert.match(done(at, command, '--help'), new RegExp(`^funnel ${command} `));
  }
});

test('standard input and output stand for files', t => {
  const at = folder(t);
  const board = funnel(at, ['demo', '-o', '-']).out;
  assert.match(funnel(at, ['check', '-'], board).out, /deals: 90/);
  const run = funnel(at, ['import', '-', '--as', 'leads', '-o', '-'], '{"leads":[{"name":"Ada"}]}');
  assert.equal(run.status, 0);
  assert.equal(JSON.parse(run.out).leads.length, 1);
  assert.match(run.err, /^created 1$/m);
});
