// Serves a folder on this machine only: node tools/serve.mjs FOLDER [--port 8080] [--open|--no-open]
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
};
const HASHED = /\.[0-9a-f]{10}\.\w+$/;

/** @param {string} accepted the Accept-Encoding header @param {string} file @returns {[string, string] | undefined} */
function smallest_encoding(accepted, file) {
  /** @type {[string, string][]} */
  const encodings = [['br', `${file}.br`], ['gzip', `${file}.gz`]];
  return encodings.find(([name, copy]) => new RegExp(`\\b${name}\\b`).test(accepted) && fs.existsSync(copy));
}

/** @param {string} folder @param {string | undefined} url @returns {string | undefined} a file inside the folder */
function file_from_url(folder, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url ?? '/', 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
  const inside = file.startsWith(folder + path.sep);
  return inside && fs.existsSync(file) && fs.statSync(file).isFile() ? file : undefined;
}

/** @param {string} root @returns {http.Server} */
export function static_server(root) {
  const folder = path.resolve(root);
  return http.createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const file = file_from_url(folder, request.url);
    if (!file) return void response.writeHead(404, {'Content-Type': 'text/plain'}).end('Not found\n');
    /** @type {Record<string, string | number>} */
    const headers = {
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Vary': 'Accept-Encoding',
    };
    const [encoding, sent] = smallest_encoding(String(request.headers['accept-encoding'] ?? ''), file) ?? ['', file];
    if (encoding) headers['Content-Encoding'] = encoding;
    headers['Content-Length'] = fs.statSync(sent).size;
    headers['ETag'] = `"${fs.statSync(sent).mtimeMs.toString(36)}-${headers['Content-Length']}"`;
    if (request.headers['if-none-match'] === headers['ETag']) return void response.writeHead(304, headers).end();
    response.writeHead(200, headers);
    if (request.method === 'HEAD') return void response.end();
    fs.createReadStream(sent).on('error', () => response.destroy()).pipe(response);
  });
}

/** @param {http.Server} server @param {number} port the first to try @returns {Promise<number>} the one it got */
export function listen(server, port, tries = 50) {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (!taken || tries === 0) return reject(error);
      console.log(`Port ${port} is taken, trying ${port + 1}`);
      resolve(listen(server, port + 1, tries - 1));
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
    });
  });
}

/** @param {string} url */
function open_browser(url) {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const display = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (display) spawn(command, [url], {stdio: 'ignore', detached: true}).on('error', () => {}).unref();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, ...options] = process.argv.slice(2);
  const at = options.indexOf('--port');
  const port = await listen(static_server(folder ?? 'dist'), at < 0 ? 8080 : Number(options[at + 1]));
  const url = `http://localhost:${port}/`;
  if (options.includes('--open')) open_browser(url);
  console.log(url);
}
