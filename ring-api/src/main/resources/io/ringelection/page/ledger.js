import { at, element, say } from './dom.js';
import { causeInWords, clock, count, nameOf } from './words.js';

const PAGE = 25;

/** Partition numbers as ranges: 3-7, 12. */
export function ranges(numbers) {
  const runs = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  const words = runs.slice(0, 6).map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`));
  return words.join(', ') + (runs.length > 6 ? ' …' : '');
}

/** The last changes of ownership as the node has written them down, a page at a time. */
export class LedgerTable {
  #api;
  #last = null;
  #atNewest = true;

  /** @param {import('./api.js').Api} api */
  constructor(api) {
    this.#api = api;
    at('ledger-newer').addEventListener('click', () => this.load(null));
    at('ledger-older').addEventListener('click', () => this.load(this.#last));
  }

  /** Reads the newest page again, unless the reader has gone back in time. */
  refresh() {
    return this.#atNewest ? this.load(null) : Promise.resolve();
  }

  async load(before) {
    try {
      const answer = await this.#api.json(`/api/v1/ledger?limit=${PAGE}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`);
      const changes = answer.changes ?? answer.entries ?? Object.values(answer).find(Array.isArray) ?? [];
      this.#atNewest = before === null;
      this.#last = changes.at(-1)?.id ?? null;
      at('ledger').tBodies[0].replaceChildren(...changes.map((change) => this.#row(change)));
      at('ledger-older').disabled = changes.length < PAGE;
      at('ledger-newer').disabled = this.#atNewest;
      say(at('ledger-note'), changes.length ? '' : 'Nothing has changed yet.');
    } catch (refused) {
      say(at('ledger-note'), refused.detail ?? 'The node does not answer.');
    }
  }

  #row(change) {
    const partitions = change.partitions ?? [];
    const from = [...new Set(partitions.map((p) => p.previousOwner).filter(Boolean).map(nameOf))];
    const what = partitions.map((p) => p.partition ?? p);
    const time = typeof change.time === 'string' ? Date.parse(change.time) : (change.time ?? change.timeMillis);
    const cell = (text, kind = '') => element('td', { class: kind }, String(text));
    const many = cell(partitions.length, 'n');
    many.title = `${count(partitions.length, 'partition')}: ${ranges(what)}`;
    return element('tr', {}, cell(clock(time)), element('th', { scope: 'row' }, nameOf(change.node)), cell(change.type.toLowerCase()),
      many, cell(causeInWords(change.cause)), cell(change.term ?? '–', 'n'), cell(change.plan ?? '–', 'n'),
      cell(from.length > 4 ? `${from.slice(0, 4).join(', ')} and ${from.length - 4} more` : from.join(', ') || '–'));
  }
}
