// What every browser under test gets: a folder of its own, the same fonts, time zone and language.
import {existsSync, mkdirSync, mkdtempSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** @param {string} browser @param {string} fonts their list beside this file */
export function surroundings(browser, fonts) {
  const home = mkdtempSync(join(tmpdir(), `funnelboard-${browser}-`));
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  const env = {
    ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'), TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8',
    FONTCONFIG_FILE: new URL(fonts, import.meta.url).pathname,
  };
  // A browser that was told to end may write a little longer.
  const remove = () => rm(home, {recursive: true, force: true, maxRetries: 10, retryDelay: 100});
  return {env, downloads, remove};
}

/** The first of these programs, or files, that is here. @param {string} what @param {string} debian_package @param {string[]} paths */
export function program(what, debian_package, paths) {
  const path = paths.find(one => existsSync(one));
  if (!path) throw new Error(`Not on this machine: ${what}. Debian's package is ${debian_package}: apt-get install ${debian_package}`);
  return path;
}
