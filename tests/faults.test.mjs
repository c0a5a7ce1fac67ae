// Every fault and hostile input that the design numbers has a test that bears its number, or a reason why it has none:
// tests/data/faults.json. J and C: hostile JSON and CSV; F: what goes wrong around the program.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const required = {J: 74, C: 37, F: 94};
const tests = import.meta.dirname;
/** Number → files under tests/ or web/, or the reason. @type {Record<string, string[] | string>} */
const listed = JSON.parse(fs.readFileSync(path.join(tests, 'data/faults.json'), 'utf8'));

/** The numbers that the titles of a file's tests begin with: "J4, J5: zero bytes …". @param {string} file */
function numbersIn(file) {
  const text = fs.readFileSync(path.join(tests, file), 'utf8');
  const titles = text.matchAll(/\b(?:TEST_CASE\(\s*|test\()["'`]((?:[A-Z]\d+(?:, )?)+):/g);
  return new Set([...titles].flatMap(([, numbers]) => numbers.split(', ')));
}

const sources = [...fs.readdirSync(tests, {recursive: true}), ...fs.readdirSync(path.join(tests, '../web')).map(name => `../web/${name}`)]
  .map(String).filter(name => /_test\.cpp$|\.test\.m?js$/.test(name));
const shown = new Map(sources.map(file => [file, numbersIn(file)]));

test('every number is listed', () => {
  const expected = Object.entries(required).flatMap(([letter, count]) => Array.from({length: count}, (_, i) => `${letter}${i + 1}`));
  assert.deepEqual(expected.filter(number => !(number in listed)), []);
});

test('every test that is listed is there', () => {
  const missing = Object.entries(listed).flatMap(([number, where]) =>
    typeof where === 'string' ? [] : where.filter(file => !shown.get(file)?.has(number)).map(file => `${number}: ${file}`));
  assert.deepEqual(missing, []);
});

test('every test that bears a number is listed under it', () => {
  const unlisted = [...shown].flatMap(([file, numbers]) =>
    [...numbers].filter(number => !(number in listed) ? number[0] in required : !listed[number].includes(file)).map(number => `${number}: ${file}`));
  assert.deepEqual(unlisted, []);
});

test('where there is no test there is a reason', () => {
  for (const [number, where] of Object.entries(listed)) assert.ok(where.length > 0 && (typeof where !== 'string' || where.length > 20), number);
});
