// Runs before the page's own script where tests serve it: keeps what went wrong, with ?now=2026-11-23T12:00Z stops the clock, and
// with ?soon lets what waits for 20 seconds or more, as the first backup does, wait for one.
window.problems = [];
addEventListener('error', e => window.problems.push(String(e.error?.stack ?? e.message ?? `did not load: ${e.target?.outerHTML}`)), true);
addEventListener('unhandledrejection', e => window.problems.push(String(e.reason?.stack ?? e.reason)));
addEventListener('securitypolicyviolation', e => window.problems.push(`against the policy: ${e.violatedDirective} ${e.blockedURI}`));
const {error} = console;
console.error = (...words) => {
  window.problems.push(words.join(' '));
  error(...words);
};
const now = new URLSearchParams(location.search).get('now');
if (now) Date.now = () => Date.parse(now);
if (new URLSearchParams(location.search).has('soon')) {
  const later = window.setTimeout;
  window.setTimeout = (then, ms, ...rest) => later(then, ms >= 20_000 ? 1000 : ms, ...rest);
}
