// Names in forty scripts, and emoji in sequences: the canvas shows them as the browser itself would.
import assert from 'node:assert/strict';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
// Without GL, for the reference text too: a software GL that is short of time draws it in another way. That WebGL shows the same
// as our own drawing is the matter of pictures.test.mjs.
before(async () => { chromium = await start({has_gl: false}); });
after(() => chromium.close());

// What is called plain is set letter by letter, on whole pixels; the browser sets the rest.
const NAMES = /** @type {const} */ ({
  'plain: Latin': 'Ada Lovelace', 'plain: Vietnamese': 'Nguyễn Thị Hằng', 'plain: Greek': 'Ελένη Παππά',
  'plain: Cyrillic': 'Дмитрий Шевчук', 'plain: Armenian': 'Արամ Խաչատրյան', 'plain: Georgian': 'შოთა რუსთაველი',
  'plain: Ethiopic': 'አበበ ቢቂላ', 'plain: Cherokee': 'ᏎᏉᏯ ᏣᎳᎩ', 'plain: Han, simplified': '张伟 科技有限公司',
  'plain: Han, traditional': '陳小龍 國際貿易', 'plain: Kana': 'さとう ハナコ', 'plain: Hangul': '김민준 주식회사',
  Hebrew: 'דוד בן־גוריון', 'Hebrew, pointed': 'שָׁלוֹם עֲלֵיכֶם', Arabic: 'محمد عبد الله', Persian: 'شرکت پژوهشگران', Urdu: 'علامہ محمد اقبال',
  Syriac: 'ܡܪܝ ܐܦܪܝܡ', Thaana: 'މުޙައްމަދު ނަޝީދު', NKo: 'ߛߏߟߏߡߊߣߊ ߞߊ߲ߕߍ߫', Devanagari: 'क्षितिज श्रीवास्तव', Bengali: 'রবীন্দ্রনাথ ঠাকুর', Gurmukhi: 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
  Gujarati: 'નરેન્દ્ર પટેલ', Oriya: 'ଜଗନ୍ନାଥ ମିଶ୍ର', Tamil: 'திருவள்ளுவர்', Telugu: 'శ్రీనివాస్ రెడ్డి', Kannada: 'ಶ್ರೀನಿವಾಸ ಮೂರ್ತಿ',
  Malayalam: 'ശ്രീധരൻ നമ്പൂതിരി', Sinhala: 'ශ්‍රී ජයවර්ධන', Thai: 'สมชาย ใจดี น้ำผึ้ง', Lao: 'ສົມຊາຍ ນ້ຳຝົນ', Tibetan: 'བསྟན་འཛིན་རྒྱ་མཚོ།',
  Myanmar: 'အောင်ဆန်းစုကြည်', Khmer: 'ស្រីមុំ ខ្មែរ', Mongolian: 'ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ', Javanese: 'ꦗꦮꦶꦱ꧀ꦠꦿꦶ', 'Hangul, decomposed': '김민준'.normalize('NFD'),
  'Kana, decomposed': 'がぎぐ ぱぴぷ'.normalize('NFD'), 'Latin, decomposed': 'José Núñez'.normalize('NFD'), 'marks in heaps': 'Z̷̢̛͔a̸͚͝l̴̟̈́g̵͇̒o̷̺͒', 'both ways': 'Acme שלום 123 (EU)',
  'both ways, from the right': 'شركة Acme 26 (EU)', 'a family': 'Team 👨‍👩‍👧‍👦 One', flags: '🇩🇪🇫🇷🇯🇵 EU 🇪🇺 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'skin tones': '👍🏽 Ok 👩🏿‍🚀 🤝🏻',
  keycaps: '1️⃣2️⃣ #️⃣ Go', 'with a selector': '❤️ ☎️ ✈︎ ♥️ Love', 'emoji, one by one': '🚀 Rocket 🎉 x 🦄', 'emoji in Arabic': 'عقد 🚀 جديد ❤️',
  'letters of mathematics': '𝒜𝒸𝓂ℯ 𝔸ℂ 𝟙𝟚', invisible: 'No\u200bth\u00ading\u2060 \u200eto\u200d see\ufeff',
});
const LONG = {
  'long Arabic': 'شركة التقنية المتقدمة للتجارة والصناعة والاستثمار المحدودة في المملكة العربية السعودية',
  'long Thai': 'บริษัทเทคโนโลยีและนวัตกรรมแห่งประเทศไทยจำกัดมหาชนสำนักงานใหญ่กรุงเทพมหานคร',
  'long Devanagari': 'श्रीमती क्षितिज श्रीवास्तव प्रौद्योगिकी एवं नवाचार प्राइवेट लिमिटेड कंपनी मुख्यालय',
  'long emoji': '👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀👨‍👩‍👧‍👦👩🏿‍🚀',
};
const ALL = {...NAMES, ...LONG};
const VIEWPORT = {width: 1440, height: 2400};
const INSET = 24 + 12;  // of a name in its cell, CSS pixels
const PADDING = 40;  // CSS pixels around each reference

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** @param {Page} page */
async function import_names(page) {
  const file = join(mkdtempSync(join(tmpdir(), 'funnelboard-scripts-')), 'leads.csv');
  const rows = Object.values(ALL).map((name, i) => `"${name}",Company ${i},person${i}@example.com`);
  writeFileSync(file, ['Name,Company,Email', ...rows].join('\n'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Import CSV'}).click();
  await (await chooser).setFiles(file);
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.waitFor();
  await page.waitForTimeout(500);
  await dialog.getByRole('button', {name: 'Import', exact: true}).click();
  await dialog.waitFor({state: 'detached'});
  await page.getByRole('link', {name: 'Leads'}).click();
  await page.getByRole('grid', {name: 'Leads'}).waitFor();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1000);
}

/** The cell of each name, in CSS pixels. @param {Page} page @returns {Promise<Map<string, Box>>} */
async function cells(page) {
  const found = await page.getByRole('gridcell').evaluateAll(all => all.map(cell => {
    const {x, y, width, height} = cell.getBoundingClientRect();
    return {name: cell.getAttribute('aria-label') ?? cell.textContent ?? '', box: {x, y, width, height}};
  }));
  return new Map(found.map(({name, box}) => [name, box]));
}

/** The same names as the browser's own text, one under another. @param {Page} reference @param {string} font @param {string} color
 *  @param {string} background @param {number} width */
async function draw_references(reference, font, color, background, width) {
  await reference.setContent('<!doctype html><meta charset=utf-8><body></body>');
  await reference.evaluate(({names, font, color, background, width, padding}) => {
    Object.assign(document.body.style, {margin: '0', color, background, font});
    names.forEach((name, i) => {
      const row = document.createElement('div');
      row.dir = 'auto';
      row.textContent = name;
      Object.assign(row.style, {position: 'absolute', left: `${padding / 2}px`, padding: `0 ${padding / 2}px`, top: `${i * padding}px`, width: `${width}px`,
        lineHeight: `${padding}px`, height: `${padding}px`, whiteSpace: 'pre', overflow: 'hidden', textOverflow: 'ellipsis', textAlign: 'left'});
      document.body.append(row);
    });
  }, {names: Object.values(ALL), font, color, background, width, padding: PADDING});
  return reference.screenshot();
}

/** @param {{picture: string, x: number, y: number}} from */
async function color_at({picture, x, y}) {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const ink = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
  ink.drawImage(image, 0, 0);
  return `rgb(${[...ink.getImageData(x, y, 1, 1).data.slice(0, 3)].join(' ')})`;
}

/** @typedef {{mean: number, off: number, offset: number[], ink: number}} Difference */
// Runs in a page: both pictures cut to what is not background, laid over one another as well as one pixel allows.
/** @param {{pictures: string[], places: [Box, Box][]}} from @returns {Promise<Difference[]>} */
async function compare({pictures, places}) {
  const [ours, theirs] = await Promise.all(pictures.map(async url => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const ink = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
    ink.drawImage(image, 0, 0);
    return ink.getImageData(0, 0, image.width, image.height);
  }));
  /** @param {ImageData} picture @param {number} x @param {number} y */
  const at = (picture, x, y) => (y * picture.width + x) * 4;
  /** @param {ImageData} a @param {number} i @param {ImageData} b @param {number} j */
  const apart = (a, i, b, j) => [0, 1, 2].map(k => Math.abs(a.data[i + k] - b.data[j + k]));
  /** @param {ImageData} picture @param {Box} box */
  function ink_of(picture, box) {
    const ground = at(picture, box.x, box.y);
    let left = box.x + box.width, top = box.y + box.height, right = box.x, bottom = box.y;
    for (let y = box.y; y < box.y + box.height; y++)
      for (let x = box.x; x < box.x + box.width; x++) {
        if (Math.max(...apart(picture, at(picture, x, y), picture, ground)) < 24) continue;
        left = Math.min(left, x), top = Math.min(top, y), right = Math.max(right, x + 1), bottom = Math.max(bottom, y + 1);
      }
    return {left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top)};
  }
  return places.map(([our_box, their_box]) => {
    const mine = ink_of(ours, our_box), other = ink_of(theirs, their_box);
    const width = Math.max(mine.width, other.width), height = Math.max(mine.height, other.height);
    let best = {mean: 255, off: 1, offset: [0, 0], ink: width * height};
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        let sum = 0, off = 0;
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const differs = apart(ours, at(ours, mine.left + x, mine.top + y), theirs, at(theirs, other.left + x + dx, other.top + y + dy));
            sum += (differs[0] + differs[1] + differs[2]) / 3;
            if (Math.max(...differs) > 64) off++;
          }
        const mean = sum / Math.max(1, width * height);
        if (mean < best.mean) best = {mean, off: off / Math.max(1, width * height), offset: [dx, dy], ink: width * height};
      }
    return best;
  });
}

