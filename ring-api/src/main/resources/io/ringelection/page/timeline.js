import { at, canvas, say, theme } from './dom.js';
import { lookOf } from './colours.js';
import { nameOf } from './words.js';
import { LIMITS } from './model.js';

const ROWS = 12;
const LANES = [['Joined', ['MemberJoined'], 'good'], ['Left', ['MemberLeft'], 'bad'], ['Suspected', ['MemberSuspected'], 'warn'],
  ['Leader', ['LeaderElected', 'LeaderLost'], 'accent'], ['Assigned', ['Assigned'], 'accent'], ['Handed off', ['Revoking', 'Revoked'], 'soft'], ['Lost', ['Lost'], 'bad']];

/** Who owned how much in the last minutes: a row per node, or a lane per kind of event for many nodes. */
export class Timeline {
  #model;

  constructor(model) {
    this.#model = model;
  }

  draw(now) {
    const ids = [...this.#model.members, ...[...this.#model.gone.keys()].filter((id) => !this.#model.members.includes(id))];
    const byNode = ids.length <= ROWS;
    say(at('timeline-hint'), byNode ? 'Partitions owned by each node; ticks are events. The ledger below tells them one by one.'
      : `Events of ${ids.length} nodes by kind, taller for more partitions. The ledger below tells them one by one.`);
    const rows = byNode ? ids.length : LANES.length;
    const step = byNode ? 34 : 28;
    const target = at('timeline');
    const height = Math.max(60, rows * step + 24);
    target.style.height = `${height}px`;
    const { pen, width } = canvas(target, target.clientWidth, height);
    const left = Math.min(110, width * 0.24);
    const x = (time) => left + (1 - (now - time) / LIMITS.span) * (width - left);
    pen.font = '12.5px system-ui, sans-serif';
    pen.textBaseline = 'middle';
    this.#axis(pen, x, width, height);
    if (byNode) ids.forEach((id, i) => this.#node(pen, id, i * step, step, x, now));
    else LANES.forEach((lane, i) => this.#lane(pen, lane, i * step, step, x, now));
  }

  #axis(pen, x, width, height) {
    const now = Date.now();
    pen.fillStyle = theme('soft');
    pen.strokeStyle = theme('line');
    for (let minutes = 0; minutes <= 4; minutes++) {
      const at = x(now - minutes * 60_000);
      pen.beginPath();
      pen.moveTo(Math.round(at) - 0.5, 0);
      pen.lineTo(Math.round(at) - 0.5, height - 22);
      pen.stroke();
      pen.textAlign = minutes ? 'center' : 'right';
      pen.fillText(minutes ? `${minutes} min ago` : 'now', Math.min(at, width), height - 9);
    }
    pen.textAlign = 'left';
  }

  #node(pen, id, y, step, x, now) {
    const model = this.#model;
    const points = model.history.get(id) ?? [];
    const most = Math.max(1, ...[...model.history.values()].flatMap((all) => all.map((point) => point.owned)));
    pen.fillStyle = model.gone.has(id) ? theme('soft') : theme('ink');
    pen.fillText(nameOf(id).slice(0, 14), 0, y + step / 2);
    pen.fillStyle = lookOf(id).colour;
    points.forEach(({ time, owned }, i) => {
      const from = Math.max(x(now - LIMITS.span), x(time));
      const until = x(points[i + 1]?.time ?? (model.gone.has(id) ? time : now));
      const tall = (owned / most) * (step - 10);
      if (until > from) pen.fillRect(from, y + step - 5 - tall, until - from, tall);
    });
    for (const entry of model.entries) {
      if ((entry.member ?? entry.leader) !== id || now - entry.time > LIMITS.span) continue;
      pen.fillStyle = { MemberLeft: theme('bad'), LeaderLost: theme('bad'), MemberSuspected: theme('warn') }[entry.type] ?? theme('ink');
      pen.fillRect(x(entry.time) - 1, y + 2, 2, step - 5);
    }
  }

  #lane(pen, [name, types, colour], y, step, x, now) {
    pen.fillStyle = theme('ink');
    pen.fillText(name, 0, y + step / 2);
    pen.fillStyle = theme(colour);
    for (const entry of this.#model.entries) {
      if (!types.includes(entry.type) || now - entry.time > LIMITS.span) continue;
      const tall = Math.min(step - 8, 6 + 2 * Math.log2((entry.count || 1) + 1));
      pen.fillRect(x(entry.time) - 1, y + step - 4 - tall, 2.5, tall);
    }
  }
}
