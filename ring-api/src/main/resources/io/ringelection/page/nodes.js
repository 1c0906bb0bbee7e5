import { at, element, shape } from './dom.js';
import { lookOf, outline } from './colours.js';
import { nameOf, number } from './words.js';

const COLUMNS = [
  { name: 'Node', value: (row) => row.name },
  { name: 'Seniority', value: (row) => row.seniority, number: true },
  { name: 'Partitions', value: (row) => row.owned, number: true },
  { name: 'Share', value: (row) => row.owned },
  { name: 'Voter', value: (row) => (row.voter ? 0 : 1) },
  { name: 'State', value: (row) => row.state },
];
const compare = new Intl.Collator('en', { numeric: true }).compare;

/** The swatch that a node has everywhere. */
export function swatch(id) {
  const look = lookOf(id);
  const svg = shape('svg', { class: 'swatch', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  svg.append(shape('path', { d: outline(look.shape, 8, 8, 6), fill: look.colour }));
  return svg;
}

/** The table of nodes: the drawing in words. */
export class NodeTable {
  #model;
  #by = 1;
  #down = false;
  #self = null;

  constructor(model) {
    this.#model = model;
    const head = at('nodes').tHead.rows[0];
    COLUMNS.forEach((column, i) => {
      const button = element('button', { type: 'button' }, column.name);
      button.addEventListener('click', () => {
        this.#down = this.#by === i && !this.#down;
        this.#by = i;
        this.show(this.#self);
      });
      head.append(element('th', { scope: 'col', class: column.number ? 'n' : '' }, button));
    });
  }

  #rows(self) {
    const { members, counts, voters, leader, suspected } = this.#model;
    return members.map((id, seniority) => ({
      id, seniority, name: nameOf(id), owned: counts.get(id) ?? 0, voter: voters.has(id), leads: id === leader, self: id === self,
      state: suspected.has(id) ? 'suspected' : 'member',
    }));
  }

  /** Shows the rows in the order chosen. */
  show(self) {
    this.#self = self;
    const table = at('nodes');
    const value = COLUMNS[this.#by].value;
    const rows = this.#rows(self).sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      return (typeof x === 'number' ? x - y : compare(x, y)) * (this.#down ? -1 : 1) || a.seniority - b.seniority;
    });
    [...table.tHead.rows[0].cells].forEach((cell, i) => {
      if (i === this.#by) cell.setAttribute('aria-sort', this.#down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
    const most = Math.max(1, ...rows.map((row) => row.owned));
    const total = this.#model.owners.length || 1;
    table.tBodies[0].replaceChildren(...rows.map((row) => this.#row(row, most, total)));
  }

  #row(row, most, total) {
    const name = element('th', { scope: 'row' }, swatch(row.id), row.name);
    if (row.leads) name.append(element('span', { class: 'tag' }, 'leader'));
    if (row.self) name.append(element('span', { class: 'tag' }, 'this node'));
    const fill = element('i');
    fill.style.width = `${(row.owned / most) * 100}%`;
    fill.style.background = lookOf(row.id).colour;
    return element('tr', { class: row.self ? 'self' : '', 'data-id': row.id },
      name,
      element('td', { class: 'n' }, String(row.seniority + 1)),
      element('td', { class: 'n' }, number(row.owned)),
      element('td', {}, element('span', { class: 'share', 'aria-hidden': 'true' }, fill), `${((row.owned / total) * 100).toFixed(1)} %`),
      element('td', {}, row.voter ? 'yes' : 'no'),
      element('td', { class: row.state === 'suspected' ? 'tone-warn' : '' }, row.state));
  }
}
