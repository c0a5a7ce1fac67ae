// Packs the static site: one hashed script, the hashed wasm, the page, and a .br and .gz beside each file that shrinks.
//
//   node tools/dist.mjs [--build build/web-release] [--out dist] [--salt TEXT]
//
// In web/index.html, %MAIN_JS% and %WASM% become relative URLs and %STYLE_HASHES% the inline styles' hashes for the
// Content-Security-Policy. %BUILD_ID% becomes the build's id in the page, in the script and in the wasm, which compare it
// when they meet. A salt makes another build of the same sources, to test how one follows the other.
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import zlib from 'node:zlib';
import esbuild from 'esbuild';

const {values: options} = parseArgs({
  options: {
    build: {type: 'string', default: 'build/web-release'}, out: {type: 'string', default: 'dist'},
    salt: {type: 'string', default: ''},
  },
});
const build = path.resolve(String(options.build));
const out = path.resolve(String(options.out));
const GLUE = path.join(build, 'funnelboard.mjs');
const WASM = path.join(build, 'funnelboard.wasm');
const BUDGET_KB = 400;
const PLACEHOLDER = '%BUILD_ID%';  // as long as an id: in the wasm it is overwritten
const COPIED = /\.(webmanifest|svg|png|ico)$/;
const COMPRESSED = /\.(html|js|wasm|webmanifest|svg|json|txt|ico)$/;

/** @param {string | Uint8Array} data @param {BufferEncoding | 'base64'} [encoding] */
const sha256 = (data, encoding = 'hex') => createHash('sha256').update(data).digest(/** @type {'hex'} */ (encoding));

/** @param {string} name @param {string | Uint8Array} data @returns {string} the name with a hash of the data in it */
const hashed = (name, data) => name.replace(/\.(\w+)$/, `.${sha256(data).slice(0, 10)}.$1`);

/** @param {string} folder @returns {string[]} */
const files_in = folder => fs.existsSync(folder)
  ? fs.readdirSync(folder, {withFileTypes: true, recursive: true}).filter(e => e.isFile())
    .map(e => path.join(e.parentPath ?? e.path, e.name)).sort()
  : [];

function stamp_of_inputs() {
  const inputs = [GLUE, WASM, 'tools/dist.mjs', 'package-lock.json', ...files_in('web'), ...files_in('assets')];
  return sha256(inputs.map(file => `${sha256(fs.readFileSync(file))} ${file}`).join('\n') + options.salt);
}

/** The glue lies in the build folder, wherever a module imports it from. @type {esbuild.Plugin} */
const glue_from_build = {
  name: 'glue',
  setup: bundle => bundle.onResolve({filter: /\/funnelboard\.mjs$/}, () => ({path: GLUE})),
};

/** @param {string} entry @param {Record<string, string>} define */
async function bundled(entry, define) {
  const result = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', write: false,
    legalComments: 'none', plugins: [glue_from_build], logLevel: 'warning',
    define: {'process.env.NODE_ENV': '"production"', ...define},
  });
  return result.outputFiles[0].text;
}

/** @param {string} html */
async function minify_styles(html) {
  const parts = html.split(/(<style[^>]*>)([\s\S]*?)(<\/style>)/);
  for (let i = 2; i < parts.length; i += 4) {
    parts[i] = (await esbuild.transform(parts[i], {loader: 'css', minify: true})).code.trim();
  }
  return parts.join('');
}

