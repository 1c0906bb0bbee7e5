/** Words for what the ring does. Pure: no DOM, no clock. */

/** Why a partition came or went, as the middle of a sentence. */
const CAUSES = {
  UNOWNED: 'had no owner',
  BALANCE: 'load evened out',
  LEAVE: 'left in order',
  OWNER_LOST: 'owner lost',
  LEASE_LAPSED: 'its lease ran out',
  LEASE_EXPIRED: 'lease expired',
  FENCED: 'told that its session is over',
  SUSPENDED: 'its machine stood still, or its clock was set',
  SHUTDOWN: 'stopped before the hand-off was done',
  SNAPSHOT: 'present state',
  JOIN: 'a node joined',
  CRASH_PROVED: 'death proved',
  MOVE: 'moved',
  OPERATOR: 'asked for by an operator',
  FOUNDING: 'ring founded',
  SILENCE: 'not heard for some time',
};

const counted = new Intl.NumberFormat('en');

/** @param {string} cause @returns {string} the words of a cause, known or not */
export const causeInWords = (cause) => CAUSES[cause] ?? String(cause ?? '').toLowerCase().replaceAll('_', ' ');

/** @param {string|null} id name and incarnation @returns {string} the name alone */
export const nameOf = (id) => (id ? id.slice(0, id.lastIndexOf('@') > 0 ? id.lastIndexOf('@') : undefined) : 'nobody');

/** @param {number} n @returns {string} with separators */
export const number = (n) => counted.format(n);

/** @param {number} n @param {string} one @returns {string} "1 partition", "341 partitions" */
export const count = (n, one) => `${number(n)} ${one}${n === 1 ? '' : 's'}`;

/** @param {number} millis @returns {string} in the unit that reads best */
export function duration(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  return millis < 120_000 ? `${(millis / 1000).toFixed(1)} s` : `${Math.round(millis / 60_000)} min`;
}

/** @param {number} millis Unix ms @returns {string} local time of day with milliseconds */
export function clock(millis) {
  const at = new Date(millis);
  const two = (n) => String(n).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

const moved = (tally, since) =>
  tally?.count ? `; ${count(tally.count, 'partition')} moved in ${duration(Math.max(0, tally.last - Math.min(since, tally.first)))}` : '';

/**
 * One sentence on a change.
 * @param {import('./model.js').Entry} entry
 * @param {import('./model.js').Tally} [tally] what moved because a member came or went
 */
export function sentence(entry, tally) {
  const names = [...entry.nodes].map(nameOf);
  const several = names.length > 1;
  const node = names.length > 3 ? `${names.length} nodes` : several ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  const why = causeInWords(entry.cause);
  const member = nameOf(entry.member);
  const parts = count(entry.count, 'partition');
  switch (entry.type) {
    case 'Assigned': return `${node} own${several ? '' : 's'} ${parts} more: ${why}`;
    case 'Revoking': return `${node} hand${several ? '' : 's'} off ${parts}: ${why}`;
    case 'Revoked': return `${node} released ${parts}: ${why}`;
    case 'Lost': return `${node} lost ${parts}: ${why}`;
    case 'MemberJoined': return `${member} joined${moved(tally, entry.time)}`;
    case 'MemberLeft': return `${member} left: ${why}${moved(tally, entry.time)}`;
    case 'MemberSuspected': return `${member} is suspected: no sign of life`;
    case 'LeaderElected': return `${nameOf(entry.leader)} leads, term ${number(entry.term)}`;
    case 'LeaderLost': return `${node} has lost its leader ${nameOf(entry.leader)}`;
    case 'PlanStarted': return `Plan ${entry.plan}: ${count(entry.moves, 'move')} to do`;
    case 'PlanFinished': return `Plan ${entry.plan} done: ${count(entry.moves, 'move')} in ${duration(entry.durationMillis)}`;
    default: return `${node}: ${entry.type}`;
  }
}
