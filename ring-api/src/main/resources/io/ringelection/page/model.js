/**
 * What the page knows of the ring: a snapshot with events folded into it. Pure: no DOM, no network;
 * time comes from the events or from the caller.
 *
 * @typedef {{key: number, time: number, type: string, node: string, nodes: Set<string>, cause: string, term: number, count: number,
 *   member?: string, leader?: string, plan?: number, moves?: number, durationMillis?: number}} Entry
 * @typedef {{count: number, first: number, last: number}} Tally partitions, and when the first and last of them moved
 */

/** Most events kept for the list, and most points kept of one node's history. */
export const LIMITS = { entries: 400, history: 240, tallies: 256, span: 300_000 };

/** Causes of moves from a living owner; all others take from one that is gone. */
const PLANNED = new Set(['BALANCE', 'JOIN', 'MOVE', 'OPERATOR']);
const OWNERSHIP = new Set(['Assigned', 'Revoking', 'Revoked', 'Lost']);

/** @returns {boolean} whether token a is newer than b; both are decimal strings beyond 53 bits */
export function newer(a, b) {
  if (!b) return true;
  return a.length === b.length ? a > b : a.length > b.length;
}

export class Model {
  ring = '';
  term = 0;
  leader = null;
  view = 0;
  /** @type {string[]} in order of seniority */
  members = [];
  voters = new Set();
  suspected = new Set();
  /** @type {Map<string, number>} members that left, and when */
  gone = new Map();
  /** @type {(string|null)[]} owner of each partition */
  owners = [];
  /** @type {(string|null)[]} token of the last grant of each partition */
  tokens = [];
  /** @type {Map<number, {from: string|null, to: string|null, since: number, step: 'revoking'|'unowned'|'assigned'}>} */
  moving = new Map();
  /** @type {Map<string, number>} how many partitions each member owns */
  counts = new Map();
  /** @type {Entry[]} oldest first */
  entries = [];
  /** @type {Map<string, {time: number, owned: number}[]>} */
  history = new Map();
  /** What moved away from a member that left, or to one that joined. */
  tallies = new Map();
  unowned = 0;
  #keys = 0;

  /** @param {number} partitions how many the ring has; more are taken as they are met */
  resize(partitions) {
    while (this.owners.length < partitions) {
      this.owners.push(null);
      this.tokens.push(null);
      this.unowned++;
    }
  }

  /** Begins anew from a whole picture; the list of events stays. */
  snapshot(picture, time) {
    Object.assign(this, { ring: picture.ring, term: picture.term, leader: picture.leader, view: picture.view });
    this.members = [...picture.members];
    this.voters = new Set(picture.voters);
    this.suspected.clear();
    this.moving.clear();
    this.owners.fill(null);
    this.tokens.fill(null);
    this.counts = new Map(this.members.map((id) => [id, 0]));
    this.unowned = this.owners.length;
    for (const state of picture.states) {
      for (const { partition, token } of state.partitions) {
        this.resize(partition + 1);
        if (newer(token, this.tokens[partition])) this.#own(partition, state.node, token);
      }
    }
    for (const id of this.members) this.#remember(id, time);
  }

  /** Folds one event in; `now` is for events that tell no time. */
  event(event, now) {
    const time = event.timeMillis || now;
    const grants = event.partitions ?? [];
    this.term = Math.max(this.term, event.term ?? 0);
    switch (event.type) {
      case 'Assigned': this.#assigned(event, grants, time); break;
      case 'Revoking': grants.forEach((g) => this.moving.set(g.partition, { from: event.node, to: null, since: time, step: 'revoking' })); break;
      case 'Revoked':
      case 'Lost': this.#released(event, grants, time); break;
      case 'MemberJoined': this.#joined(event.member, time); break;
      case 'MemberLeft': this.#left(event.member, time); break;
      case 'MemberSuspected': this.suspected.add(event.member); break;
      case 'LeaderElected': this.leader = event.leader; break;
      case 'LeaderLost': if (event.leader === this.leader && (event.term ?? 0) >= this.term) this.leader = null; break;
      default: break;
    }
    this.#note(event, grants.length, time);
  }

