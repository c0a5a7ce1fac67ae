// Nothing that people wrote reaches the page as markup or as code: its modules have no way to do that.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const web = path.join(import.meta.dirname, '../web');
const waysIn = /\b(innerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|DOMParser|setHTMLUnsafe)\b|outerHTML\s*=|document\.write|\beval\(|new Function\b/g;

test('J18, J69: no module of the page turns text into markup or code', () => {
  const found = fs.readdirSync(web).filter(name => name.endsWith('.js')).flatMap(name =>
    [...fs.readFileSync(path.join(web, name), 'utf8').matchAll(waysIn)].map(([what]) => `${name}: ${what}`));
  assert.deepEqual(found, []);
});
