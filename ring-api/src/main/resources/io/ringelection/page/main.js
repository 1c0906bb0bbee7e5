import { Api } from './api.js';
import { at, element, say } from './dom.js';
import { EventList } from './events.js';
import { Gauges } from './gauges.js';
import { LedgerTable } from './ledger.js';
import { login } from './login.js';
import { lookup } from './lookup.js';
import { Model } from './model.js';
import { NodeTable } from './nodes.js';
import { RingDrawing } from './ring.js';
import { Rota } from './rota.js';
import { follow } from './sse.js';
import { themed } from './theme.js';
import { Timeline } from './timeline.js';
import { showWatchdog } from './watchdog.js';
import { clock, nameOf, number } from './words.js';

const FADE_MILLIS = 2500;
const MOST_WAITING = 1000;
const api = new Api(login);
const model = new Model();
const drawing = new RingDrawing(model);
const table = new NodeTable(model);
const events = new EventList(model);
const timeline = new Timeline(model);
const ledger = new LedgerTable(api);
const gauges = new Gauges();
const rota = new Rota();
let self = null;
let metered = false;
let waiting = [];
const unshown = new Set();
let frame = 0;
let nextMove = 0;
let heard = 0;
let spoken = '';

/** Folds in everything that has come. */
function fold(now) {
  const news = waiting;
  waiting = [];
  for (const notice of news) {
    if (notice.type === 'Snapshot') model.snapshot(notice, now);
    else model.event(notice, now);
  }
  news.forEach((notice) => unshown.add(notice.type));
}

/**
 * Everything that came since the last frame is drawn once. A hidden page has no frames. The ring is drawn before
 * a part changes the document: asked afterwards, its size would cost a layout within the frame.
 */
function wake() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    const now = Date.now();
    fold(now);
    model.settle(now, FADE_MILLIS);
    if (unshown.size) whole(unshown.has('Assigned') || unshown.has('Lost'));
    unshown.clear();
    const moves = drawing.draw(now);
    if (rota.turn()) wake();
    else if (moves) nextMove ||= setTimeout(moveOn, 40);
  });
}

function moveOn() {
  nextMove = 0;
  wake();
}

const seats = () => drawing.seats(self);
const nodes = () => table.show(self);
const list = () => events.show();
const history = () => timeline.draw(Date.now());

/** Shows some parts, each in its turn. */
function show(...parts) {
  rota.ask(...parts);
  wake();
}

/** All that depends on the model. */
function whole(ledgerToo) {
  show(figures, seats, nodes, list, history);
  if (ledgerToo) soon();
}

let ledgerTimer = 0;
/** The ledger is asked at most once a second, however much moves. */
function soon() {
  ledgerTimer ||= setTimeout(() => {
    ledgerTimer = 0;
    ledger.refresh();
  }, 1000);
}

function figures() {
  say(at('f-leader'), model.leader ? nameOf(model.leader) : 'none');
  at('f-leader').dataset.state = model.leader ? '' : 'bad';
  say(at('f-term'), number(model.term));
  say(at('f-nodes'), number(model.members.length));
  say(at('f-partitions'), number(model.owners.length));
  say(at('f-unowned'), number(model.unowned));
  at('f-unowned').dataset.state = model.unowned ? 'bad' : '';
}

/** A screen reader hears how the ring is, not every event: at most a sentence each five seconds. */
setInterval(() => {
  const summary = model.summary();
  if (!model.members.length || summary === spoken) return;
  spoken = summary;
  say(at('spoken'), summary);
}, 5000);

function connection(up, why) {
  const pill = at('connection');
  pill.dataset.state = up ? 'up' : 'down';
  say(pill, up ? 'live' : 'reconnecting');
  at('banner').hidden = up;
  if (!up) say(at('banner'), `Reconnecting: ${why}. ${heard ? `What is shown was last known at ${clock(heard).slice(0, 8)}.` : 'Nothing is known yet.'}`);
}

/** What the stream does not carry: lease, reasons, the watchdog, other nodes' pages. */
async function poll() {
  const quietly = (asked) => asked.catch(() => null);
  const [ring, known, seen, metrics] = await Promise.all([
    quietly(api.json('/api/v1/ring')), quietly(api.json('/api/v1/nodes')), quietly(api.json('/api/v1/watchdog')),
    metered ? quietly(api.ask('/metrics').then((answer) => answer.text())) : null]);
  if (ring) {
    const fresh = self !== ring.node || model.owners.length < ring.partitions;
    self = ring.node;
    model.resize(ring.partitions);
    say(at('title'), nameOf(ring.node));
    document.title = `${nameOf(ring.node)} · ${ring.ring}`;
    say(at('f-rebalance'), ring.rebalance || seen?.rebalance || ring.waitingFor || 'The node does not say.');
    gauges.lease(ring.leaseMillis);
    if (fresh) whole(false);
  }
  if (known) voters(known.nodes);
  if (known) peers(known.nodes.filter((node) => (node.page ?? node.url) && !node.self));
  if (seen) showWatchdog(seen);
  if (metrics) gauges.metrics(metrics, Date.now());
  gauges.age(Date.now());
  setTimeout(poll, document.hidden ? 10_000 : 2000);
}

/** No event tells who votes. */
function voters(members) {
  const now = members.filter((node) => node.voter).map((node) => node.id);
  if (now.length === model.voters.size && now.every((id) => model.voters.has(id))) return;
  model.voters = new Set(now);
  show(seats, nodes);
}

function peers(others) {
  at('peers').replaceChildren(...others.slice(0, 8)
    .filter((node) => /^https?:/.test(node.page ?? node.url))
    .map((node) => element('a', { href: node.page ?? node.url }, node.name)));
}

themed(() => show(history));
lookup(api, (partition) => drawing.point(partition));
new ResizeObserver(() => show(history)).observe(at('content'));
setInterval(() => show(...(model.gone.size ? [seats] : []), history), 2000);

/** Metrics are optional: they are asked for only where the list of paths names them. */
const index = await api.json('/api/v1').catch(() => ({}));
metered = (index.paths ?? []).some((path) => (path.path ?? path) === '/metrics');
await poll();
ledger.load(null);
follow(api, {
  event(notice) {
    waiting.push(notice);
    if (waiting.length > MOST_WAITING) fold(Date.now());
    heard = Date.now();
    wake();
  },
  word() {
    gauges.word(Date.now());
  },
  state: connection,
});