/** @param {Buffer} png */
const url_of = png => `data:image/png;base64,${png.toString('base64')}`;

/** @param {string} renderer @param {number} dpr @param {'light' | 'dark'} colorScheme */
async function differences(renderer, dpr, colorScheme) {
  const {page, context, errors} = await chromium.open({path: `?renderer=${renderer}`, context: {viewport: VIEWPORT, deviceScaleFactor: dpr, colorScheme}});
  await import_names(page);
  const found = await cells(page);
  const {font, color} = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return {font: `600 14px ${style.getPropertyValue('--font')}`, color: style.getPropertyValue('--text')};
  });
  const png = await page.screenshot();
  if (process.env.SCRIPTS_PNG) writeFileSync(`${process.env.SCRIPTS_PNG}-${renderer}-${dpr}-${colorScheme}.png`, png);
  assert.deepEqual(errors, []);
  const first = found.get(NAMES.Arabic);
  assert.ok(first, 'the Arabic name is in the table');
  await context.close();

  const other = await chromium.browser.newContext({viewport: {width: 900, height: Object.keys(ALL).length * PADDING}, deviceScaleFactor: dpr, colorScheme});
  const reference = await other.newPage();
  const background = await reference.evaluate(color_at, {picture: url_of(png), x: Math.round((first.x + 4) * dpr), y: Math.round((first.y + 4) * dpr)});
  const drawn = await draw_references(reference, font, color, background, first.width - INSET);
  if (process.env.SCRIPTS_PNG) writeFileSync(`${process.env.SCRIPTS_PNG}-${renderer}-${dpr}-${colorScheme}-reference.png`, drawn);
  /** @param {Box} box @returns {Box} */
  const device = box => ({x: Math.round(box.x * dpr), y: Math.round(box.y * dpr), width: Math.round(box.width * dpr), height: Math.round(box.height * dpr)});
  const places = Object.values(ALL).map((name, i) => {
    const cell = found.get(name);
    assert.ok(cell, `${name} is in the table`);
    return /** @type {[Box, Box]} */ ([
      device({x: cell.x + 4, y: cell.y + 2, width: cell.width - 8, height: cell.height - 4}),
      device({x: PADDING / 4, y: i * PADDING, width: cell.width + PADDING, height: PADDING}),
    ]);
  });
  const result = await reference.evaluate(compare, {pictures: [url_of(png), url_of(drawn)], places});
  await other.close();
  return Object.keys(ALL).map((what, i) => ({what, ...result[i]}));
}

// Measured with some 150 fonts: up to 1.5 and 0.1 % at one device pixel, 3.7 and 0.6 % at two (boldness made up for fonts that
// have none). Letters set one by one stand on whole pixels, so a plain name drifts.
const SHAPED = {mean: 6, off: 0.015}, PLAIN = {mean: 60, off: 0.4};

for (const [renderer, dpr, scheme] of /** @type {const} */ ([['software', 1, 'light'], ['software', 2, 'dark']])) {
  test(`${renderer}, ${dpr} device pixels to one, ${scheme}: forty scripts as the browser draws them`, async t => {
    const wrong = [];
    for (const {what, mean, off, offset, ink} of await differences(renderer, dpr, scheme)) {
      const figures = `${what}: off by ${mean.toFixed(2)} of 255, ${(off * 100).toFixed(2)} % of ${ink} pixels by more than 64, moved by ${offset}`;
      t.diagnostic(figures);
      const most = what.startsWith('plain') ? PLAIN : SHAPED;
      if (mean > most.mean || off > most.off || ink < 200) wrong.push(figures);
    }
    assert.deepEqual(wrong, []);
  });
}
