import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Persistence} from './storage.js';

/** @param {any} manager */
const of = manager => new Persistence(() => manager);
const rejected = async () => {
  throw new DOMException('no', 'UnknownError');
};
const never = () => new Promise(() => {});

test('the room that the browser tells of', async () => {
  const room = await of({estimate: async () => ({usage: 5, quota: 10}), persisted: async () => true}).room();
  assert.deepEqual(room, {usage: 5, quota: 10, is_persistent: true});
});

test('F36: a browser that fails, or has no such thing, is asked and nothing comes of it', async () => {
  for (const manager of [undefined, {}, {estimate: rejected, persisted: rejected, persist: rejected}]) {
    const persistence = of(manager);
    persistence.ask();
    assert.deepEqual(await persistence.room(), {usage: 0, quota: 0, is_persistent: undefined});
  }
});

test('F36: nothing waits for long for a browser that does not answer', async t => {
  t.mock.timers.enable({apis: ['setTimeout']});
  const persistence = of({estimate: never, persisted: async () => false, persist: never});
  persistence.ask();
  const room = persistence.room();
  await new Promise(setImmediate);
  t.mock.timers.tick(2000);
  assert.deepEqual(await room, {usage: 0, quota: 0, is_persistent: false});
});

test('the browser is asked once to keep what is stored', () => {
  let asked = 0;
  const persistence = of({persist: async () => asked++});
  persistence.ask();
  persistence.ask();
  assert.equal(asked, 1);
});
