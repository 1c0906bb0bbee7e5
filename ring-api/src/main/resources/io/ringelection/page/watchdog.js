import { at, element } from './dom.js';
import { nameOf, number } from './words.js';

const words = (key) => key.replace(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`).replace(/^./, (c) => c.toUpperCase());
const brief = (value) => (typeof value === 'number' ? number(Math.round(value * 1000) / 1000) : /@/.test(value) ? nameOf(value) : String(value));

/** One entry of a list: "partition 3, unowned seconds 1.2". */
const item = (value) => (value && typeof value === 'object'
  ? Object.entries(value).filter(([, v]) => typeof v !== 'object').map(([k, v]) => `${words(k).toLowerCase()} ${brief(v)}`).join(', ') : brief(value));

/** What the watchdog has seen; lists show their worst five. */
export function showWatchdog(seen) {
  const rows = [];
  for (const [key, value] of Object.entries(seen)) {
    if (['version', 'ring', 'node', 'rebalance'].includes(key) || value === null) continue;
    const list = Array.isArray(value) ? value : typeof value === 'object' ? Object.entries(value).map(([k, v]) => ({ [k]: v })) : null;
    rows.push(element('dt', {}, words(key)), element('dd', {}, list ? (list.length ? number(list.length) : 'none') : brief(value)));
    if (list?.length) rows.push(element('dd', { class: 'whole hint' }, list.slice(0, 5).map(item).join('; ')));
  }
  at('watchdog').replaceChildren(...rows);
}
