// The packed site: small enough, and free of where it is served from.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';

const BUDGET = 400 * 1024;
const dist = new URL('../../dist/', import.meta.url).pathname;
const files = fs.readdirSync(dist, {recursive: true}).map(String);

test('the download to start is at most 400 KB in brotli', () => {
  const start = files.filter(name => /^(index\.html|funnelboard\.[0-9a-f]+\.(js|wasm))\.br$/.test(name));
  assert.equal(start.length, 3);
  const bytes = start.reduce((sum, name) => sum + fs.statSync(dist + name).size, 0);
  assert.ok(bytes <= BUDGET, `${bytes} bytes`);
});

test('the page names its files by relative URLs that exist', () => {
  const html = fs.readFileSync(`${dist}index.html`, 'utf8');
  const urls = [...html.matchAll(/\b(?:src|href)="([^"#]+)"/g)].map(([, url]) => url).filter(url => !url.startsWith('data:'));
  assert.ok(urls.length >= 2);
  for (const url of urls) {
    assert.match(url, /^\.\/|^[\w-]+(\.[\w-]+)+$/, url);
    assert.ok(fs.existsSync(dist + url.replace(/\?.*/, '')), url);
  }
  assert.doesNotMatch(html, /%[A-Z_]+%/);
});

test('no path of the machine it was built on is in it', () => {
  const root = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');
  for (const name of files.filter(file => /\.(js|wasm|html)$/.test(file))) {
    assert.ok(!fs.readFileSync(dist + name).includes(`${root}/src/`), name);
    assert.ok(!fs.readFileSync(dist + name).includes('/.cache/funnelboard'), name);
  }
});

test('the licences of what is inside are told', () => {
  const text = fs.readFileSync(`${dist}licenses.txt`, 'utf8');
  for (const part of ['Dear ImGui', 'JSON for Modern C++', 'xxHash', 'Lucide', 'Workbox']) assert.ok(text.includes(part), part);
});
