// What leaves one browser opens in another: protected with a passphrase in Chromium, opened in Firefox. And a redacted copy
// that has none of the names that are on screen.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {engines} from './support/engines.mjs';

const SIZE = {width: 1300, height: 860};
const PASSPHRASE = 'fünf Wörter die keiner rät';
const SENTENCE = /^It does not open: the passphrase is another one, or the file was changed or cut off on its way\.$/;

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof engines[0]['start']>>['open']>>} Someone */
const [chromium, firefox] = engines;
/** @type {Awaited<ReturnType<typeof chromium.start>>} */
let here;
/** @type {Awaited<ReturnType<typeof firefox.start>>} */
let there;
before(async () => {
  here = await chromium.start();
  there = await firefox.start();
});
after(async () => {
  await here?.close();
  await there?.close();
});

/** @param {Someone} someone @param {string} choice @param {string} [passphrase] @returns the name and bytes of the file */
async function exported(someone, choice, passphrase) {
  await someone.click('button', 'Share');
  await someone.click('dialog', 'Export', 'radio', choice);
  if (passphrase) {
    await someone.click('dialog', 'Export', 'checkbox', 'Protect with a passphrase');
    await someone.fill(passphrase, 'textbox', 'Passphrase');
  }
  await someone.click('dialog', 'Export', 'button', 'Save the file');
  const path = await someone.downloaded(passphrase ? /\.enc$/ : /^Redacted.*\.funnel\.json$/);
  return {name: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path)};
}

/** Drops a file on the page. @param {Someone} someone @param {string} name @param {Buffer} bytes */
const drop = (someone, name, bytes) => someone.evaluate((/** @type {string} */ its_name, /** @type {string} */ base64) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], its_name));
  document.getElementById('canvas')?.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
}, name, bytes.toString('base64'));

/** @param {Someone} someone @param {string} passphrase */
async function unlock(someone, passphrase) {
  await someone.fill(passphrase, 'dialog', 'Open a protected file', 'textbox', 'Passphrase');
  await someone.press('Enter');
}

test('a board protected in Chromium opens in Firefox with its passphrase; a wrong one and a changed byte give one sentence', async () => {
  const sender = await here.open('', SIZE);
  await sender.click('button', 'Quick add in Planned');
  await sender.fill('Grüße an Łódź 🚀', 'textbox', 'Name');
  await sender.press('Enter');
  await sender.see('status', /^Saved/);
  await sender.press('Escape');
  const {name, bytes} = await exported(sender, 'Everything', PASSPHRASE);
  assert.equal(bytes.subarray(0, 7).toString(), 'FBENC1\n');
  assert.ok(!bytes.includes('Łódź') && !bytes.includes('leads'));
  assert.deepEqual(await sender.problems(), []);
  await sender.close();

  const receiver = await there.open('', SIZE);
  const changed = Buffer.from(bytes);
  changed[changed.length - 100] ^= 1;
  await drop(receiver, name, changed);
  await unlock(receiver, PASSPHRASE);
  const of_change = await receiver.see('dialog', 'Open a protected file', 'alert', SENTENCE);
  assert.ok(of_change);
  await receiver.press('Escape');
  await receiver.miss('dialog', 'Open a protected file');
  await receiver.see('status', /^Memory only/);

  await drop(receiver, name, bytes);
  await unlock(receiver, 'another one');
  await receiver.see('dialog', 'Open a protected file', 'alert', SENTENCE);
  await unlock(receiver, PASSPHRASE);
  await receiver.see('dialog', 'Import');
  await receiver.click('dialog', 'Import', 'button', 'Open');
  await receiver.see('group', /^Planned, /, 'listitem', /^Grüße an Łódź 🚀/);
  assert.deepEqual(await receiver.problems(), []);
  await receiver.close();
});

test('a redacted copy has none of the names of the board it comes from', async () => {
  const someone = await here.open('', SIZE);
  await someone.press('Control+s');
  const whole = JSON.parse(readFileSync(await someone.downloaded(/^(?!Redacted).*\.funnel\.json$/), 'utf8'));
  const {name, bytes} = await exported(someone, 'Redacted copy');
  const text = bytes.toString().toLowerCase();
  assert.match(name, /^Redacted board\./);
  const names = [whole.board, ...whole.leads, ...whole.companies, ...whole.members, ...whole.deals, ...whole.campaigns, ...whole.notes]
    .flatMap((/** @type {any} */ one) => [one.name, one.title, one.email, one.phone, one.domain, one.text]).filter(Boolean);
  assert.ok(names.length > 1000);
  for (const one of names) assert.ok(!text.includes(one.toLowerCase()), one);
  assert.equal(JSON.parse(bytes.toString()).redacted, true);
  await someone.close();
});
