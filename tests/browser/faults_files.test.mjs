// What comes in at a bad moment: while a field is written, while the file changes, when the memory ends; and a program that
// is loaded anew over data that stays.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {add_and_save, drop, fingerprint_of, names_on, opens_whole, saved_file, status_says, text_of} from './support/edits.mjs';
import {until} from './support/engines.mjs';
import {PROFILES, chromium_profile} from './support/profiles.mjs';

/** @param {import('node:test').TestContext} t @param {{first?: string}} [options] */
async function in_chromium(t, options) {
  const profile = await chromium_profile();
  t.after(profile.remove);
  return {profile, browser: await profile.start(options)};
}

for (const [engine, make] of PROFILES) {
  test(`F87: in ${engine} a file falls in while a field is written: what is in the field counts first, then comes the file`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'the first');
    await someone.press('Escape');
    await someone.click('listitem', 'the first');
    await someone.fill('renamed meanwhile', 'complementary', 'Record', 'textbox', 'Name');
    await drop(someone, 'more.json', '{"campaigns":[{"name":"from a file"}]}');
    await someone.click('dialog', 'Import', 'button', 'Import');
    await until('the end of the import', async () => !await someone.find('dialog', 'Import'));
    await status_says(someone, /^Saved/);
    await someone.reload();
    await opens_whole(someone);
    const names = await names_on(someone);
    assert.ok(names.includes('renamed meanwhile') && names.includes('from a file'), `${names}`);
    await someone.click('button', 'Undo');  // of the import
    await until('the undo', async () => !(await names_on(someone)).includes('from a file'));
    assert.ok((await names_on(someone)).includes('renamed meanwhile'));
  });
}

test('C36, F90: a file that changes between being chosen and being read is not taken in parts: it says so, and the board stays', async t => {
  const {profile, browser} = await in_chromium(t), someone = await browser.open(), page = browser.pages[0];
  await add_and_save(someone, 'the first');
  const print = await fingerprint_of(someone), path = join(profile.folder, 'changing.json');
  writeFileSync(path, '{"campaigns":[{"name":"old"}]}');
  await page.exposeFunction('rewrite', () => writeFileSync(path, '{"campaigns":[{"name":"new and longer"}]}'));
  await page.evaluate(() => {
    const {arrayBuffer} = Blob.prototype;
    Blob.prototype.arrayBuffer = async function() {
      await /** @type {any} */ (window).rewrite();
      return arrayBuffer.call(this);
    };
  });
  await someone.click('link', 'Data');
  const chooser = page.waitForEvent('filechooser');
  await someone.click('button', /^(Import|Bring in).*/);
  await (await chooser).setFiles(path);
  await someone.see('dialog', 'Import');
  assert.match(await text_of(someone), /The browser could not read it/);
  await someone.press('Escape');
  assert.equal(await fingerprint_of(someone), print);
});

// What the program may have is measured after the board is open; from then on it gets no more.
const memory_that_ends = `(() => {
  const {grow} = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function(pages) {
    if (window.memory_ends) throw new RangeError('no more memory');
    return grow.call(this, pages);
  };
})()`;

test('F16: the memory ends during an import: the page says so, and a fresh one shows the board as it was saved', async t => {
  const {browser} = await in_chromium(t, {first: memory_that_ends}), someone = await browser.open();
  await add_and_save(someone, 'the first');
  const print = await fingerprint_of(someone);
  await someone.evaluate(() => void (/** @type {any} */ (window).memory_ends = true));
  await someone.evaluate(() => {
    const lead = '{"name":"Ada Lovelace","company":"Analytical Engines","description":"' + 'x'.repeat(200) + '"},';
    const text = '{"leads":[' + lead.repeat(200_000).slice(0, -1) + ']}';  // 54 MB
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'large.json'));
    document.body.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  });
  await until('the page to say so', () => someone.evaluate(() => /Funnelboard has stopped|could not read|too large/.test(document.body.innerText)), 60_000);
  t.diagnostic(await someone.evaluate(() => document.body.innerText.slice(0, 120).replace(/\s+/g, ' ')));
  await someone.reload();
  await opens_whole(someone);
  assert.equal(await fingerprint_of(someone), print);
});

test('F77: the kept program is evicted alone: the page comes from the network again, and the board is untouched', async t => {
  const {profile, browser} = await in_chromium(t), someone = await browser.open({path: '?test=1&sw=1'});
  await add_and_save(someone, 'the first');
  const print = await fingerprint_of(someone);
  const kept = () => someone.evaluate(async () => (await Promise.all((await caches.keys()).map(async name =>
    (await (await caches.open(name)).keys()).length))).reduce((sum, count) => sum + count, 0));
  await until('the program to be kept', kept);
  const cdp = await browser.context.newCDPSession(browser.pages[0]);
  await cdp.send('Storage.clearDataForOrigin', {origin: profile.origin, storageTypes: 'cache_storage,service_workers'});
  assert.equal(await kept(), 0);
  await someone.reload();
  await opens_whole(someone);
  assert.equal(await fingerprint_of(someone), print);
  await until('the program to be kept again', kept);
  const {forget} = await saved_file(someone);
  forget();
});
