import { at, element } from './dom.js';
import { duration, nameOf, number } from './words.js';

const WORST = 5;
const time = (seconds) => (seconds ? duration(seconds * 1000) : '0 s');

/** What the watchdog has seen, line by line: what it is called, what it says, and its worst cases. */
const LINES = [
  ['Without an owner now', (seen) => number(seen.unowned), () => []],
  ['Time without an owner, all together', (seen) => time(seen.unownedSeconds),
    (seen) => seen.vacancies.map((v) => `partition ${v.partition} ${time(v.seconds)}${v.times > 1 ? ` in ${v.times} times` : ''}${v.open ? ', still' : ''}`)],
  ['Two owners at once', (seen) => number(seen.overlaps),
    (seen) => seen.lastOverlaps.map((o) => `partition ${o.partition}: ${nameOf(o.older)} beside ${nameOf(o.newer)}`).reverse()],
  ['Hand-offs that got stuck', (seen) => number(seen.stuck),
    (seen) => seen.stuckHandOffs.map((h) => `partition ${h.partition} at ${nameOf(h.node)} for ${time(h.seconds)}`)],
  ['Members that come and go', (seen) => (seen.flapping.length ? number(seen.flapping.length) : 'none'),
    (seen) => seen.flapping.map((f) => `${f.name} left ${f.departures} times in ten minutes`)],
];

/** Shows it; of long lists the worst five. */
export function showWatchdog(seen) {
  at('watchdog').replaceChildren(...LINES.flatMap(([name, value, cases]) => {
    const all = cases(seen);
    const rows = [element('dt', {}, name), element('dd', {}, value(seen))];
    if (all.length) rows.push(element('dd', { class: 'whole hint' }, all.slice(0, WORST).join('; ') + (all.length > WORST ? '; …' : '')));
    return rows;
  }));
}
