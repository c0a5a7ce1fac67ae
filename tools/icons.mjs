// Turns the icon names of assets/icons.txt into glyphs: a C++ header of UTF-8 constants and a
// JavaScript module with one SVG path per code point, in the order of the list, from U+E000.
//
//   node tools/icons.mjs LIST OUT.hpp OUT.js
import fs from 'node:fs';
import path from 'node:path';

const FIRST = 0xe000;
const LAST = 0xe3ff;  // U+E400 and up belong to clusters of complex scripts

/** @typedef {Record<string, string>} Attributes */
/** @typedef {[tag: string, attributes: Attributes]} Shape */

/** @param {number} n */
const short = n => String(Math.round(n * 1000) / 1000);

/** @param {number[]} numbers */
const list = (...numbers) => numbers.map(short).join(' ');

/** @param {number} cx @param {number} cy @param {number} rx @param {number} ry */
const ellipse = (cx, cy, rx, ry) =>
  `M${list(cx - rx, cy)}a${list(rx, ry)} 0 1 0 ${list(2 * rx, 0)}a${list(rx, ry)} 0 1 0 ${list(-2 * rx, 0)}`;

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} rx @param {number} ry */
function rectangle(x, y, w, h, rx, ry) {
  if (!rx || !ry) return `M${list(x, y)}h${short(w)}v${short(h)}h${short(-w)}z`;
  const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${list(rx, ry)} 0 0 1 ${list(dx, dy)}`;
  return `M${list(x + rx, y)}h${short(w - 2 * rx)}${corner(rx, ry)}v${short(h - 2 * ry)}${corner(-rx, ry)}` +
    `h${short(2 * rx - w)}${corner(-rx, -ry)}v${short(2 * ry - h)}${corner(rx, -ry)}z`;
}

// A path's leading `m` is absolute only where the path stands alone; joined to others it must say so.
/** @param {string} d */
function standalone(d) {
  const number = '-?(?:\\d+\\.?\\d*|\\.\\d+)';
  return d.trim().replace(new RegExp(`^m\\s*(${number})[\\s,]*(${number})[\\s,]*`), (whole, x, y, offset, all) =>
    `M${x} ${y}${/^[-.\d]/.test(all.slice(whole.length)) ? 'l' : ''}`);
}

/** @param {Shape} shape */
function path_from_shape([tag, a]) {
  const n = (/** @type {string} */ key, other = key) => Number(a[key] ?? a[other] ?? 0);
  switch (tag) {
    case 'path': return standalone(a.d);
    case 'circle': return ellipse(n('cx'), n('cy'), n('r'), n('r'));
    case 'ellipse': return ellipse(n('cx'), n('cy'), n('rx'), n('ry'));
    case 'rect': return rectangle(n('x'), n('y'), n('width'), n('height'), n('rx', 'ry'), n('ry', 'rx'));
    case 'line': return `M${list(n('x1'), n('y1'))}L${list(n('x2'), n('y2'))}`;
    case 'polyline': return `M${a.points.trim()}`;
    case 'polygon': return `M${a.points.trim()}z`;
    default: throw new Error(`no rule turns <${tag}> into a path`);
  }
}

/** @param {number} code */
const utf8_literal = code => [...Buffer.from(String.fromCodePoint(code))].map(b => `\\x${b.toString(16).toUpperCase()}`).join('');

/** @param {string} file @param {string} text */
function write_if_changed(file, text) {
  fs.mkdirSync(path.dirname(file), {recursive: true});
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text);
  else fs.utimesSync(file, new Date(), new Date());
}

const [listFile, headerFile, moduleFile] = process.argv.slice(2);
if (!moduleFile) throw new Error('usage: icons.mjs LIST OUT.hpp OUT.js');

/** @type {Record<string, Shape[]>} */
const nodes = JSON.parse(fs.readFileSync(new URL('../node_modules/lucide-static/icon-nodes.json', import.meta.url), 'utf8'));
const rows = fs.readFileSync(listFile, 'utf8').split('\n').map(line => line.replace(/#.*/, '').trim()).filter(Boolean)
  .map((line, i) => {
    const [name, shape = name] = line.split(/\s+/);
    if (!nodes[shape]) throw new Error(`${listFile}: Lucide has no icon "${shape}"`);
    return {constant: name.replaceAll('-', '_'), code: FIRST + i, path: nodes[shape].map(path_from_shape).join('')};
  });
if (FIRST + rows.length - 1 > LAST) throw new Error(`${listFile}: more icons than code points`);
const twice = rows.find((row, i) => rows.findIndex(other => other.constant === row.constant) !== i);
if (twice) throw new Error(`${listFile}: "${twice.constant}" stands twice`);

write_if_changed(headerFile, `// Icons as glyphs of the private use area. Made by tools/icons.mjs from assets/icons.txt.
#pragma once

namespace fb::icon {

inline constexpr char32_t first = 0x${FIRST.toString(16).toUpperCase()};
inline constexpr int count = ${rows.length};

${rows.map(row => `inline constexpr const char* ${row.constant} = "${utf8_literal(row.code)}";`).join('\n')}

}  // namespace fb::icon
`);

write_if_changed(moduleFile, `// Icon outlines, 24 x 24, stroke 2. Made by tools/icons.mjs from assets/icons.txt.
export const FIRST = 0x${FIRST.toString(16)};
/** @type {readonly string[]} */
export const PATHS = [
${rows.map(row => `  ${JSON.stringify(row.path)},`).join('\n')}
];
/** @param {number} code a code point @returns {string | undefined} its outline as SVG path data */
export const icon_path = code => PATHS[code - FIRST];
`);
