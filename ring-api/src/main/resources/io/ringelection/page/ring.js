import { at, canvas, say, shape, stripes, theme } from './dom.js';
import { lookOf, outline } from './colours.js';
import { cell, sectors, strips, tracksOf } from './layout.js';
import { count, nameOf, number } from './words.js';

const TURN = 2 * Math.PI;
const SIZE = 640;
const OUTER = 236;
const INNER = 176;
const SEATS = 268;
/** Cells as wide as this, in radians, have a gap between them. */
const APART = 3 / OUTER;

/** The ring: cells of partitions on a canvas, members as focusable shapes around it. */
export class RingDrawing {
  #model;
  #shown = [];
  #sectors = new Map();
  #focus = null;
  #pointed = null;
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param {import('./model.js').Model} model */
  constructor(model) {
    this.#model = model;
    const svg = at('members');
    svg.setAttribute('viewBox', `0 0 ${SIZE} ${SIZE}`);
    svg.addEventListener('keydown', (event) => this.#walk(event));
    svg.addEventListener('focusout', () => this.#highlight(null));
    svg.addEventListener('pointerleave', () => this.#highlight(null));
  }

  /** Points to a partition, or to none. */
  point(partition) {
    this.#pointed = partition;
    this.draw(Date.now());
  }

  #highlight(id) {
    this.#focus = id;
    this.draw(Date.now());
  }

  /** Who has a sector: members, and those that left a moment ago. */
  #place() {
    const { members, gone } = this.#model;
    this.#shown = [...members, ...[...gone].filter(([, since]) => Date.now() - since < 8000).map(([id]) => id)];
    this.#sectors = sectors(this.#model, this.#shown);
  }

  /** Members as they are now; keeps the focus where it was. */
  seats(self) {
    const held = document.activeElement?.dataset?.id;
    this.#place();
    const shown = this.#shown;
    const seats = shown.map((id) => this.#seat(id, this.#sectors.get(id).middle, self, shown.length));
    at('members').replaceChildren(...seats);
    (seats.find((seat) => seat.dataset.id === held) ?? seats[0])?.setAttribute('tabindex', '0');
    if (held) seats.find((seat) => seat.dataset.id === held)?.focus();
  }

  #seat(id, angle, self, many) {
    const model = this.#model;
    const [x, y] = [SIZE / 2 + Math.cos(angle) * SEATS, SIZE / 2 + Math.sin(angle) * SEATS];
    const r = Math.max(4.2, Math.min(13, 640 / many));
    const leads = id === model.leader;
    const away = model.gone.has(id);
    const look = lookOf(id);
    const marks = [model.suspected.has(id) && 'suspected', away && 'gone', leads && 'leader', model.voters.has(id) && 'voter', id === self && 'self'].filter(Boolean);
    const seat = shape('g', { class: ['node', ...marks].join(' '), tabindex: '-1', role: 'img', 'data-id': id,
      'aria-label': [nameOf(id), ...marks.map((m) => ({ self: 'this node' }[m] ?? m)), count(model.counts.get(id) ?? 0, 'partition')].join(', ') });
    seat.append(shape('circle', { class: 'halo', cx: x, cy: y, r: r + 8 }));
    if (id === self) seat.append(shape('circle', { class: 'ring-self', cx: x, cy: y, r: r + 5 }));
    if (model.voters.has(id)) seat.append(shape('circle', { class: 'ring-voter', cx: x, cy: y, r: r + 2 }));
    seat.append(shape('path', { class: 'mark', d: outline(look.shape, x, y, r), fill: look.colour }));
    if (leads) seat.append(shape('circle', { class: 'star', cx: x, cy: y, r: r * 0.42 }));
    if (many <= 24 || leads || id === self) seat.append(...this.#label(id, angle, r, many));
    const title = shape('title');
    title.textContent = seat.getAttribute('aria-label');
    seat.append(title);
    seat.addEventListener('focus', () => this.#highlight(id));
    seat.addEventListener('pointerenter', () => this.#highlight(id));
    return seat;
  }

  #label(id, angle, r, many) {
    const out = SEATS + r + 12;
    const [x, y] = [SIZE / 2 + Math.cos(angle) * out, SIZE / 2 + Math.sin(angle) * out];
    const side = Math.abs(Math.cos(angle)) < 0.3 ? 'middle' : Math.cos(angle) > 0 ? 'start' : 'end';
    const name = shape('text', { x, y: side === 'middle' ? y + Math.sign(Math.sin(angle)) * 2 : y, 'text-anchor': side });
    name.textContent = nameOf(id);
    if (many > 12) return [name];
    const owned = shape('text', { class: 'small', x, y: y + 15 * (side === 'middle' && Math.sin(angle) < 0 ? -1 : 1), 'text-anchor': side });
    owned.textContent = number(this.#model.counts.get(id) ?? 0);
    return [name, owned];
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const seats = [...at('members').children];
    const here = seats.indexOf(document.activeElement);
    if (here < 0 || (!step && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    const next = step ? (here + step + seats.length) % seats.length : event.key === 'Home' ? 0 : seats.length - 1;
    seats[here].setAttribute('tabindex', '-1');
    seats[next].setAttribute('tabindex', '0');
    seats[next].focus();
  }

  /** The partitions. @returns {boolean} whether something moves that another frame would show */
  draw(now) {
    const model = this.#model;
    const box = at('drawing').clientWidth;
    const { pen } = canvas(at('cells'), box, box);
    pen.scale(box / SIZE, box / SIZE);
    pen.translate(SIZE / 2, SIZE / 2);
    const paint = { unowned: theme('bad'), card: theme('card'), ink: theme('ink') };
    this.#place();
    this.#cells(pen, paint);
    this.#chords(pen, now, paint);
    this.#clearing(pen);
    if (this.#pointed !== null) this.#needle(pen, paint.ink);
    const owned = model.owners.length - model.unowned;
    say(at('c-main'), this.#focus ? nameOf(this.#focus) : model.owners.length ? number(model.owners.length) : '');
    say(at('c-sub'), this.#focus ? count(model.counts.get(this.#focus) ?? 0, 'partition') : model.unowned ? `partitions, ${number(owned)} owned` : model.owners.length ? 'partitions, all owned' : '');
    return model.moving.size > 0;
  }

  /**
   * Cells of one colour go into one path: a fill per owner, not per partition. What moves is striped,
   * so that no eye has to tell one more hue.
   */
  #cells(pen, paint) {
    const { owners, moving } = this.#model;
    const tracks = tracksOf(owners.length);
    const paths = new Map();
    const add = (keyOf) => {
      for (const sector of this.#sectors.values()) {
        for (const strip of strips(sector, tracks, APART, keyOf)) {
          if (!paths.has(strip.key)) paths.set(strip.key, new Path2D());
          this.#strip(paths.get(strip.key), strip, (OUTER - INNER) / tracks);
        }
      }
    };
    add((p) => owners[p] ?? 'unowned');
    if (moving.size) add((p) => (moving.get(p)?.step === 'revoking' ? 'revoking' : null));
    const looks = { revoking: () => stripes(pen, paint.card), unowned: () => stripes(pen, paint.unowned) };
    for (const [key, path] of [...paths].sort(([a], [b]) => (a === 'revoking') - (b === 'revoking'))) {
      pen.globalAlpha = this.#focus && key !== this.#focus && key !== 'revoking' ? 0.16 : 1;
      pen.fillStyle = looks[key]?.() ?? lookOf(key).colour;
      pen.fill(path);
    }
    pen.globalAlpha = 1;
  }

  #strip(path, { from, to, track }, deep) {
    const gap = to - from >= APART ? Math.min(1.2 / OUTER, (to - from) * 0.2) : 0;
    const outer = OUTER - track * deep;
    const inner = outer - deep + (deep > 5 ? 1 : deep > 3 ? 0.5 : 0);
    path.moveTo(Math.cos(from) * inner, Math.sin(from) * inner);
    path.arc(0, 0, outer, from, to - gap);
    path.arc(0, 0, inner, to - gap, from, true);
    path.closePath();
  }

  /** Who gives to whom, one line for each pair, thicker for more partitions, fading once assigned. */
  #chords(pen, now, paint) {
    const bundles = new Map();
    for (const { from, to, since, step } of this.#model.moving.values()) {
      if (!from || from === to) continue;
      const key = `${from} ${to}`;
      const bundle = bundles.get(key) ?? { from, to, step, many: 0, since };
      bundle.many++;
      bundle.since = Math.max(bundle.since, since);
      bundles.set(key, bundle);
    }
    const spot = (id) => {
      const a = this.#sectors.get(id).middle;
      return [Math.cos(a) * (INNER - 6), Math.sin(a) * (INNER - 6)];
    };
    for (const { from, to, step, many, since } of bundles.values()) {
      if (!this.#shown.includes(from)) continue;
      const fade = step === 'assigned' ? Math.max(0, 1 - (now - since) / 2500) : 1;
      const target = to && this.#shown.includes(to) ? spot(to) : [0, 0];
      pen.globalAlpha = (this.#still.matches ? 0.6 : fade) * 0.8;
      pen.strokeStyle = step === 'assigned' ? lookOf(to).colour : step === 'revoking' ? paint.ink : paint.unowned;
      pen.lineWidth = 1.5 + Math.log2(many + 1);
      pen.lineCap = 'round';
      pen.setLineDash(step === 'assigned' ? [] : [3, 9]);
      pen.beginPath();
      pen.moveTo(...spot(from));
      pen.quadraticCurveTo(0, 0, ...target);
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  /** A quiet place for the words in the middle, with a soft edge. */
  #clearing(pen) {
    pen.globalCompositeOperation = 'destination-out';
    const soft = pen.createRadialGradient(0, 0, 70, 0, 0, 130);
    soft.addColorStop(0, '#000f');
    soft.addColorStop(1, '#0000');
    pen.fillStyle = soft;
    pen.beginPath();
    pen.arc(0, 0, 130, 0, TURN);
    pen.fill();
    pen.globalCompositeOperation = 'source-over';
  }

  #needle(pen, ink) {
    const sector = [...this.#sectors.values()].find(({ cells }) => cells.includes(this.#pointed));
    if (!sector) return;
    const { from, to } = cell(sector, sector.cells.indexOf(this.#pointed), tracksOf(this.#model.owners.length));
    const a = (from + to) / 2;
    pen.strokeStyle = pen.fillStyle = ink;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(Math.cos(a) * (INNER - 34), Math.sin(a) * (INNER - 34));
    pen.lineTo(Math.cos(a) * (OUTER + 4), Math.sin(a) * (OUTER + 4));
    pen.stroke();
    pen.beginPath();
    pen.arc(Math.cos(a) * (INNER - 34), Math.sin(a) * (INNER - 34), 4.5, 0, TURN);
    pen.fill();
  }
}
