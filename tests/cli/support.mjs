// Runs bin/funnel in a folder of its own, and reads CSV files without the program under test.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = process.env.FUNNEL_BIN ?? new URL('../../bin/funnel', import.meta.url).pathname;
const data = process.env.FUNNEL_SHARED_DATA || new URL('../../../shared/data', import.meta.url).pathname;

/** The folder of other systems' files, or null with the reason to skip. @param {string} name */
export function sharedData(name) {
  const folder = path.join(data, name);
  return fs.existsSync(folder) ? folder : null;
}
export const noData = 'no shared data here: set FUNNEL_SHARED_DATA';

/** An empty folder that goes away with the test. @param {import('node:test').TestContext} test */
export function folder(test) {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'funnel-'));
  test.after(() => fs.rmSync(made, {recursive: true}));
  return made;
}

/** @param {string} cwd @param {string[]} words @param {string | Buffer} [input] */
export function funnel(cwd, words, input = '') {
  const run = spawnSync(program, words, {cwd, input, maxBuffer: 1 << 28});
  if (run.error) throw run.error;
  return {status: run.status, out: run.stdout.toString(), err: run.stderr.toString()};
}

/** Runs what must succeed; its standard output. @param {string} cwd @param {...string} words */
export function done(cwd, ...words) {
  const run = funnel(cwd, words);
  if (run.status !== 0) throw new Error(`funnel ${words.join(' ')}: exit ${run.status}: ${run.err}`);
  return run.out;
}

/** @param {string} cwd @param {...string} words */
export const report = (cwd, ...words) => JSON.parse(done(cwd, 'report', ...words, '--json'));

/** @param {string} cwd @param {string} name */
export const bytes = (cwd, name) => fs.readFileSync(path.join(cwd, name));

/** "created 17" among the lines of an import. @param {string} out @param {string} word */
export const count = (out, word) => Number(new RegExp(`^${word} (\\d+)`, 'm').exec(out)?.[1]);

/** RFC 4180, comma: records as objects by header. @param {string} file @returns {Record<string, string>[]} */
export function csv(file) {
  const text = fs.readFileSync(file, 'utf8');
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [header, ...records] = rows.filter(row => row.length > 1 || row[0]);
  return records.map(row => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}
