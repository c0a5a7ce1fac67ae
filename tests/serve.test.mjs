// The static server of ./run: what a browser needs of it, and nothing outside its folder.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import zlib from 'node:zlib';
import {listen, static_server} from '../tools/serve.mjs';

/** @type {string} */ let top;
/** @type {ReturnType<typeof static_server>} */ let server;
/** @type {number} */ let port;

/** @param {string} url @param {Record<string, string>} [headers] */
const get = (url, headers = {}) => fetch(`http://localhost:${port}${url}`, {headers});

before(async () => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'serve-'));
  fs.mkdirSync(path.join(top, 'dist'));
  fs.writeFileSync(path.join(top, 'secret.txt'), 'secret');
  fs.writeFileSync(path.join(top, 'dist/index.html'), '<!doctype html>');
  fs.writeFileSync(path.join(top, 'dist/a.0123456789.wasm'), 'wasm');
  fs.writeFileSync(path.join(top, 'dist/a.0123456789.wasm.br'), zlib.brotliCompressSync('wasm'));
  server = static_server(path.join(top, 'dist'));
  port = await listen(server, 18080);
});
after(() => {
  server.close();
  fs.rmSync(top, {recursive: true});
});

test('the page is checked for a newer one each time', async () => {
  const response = await get('/');
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-cache');
  const again = await get('/', {'If-None-Match': String(response.headers.get('etag'))});
  assert.equal(again.status, 304);
});

test('a hashed wasm has its type, keeps for ever and comes as brotli where accepted', async () => {
  const response = await get('/a.0123456789.wasm', {'Accept-Encoding': 'br'});
  assert.equal(response.headers.get('content-type'), 'application/wasm');
  assert.match(String(response.headers.get('cache-control')), /immutable/);
  assert.equal(response.headers.get('content-encoding'), 'br');
  assert.equal(await response.text(), 'wasm');
  const plain = await get('/a.0123456789.wasm', {'Accept-Encoding': 'identity'});
  assert.equal(plain.headers.get('content-encoding'), null);
});

test('nothing outside the folder is served', async () => {
  for (const url of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/missing', '/%']) {
    assert.equal((await get(url)).status, 404, url);
  }
});

test('a taken port leads to the next free one', async () => {
  const taken = net.createServer();
  const first = await new Promise(resolve => taken.listen(0, '127.0.0.1', () =>
    resolve(/** @type {net.AddressInfo} */ (taken.address()).port)));
  const other = static_server(top);
  assert.ok(await listen(other, first) > first);
  other.close();
  taken.close();
});
