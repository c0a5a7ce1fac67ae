// Draws web/icons/icon.svg in the sizes that systems ask for, with Debian's Chromium: node tools/app_icons.mjs
// Its results are committed: building the page needs no browser.
import fs from 'node:fs';
import {chromium} from 'playwright-core';

const FOLDER = 'web/icons';
const drawing = fs.readFileSync(`${FOLDER}/icon.svg`, 'utf8');
// Systems that cut the corners themselves want a full square.
const square = drawing.replace(/ rx="\d+"/, '');

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
const page = await browser.newPage();

/** @param {string} name @param {number} size @param {string} svg */
async function draw(name, size, svg) {
  await page.setViewportSize({width: size, height: size});
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  fs.writeFileSync(`${FOLDER}/${name}`, await page.screenshot({omitBackground: true}));
}

await draw('icon-192.png', 192, drawing);
await draw('icon-512.png', 512, drawing);
await draw('maskable-192.png', 192, square);
await draw('maskable-512.png', 512, square);
await draw('apple-touch-icon.png', 180, square);
await browser.close();
