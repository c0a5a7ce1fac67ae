// Several tabs with one board: each rings when it has written, the others then read what is new from the log. So nothing of a
// message is believed, and one that was lost, doubled, late or forged changes nothing.
import {guarded} from './errors.js';
import {read_on} from './log_rows.js';
import {VERSION} from './schema.js';

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {import('./schema.js').Head} Head */
/** @typedef {import('./log_rows.js').Row} Row */

/** None as where pages are not loaded securely: then the tabs look when they come to the front. @param {Connection} here */
const channel_of = here => here.channel ??= guarded(() => here.options.channel?.(`funnelboard-${here.board}`));

/** @param {Connection} here */
export function ring(here) {
  guarded(() => channel_of(here)?.postMessage({board: here.board}));
}

/** @param {Connection} here @param {(rows: Row[]) => void} give @param {(what: string) => void} told */
export function listen(here, give, told) {
  here.told = told;
  // Each row at once: what counts as read, when a new generation begins, has to be with the program.
  here.look = () => void catch_up(here, row => give([row]), () => told('unreadable')).catch(() => {});
  const channel = channel_of(here);
  if (!channel) return;
  channel.onmessage = ({data}) => {
    if (data?.board !== here.board || here.is_rung) return;
    here.is_rung = true;  // before the log was read, it is enough to know
    if (here.has_read || here.facts?.is_new) here.look();
  };
}

/** Rows past the last one, but own ones. @param {Connection} here @param {import('./log_rows.js').Give} give
 *  @param {import('./log_rows.js').Lose} lose @returns {Promise<number>} */
export function catch_up(here, give, lose) {
  const turn = here.turn.then(async () => {
    here.is_rung = false;
    const number = await read_on(here, give, lose);
    const head = /** @type {Head | undefined} */ (await here.ask(meta => meta.get('head'), 'meta'));
    const {gen = here.gen, era = 0, schema = VERSION} = head ?? {};
    if (schema > VERSION) here.told('newer');
    else if (gen > here.gen) here.told('generation');  // what this tab writes from here on are proposals
    else if (era > here.era) here.restart_counts(era, 0);
    return number;
  });
  here.turn = turn.catch(() => {});
  return turn;
}
