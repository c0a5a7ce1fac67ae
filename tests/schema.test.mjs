// The published JSON Schema accepts what the program writes and what a person may write, and names the usual mistakes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';

const read = (/** @type {string} */ name) => JSON.parse(fs.readFileSync(new URL(name, import.meta.url), 'utf8'));

const Ajv = await import('ajv/dist/2020.js').then(module => module.default.default ?? module.default, () => null);
if (!Ajv) console.log('SKIPPED: ajv is not installed; npm ci brings it');

test('the JSON Schema of the snapshot', {skip: !Ajv}, async t => {
  const validate = new /** @type {any} */ (Ajv)({strict: true, strictTypes: false, allErrors: true})
    .compile(read('../assets/schema/funnelboard-1.schema.json'));
  const problems = (/** @type {unknown} */ value) =>
    validate(value) ? [] : validate.errors.map((/** @type {any} */ error) => `${error.instancePath} ${error.message}`);
  const golden = () => read('data/golden-1.funnel.json');

  await t.test('accepts the golden file', () => assert.deepEqual(problems(golden()), []));

  await t.test('accepts a hand-written file', () => {
    assert.deepEqual(problems({leads: [{name: 'Ada', company: 'Acme', place: 'New', shoe_size: 38}], deals: [{id: 7, title: 'Rollout'}]}), []);
  });

  for (const [what, change] of /** @type {[string, (board: any) => void][]} */ ([
    ['an amount that is a number', board => (board.deals[0].amount = 300000)],
    ['an amount with a small-letter currency', board => (board.deals[0].amount = [1, 'eur'])],
    ['an amount beyond what a double holds', board => (board.deals[0].amount = [2 ** 53, 'EUR'])],
    ['a probability in per cent with a fraction', board => (board.deals[0].probability = 0.5)],
    ['a name that is a number', board => (board.leads[0].name = 7)],
    ['a day with a time', board => (board.campaigns[0].starts = '2026-11-23T00:00:00Z')],
    ['a place without its instant', board => board.deals[0].place.pop()],
    ['an id of another make under stamps', board => (board.deals[0].id = 'Deal 7')],
    ['a record with stamps but no id', board => delete board.deals[0].id],
    ['a damaged stamp', board => (board.deals[0]._.s = 'yesterday')],
    ['a history without stamps', board => (board.deals[0]._.h.amount = [[250000, 'EUR']])],
    ['a list that is an object', board => (board.leads = {})],
    ['a deleted record without its type', board => delete board.deleted[0].type],
    ['a checksum of another kind', board => (board.checksum = 'sha256:00')],
  ])) {
    await t.test(`refuses ${what}`, () => {
      const board = golden();
      change(board);
      assert.notDeepEqual(problems(board), []);
    });
  }
});
