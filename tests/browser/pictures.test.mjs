// The two ways of drawing, by the graphics card and by ourselves, show the same.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {start} from './support/chromium.mjs';
import {still} from './support/engines.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.close());

/** @param {string} renderer @param {string} view @param {'light' | 'dark'} colorScheme */
async function picture(renderer, view, colorScheme) {
  const {page, context, errors} = await chromium.open(
    {path: `?test=1&renderer=${renderer}#/${view}`, context: {viewport: {width: 1100, height: 700}, colorScheme}});
  await page.waitForSelector('#sem [role=navigation], #sem nav', {state: 'attached'});
  const png = await still(() => page.screenshot());
  assert.deepEqual(errors, []);
  await context.close();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** How far the worst channel of the worst pixel is off, of 255. @param {string} one @param {string} other */
async function worst_difference(one, other) {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  const worst = await page.evaluate(async urls => {
    const [a, b] = await Promise.all(urls.map(async url => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const ink = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
      ink.drawImage(image, 0, 0);
      return ink.getImageData(0, 0, image.width, image.height).data;
    }));
    let off = a.length === b.length ? 0 : 255;
    for (let i = 0; i < a.length; i++) off = Math.max(off, Math.abs(a[i] - b[i]));
    return off;
  }, [one, other]);
  await context.close();
  return worst;
}

/** @type {string | undefined} */
let other_view;
for (const [view, scheme] of /** @type {const} */ ([['board', 'light'], ['insights', 'dark'], ['leads', 'light']])) {
  test(`${view}, ${scheme}: painted is as drawn, within 8 of 255`, async () => {
    const drawn = await picture('webgl', view, scheme), painted = await picture('software', view, scheme);
    const off = await worst_difference(drawn, painted);
    assert.ok(off <= 8, `a pixel is ${off} of 255 off`);
    other_view ??= await picture('software', view, 'dark');
    assert.ok(await worst_difference(drawn, other_view) > 100, 'there is something to compare');
    other_view = drawn;
  });
}
