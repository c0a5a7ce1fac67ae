// The layers use only what lies under them: reads the #include "layer/…" lines of src/.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

/** @type {Record<string, string[]>} */
const USES = {
  model: [],
  formats: ['model'],
  app: ['model', 'formats'],
  views: ['model', 'app'],
  platform: ['model', 'formats', 'app', 'views'],
  cli: ['model', 'formats', 'app'],
};
const src = new URL('../src/', import.meta.url).pathname;

for (const layer of Object.keys(USES).filter(name => fs.existsSync(src + name))) {
  test(`${layer} includes only ${USES[layer].join(', ') || 'itself'}`, () => {
    const files = fs.readdirSync(src + layer, {recursive: true}).map(String).filter(name => /\.[ch]pp$/.test(name));
    const wrong = files.flatMap(name =>
      [...fs.readFileSync(path.join(src, layer, name), 'utf8').matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)]
        .map(([, header]) => header)
        .filter(header => ![layer, ...USES[layer]].includes(header.split('/')[0]))
        .map(header => `src/${layer}/${name} includes "${header}"`));
    assert.deepEqual(wrong, []);
  });
}

test('a source file includes its own header first, which proves that the header stands alone', () => {
  const sources = Object.keys(USES).flatMap(layer => fs.readdirSync(src + layer, {recursive: true}).map(name => `${layer}/${name}`))
    .filter(name => name.endsWith('.cpp') && fs.existsSync(src + name.replace(/cpp$/, 'hpp')));
  const first = (/** @type {string} */ name) => /#include .*/.exec(fs.readFileSync(src + name, 'utf8'))?.[0];
  const wrong = sources.filter(name => first(name) !== `#include "${name.replace(/cpp$/, 'hpp')}"`);
  assert.ok(sources.length > 100);
  assert.deepEqual(wrong, []);
});

test('no two types share a name: the linker would take one for the other', () => {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const layer of Object.keys(USES))
    for (const name of fs.readdirSync(src + layer, {recursive: true}).map(String).filter(name => name.endsWith('.hpp'))) {
      let space = '';
      for (const line of fs.readFileSync(path.join(src, layer, name), 'utf8').split('\n')) {
        space = /^namespace ([\w:]+) \{/.exec(line)?.[1] ?? space;
        const type = /^(?:class|struct|enum class) (\w+)[^;]*\{/.exec(line)?.[1];
        if (type) places.set(`${space}::${type}`, [...places.get(`${space}::${type}`) ?? [], `${layer}/${name}`]);
      }
    }
  assert.ok(places.size > 200, `${places.size} types`);
  assert.deepEqual([...places].filter(([, where]) => where.length > 1), []);
});

test('views read the board by shown(), so that looking back shows the past everywhere', () => {
  const of_now = /^(shell|archive_dialog|name_dialogs|import_\w+|export_\w+|recovery_\w+|preview_list)\.cpp$/;  // boards, people and files are those of now
  const wrong = fs.readdirSync(src + 'views').filter(name => name.endsWith('.cpp') && !of_now.test(name))
    .filter(name => /state\.document\b/.test(fs.readFileSync(src + 'views/' + name, 'utf8')));
  assert.deepEqual(wrong, []);
});