/** @param {string} html */
const style_hashes = html => [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
  .map(([, css]) => `'sha256-${sha256(css, 'base64')}'`).join(' ');

/** The script needs none: its element is read before. In Firefox a `modulepreload` after it fails when the page is loaded again.
 *  @param {string} wasm */
const preload = wasm =>
  `<link rel="preload" as="fetch" type="application/wasm" href="./${wasm}">\n`;

/** WebKit uses a preload only for a request without CORS, and otherwise loads the program twice; the request's credentials must
 *  then be those of the preload, or Chromium does. @param {string} code */
function fetch_what_was_preloaded(code) {
  const request = '{credentials:"same-origin"}';
  if (!code.includes(request)) throw new Error('the glue does not ask for its wasm as it did');
  return code.replaceAll(request, '{mode:"no-cors",credentials:"include"}');
}

/** @param {string} script @param {string} wasm @param {string} id */
async function page(script, wasm, id) {
  let html = fs.readFileSync('web/index.html', 'utf8');
  html = html.replaceAll('%MAIN_JS%', `./${script}`).replaceAll('%WASM%', `./${wasm}`).replaceAll(PLACEHOLDER, id);
  html = html.replace('</head>', `${preload(wasm)}</head>`);
  html = await minify_styles(html);
  return html.replaceAll('%STYLE_HASHES%', style_hashes(html));
}

function licenses() {
  const rule = `\n${'='.repeat(80)}\n`;
  return [fs.readFileSync('assets/licenses.txt', 'utf8'),
    'Dear ImGui\n\n' + fs.readFileSync(path.join(build, 'imgui-license.txt'), 'utf8'),
    'Lucide icons\n\n' + fs.readFileSync('node_modules/lucide-static/LICENSE', 'utf8')].join(rule);
}

/** @param {string} name @param {string | Uint8Array} data @returns {number} its size in brotli */
function write(name, data) {
  const file = path.join(out, name);
  const bytes = Buffer.from(data);
  fs.mkdirSync(path.dirname(file), {recursive: true});
  fs.writeFileSync(file, bytes);
  if (!COMPRESSED.test(name)) return bytes.length;
  const br = zlib.brotliCompressSync(bytes, {params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }});
  const gz = zlib.gzipSync(bytes, {level: 9});
  if (br.length < bytes.length) fs.writeFileSync(`${file}.br`, br);
  if (gz.length < bytes.length) fs.writeFileSync(`${file}.gz`, gz);
  console.log(`${name.padEnd(36)} ${String(bytes.length).padStart(9)} bytes ${String(br.length).padStart(8)} br`);
  return br.length;
}

/** @param {Buffer} wasm @param {string} id */
function with_id(wasm, id) {
  const at = wasm.indexOf(PLACEHOLDER);
  if (at < 0 || wasm.indexOf(PLACEHOLDER, at + 1) >= 0) throw new Error(`${WASM}: ${PLACEHOLDER} must stand in it once`);
  const bytes = Buffer.from(wasm);
  bytes.write(id, at, 'latin1');
  return bytes;
}

async function pack() {
  fs.rmSync(out, {recursive: true, force: true});
  const plainCode = await bundled('web/main.js', {BUILD_ID: JSON.stringify(PLACEHOLDER)});
  const plainWasm = fs.readFileSync(WASM);
  const copied = files_in('web').filter(file => COPIED.test(file) && !file.includes('test'))
    .map(file => ({name: path.relative('web', file), data: fs.readFileSync(file)}));
  const id = sha256([fs.readFileSync('web/index.html'), fs.readFileSync('web/sw.js'), plainCode, plainWasm,
    ...copied.map(file => file.data), options.salt].map(part => sha256(part)).join()).slice(0, PLACEHOLDER.length);

  const wasmBytes = with_id(plainWasm, id);
  const wasm = hashed('funnelboard.wasm', wasmBytes);
  // The glue asks for its wasm by the name it was linked with.
  const code = fetch_what_was_preloaded(plainCode.replaceAll(PLACEHOLDER, id).replaceAll('funnelboard.wasm', wasm));
  const script = hashed('funnelboard.js', code);
  const licences = licenses();

  let start = write(script, code) + write(wasm, wasmBytes);
  start += write('index.html', await page(script, wasm, id));
  for (const {name, data} of copied) write(name, data);
  for (const file of files_in('assets/schema')) write(path.join('schema', path.basename(file)), fs.readFileSync(file));
  write('licenses.txt', licences);
  // What runs is checked byte by byte; what a host may pack in another way is not.
  const precached = [
    {url: './', revision: id},
    ...[{url: script, data: code}, {url: wasm, data: wasmBytes}].map(({url, data}) =>
      ({url, revision: null, integrity: `sha256-${sha256(data, 'base64')}`})),
    ...[...copied, {name: 'licenses.txt', data: licences}].map(({name, data}) =>
      ({url: name, revision: sha256(data).slice(0, 10)})),
  ];
  write('sw.js', await bundled('web/sw.js', {BUILD_ID: JSON.stringify(id), PRECACHE: JSON.stringify(precached)}));
  return start;
}

const stampFile = path.join(build, `${path.basename(out)}.stamp`);
const stamp = stamp_of_inputs();
const [lastStamp, lastLine] = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8').split('\n') : [];
if (lastStamp === stamp && fs.existsSync(path.join(out, 'index.html'))) {
  console.log(lastLine);
} else {
  const kb = (await pack() / 1024).toFixed(1);
  const line = `Download to start: ${kb} KB brotli (budget ${BUDGET_KB} KB)`;
  fs.writeFileSync(stampFile, `${stamp}\n${line}\n`);
  console.log(line);
}