  #assigned(event, grants, time) {
    for (const { partition, token, previousOwner } of grants) {
      this.resize(partition + 1);
      if (!newer(token, this.tokens[partition])) continue;
      const from = previousOwner ?? this.owners[partition];
      this.#own(partition, event.node, token);
      this.moving.set(partition, { from, to: event.node, since: time, step: 'assigned' });
      if (PLANNED.has(event.cause)) this.#tally(`+${event.node}`, time);
      else if (from && from !== event.node) this.#tally(`-${from}`, time);
    }
    this.suspected.delete(event.node);
    this.#remember(event.node, time);
  }

  #released(event, grants, time) {
    for (const { partition, token } of grants) {
      this.resize(partition + 1);
      if (this.owners[partition] !== event.node || newer(this.tokens[partition], token)) continue;
      this.#own(partition, null, token);
      this.moving.set(partition, { from: event.node, to: null, since: time, step: 'unowned' });
    }
    this.#remember(event.node, time);
  }

  #joined(member, time) {
    if (!this.members.includes(member)) this.members.push(member);
    this.gone.delete(member);
    this.counts.set(member, this.counts.get(member) ?? 0);
    this.#remember(member, time);
  }

  /** Assigned may have come before: another node tells it. What the member still seems to own is nobody's. */
  #left(member, time) {
    this.members = this.members.filter((id) => id !== member);
    this.voters.delete(member);
    this.suspected.delete(member);
    this.gone.set(member, time);
    if (this.leader === member) this.leader = null;
    if (this.counts.get(member)) {
      this.owners.forEach((owner, p) => {
        if (owner !== member) return;
        this.#own(p, null, this.tokens[p]);
        this.moving.set(p, { from: member, to: null, since: time, step: 'unowned' });
      });
    }
    this.#remember(member, time);
    this.counts.delete(member);
  }

  #own(partition, owner, token) {
    const before = this.owners[partition];
    if (before) this.counts.set(before, this.counts.get(before) - 1);
    if (owner) this.counts.set(owner, (this.counts.get(owner) ?? 0) + 1);
    this.unowned += (owner ? 0 : 1) - (before ? 0 : 1);
    this.owners[partition] = owner;
    this.tokens[partition] = token;
  }

  #tally(key, time) {
    let tally = this.tallies.get(key);
    if (!tally || time - tally.last > 10_000) {
      tally = { count: 0, first: time, last: time };
      this.tallies.set(key, tally);
      if (this.tallies.size > LIMITS.tallies) this.tallies.delete(this.tallies.keys().next().value);
    }
    tally.count++;
    tally.first = Math.min(tally.first, time);
    tally.last = Math.max(tally.last, time);
  }

  /** What many nodes tell at the same time for the same reason is one entry. */
  #note(event, grants, time) {
    const { type, node, cause, term = 0, member, leader, plan, moves, durationMillis } = event;
    const last = this.entries.at(-1);
    if (OWNERSHIP.has(type) && last?.type === type && last.cause === cause && Math.abs(time - last.time) < 250) {
      last.nodes.add(node);
      last.count += grants;
      return;
    }
    this.entries.push({ key: ++this.#keys, time, type, node, nodes: new Set([node]), cause, term, count: grants, member, leader, plan, moves, durationMillis });
    if (this.entries.length > LIMITS.entries) this.entries.splice(0, this.entries.length - LIMITS.entries);
  }

  /** @returns what moved to the member that joined, or away from the one that left */
  tallyOf(entry) {
    return this.tallies.get(`${entry.type === 'MemberJoined' ? '+' : '-'}${entry.member}`);
  }

  #remember(id, time) {
    const points = this.history.get(id) ?? [];
    points.push({ time, owned: this.counts.get(id) ?? 0 });
    if (points.length > LIMITS.history) points.shift();
    this.history.set(id, points);
  }

  /** Forgets moves that are done, and members and histories long gone. */
  settle(now, after) {
    for (const [p, move] of this.moving) {
      if (move.step === 'assigned' && now - move.since > after) this.moving.delete(p);
    }
    for (const [id, since] of this.gone) {
      if (now - since < LIMITS.span) continue;
      this.gone.delete(id);
      if (!this.members.includes(id)) this.history.delete(id);
    }
  }

  /** @returns {string} how the ring is, for the eye and for the screen reader */
  summary() {
    const wide = `${this.members.length} node${this.members.length === 1 ? '' : 's'}`;
    const owned = this.unowned === 0 ? 'every partition is owned' : `${this.unowned} of ${this.owners.length} partitions have no owner`;
    return `${wide}, ${this.leader ? 'one leader' : 'no leader'}, ${owned}`;
  }
}
