import assert from 'node:assert/strict';
import test from 'node:test';
import { metric } from './gauges.js';
import { ranges } from './ledger.js';
import { cell, sectors, strips, tracksOf } from './layout.js';
import { LIMITS, Model, newer } from './model.js';
import { Rota } from './rota.js';
import { SseParser } from './sse.js';
import { sentence } from './words.js';

const N1 = 'n1@1';
const N2 = 'n2@2';
const N3 = 'n3@3';
const grant = (partition, token, previousOwner) => ({ partition, token, previousOwner });
const picture = (states, members = [N1, N2]) => ({ ring: 'r', term: 2, leader: N1, view: 1, members, voters: [N1], states });
const state = (node, ...partitions) => ({ node, sequence: 1, partitions });

function two() {
  const model = new Model();
  model.resize(4);
  model.snapshot(picture([state(N1, grant(0, '10'), grant(1, '11')), state(N2, grant(2, '12'), grant(3, '13'))]), 1000);
  return model;
}

test('a snapshot tells who owns what', () => {
  const model = two();
  assert.deepEqual(model.owners, [N1, N1, N2, N2]);
  assert.equal(model.unowned, 0);
  assert.equal(model.summary(), '2 nodes, one leader, every partition is owned');
});

test('the newer token owns, whatever comes first', () => {
  const model = two();
  model.event({ type: 'Assigned', node: N1, cause: 'CRASH_PROVED', timeMillis: 2030, partitions: [grant(2, '20', N2)] }, 0);
  model.event({ type: 'Lost', node: N2, cause: 'FENCED', timeMillis: 2040, partitions: [grant(2, '12')] }, 0);
  assert.equal(model.owners[2], N1);
  model.event({ type: 'Assigned', node: N2, cause: 'BALANCE', timeMillis: 2050, partitions: [grant(2, '19', N1)] }, 0);
  assert.equal(model.owners[2], N1, 'an older grant that comes late');
  assert.ok(newer('100', '99'));
});

test('a hand-off is seen step by step', () => {
  const model = two();
  const steps = [];
  for (const [type, node, token] of [['Revoking', N1, '10'], ['Revoked', N1, '10'], ['Assigned', N2, '30']]) {
    model.event({ type, node, cause: 'JOIN', timeMillis: 3000, partitions: [grant(0, token, type === 'Assigned' ? N1 : undefined)] }, 0);
    steps.push([model.moving.get(0).step, model.owners[0], model.unowned]);
  }
  assert.deepEqual(steps, [['revoking', N1, 0], ['unowned', null, 1], ['assigned', N2, 0]]);
  model.settle(9000, 2500);
  assert.equal(model.moving.size, 0);
});

test('a death is told with what moved because of it, in either order', () => {
  for (const late of [false, true]) {
    const model = two();
    const told = [
      { type: 'MemberLeft', node: N1, member: N2, cause: 'CRASH_PROVED', timeMillis: 5000 },
      { type: 'Assigned', node: N1, cause: 'CRASH_PROVED', timeMillis: 5030, partitions: [grant(2, '40', N2), grant(3, '41', N2)] },
    ];
    for (const event of late ? told.reverse() : told) model.event(event, 0);
    const left = model.entries.find((entry) => entry.type === 'MemberLeft');
    assert.equal(sentence(left, model.tallyOf(left)), 'n2 left: death proved; 2 partitions moved in 30 ms');
    assert.deepEqual([model.members, model.unowned], [[N1], 0]);
  }
});

test('what the dead node owned is nobody\'s until it is assigned', () => {
  const model = two();
  model.event({ type: 'MemberLeft', node: N1, member: N2, cause: 'LEASE_EXPIRED', timeMillis: 5000 }, 0);
  assert.deepEqual(model.owners, [N1, N1, null, null]);
  assert.equal(model.unowned, 2);
  const lying = sectors(model, [N1, N2]);
  assert.deepEqual(lying.get(N2).cells, [2, 3], 'drawn where they were');
});

test('lists are bounded, and nodes that say the same are one entry', () => {
  const model = two();
  for (let i = 0; i < 1000; i++) model.event({ type: 'MemberSuspected', node: N1, member: N3, cause: 'OWNER_LOST', timeMillis: i }, 0);
  assert.equal(model.entries.length, LIMITS.entries);
  for (const node of [N1, N2]) model.event({ type: 'Assigned', node, cause: 'UNOWNED', timeMillis: 7000, partitions: [] }, 0);
  assert.equal(sentence(model.entries.at(-1)), 'n1 and n2 own 0 partitions more: had no owner');
  for (let i = 0; i < 1000; i++) model.event({ type: 'Assigned', node: N1, cause: 'UNOWNED', timeMillis: 8000 + i, partitions: [] }, 0);
  assert.equal(model.history.get(N1).length, LIMITS.history);
});

test('events of the stream may be cut anywhere', () => {
  const text = ': beat\n\nid: a1\nevent: Lost\ndata: {"x":\ndata: 1}\n\nid: a2\r\ndata: 2\r\n\r\n';
  for (let cut = 0; cut < text.length; cut++) {
    const parser = new SseParser();
    const events = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))];
    assert.deepEqual(events, [{ id: 'a1', type: 'Lost', data: '{"x":\n1}' }, { id: 'a2', type: 'message', data: '2' }], `cut at ${cut}`);
  }
});

test('cells fill their sector', () => {
  const sector = { from: 1, to: 2, cells: [...Array(6).keys()] };
  assert.deepEqual(cell(sector, 5, 2), { from: 1 + 2 / 3, to: 2, track: 1 });
});

const APART = 3 / 236;

test('a drawing of many partitions costs strips, not cells', () => {
  const members = Array.from({ length: 100 }, (_, i) => `n${i}@1`);
  const model = new Model();
  model.resize(16384);
  model.snapshot(picture(members.map((id, i) => state(id, ...model.owners.flatMap((_, p) => (p % 100 === i ? [grant(p, '1')] : [])))), members), 0);
  const tracks = tracksOf(16384);
  const drawn = (keyOf) => [...sectors(model, model.members).values()].flatMap((sector) => strips(sector, tracks, APART, keyOf));
  const owner = (p) => model.owners[p] ?? 'unowned';
  assert.equal(drawn(owner).length, 100 * tracks);
  const moved = [7, 1007, 2007];
  model.event({ type: 'Revoked', node: members[7], cause: 'JOIN', timeMillis: 1, partitions: moved.map((p) => grant(p, '1')) }, 0);
  const now = drawn(owner);
  assert.ok(now.length <= 100 * tracks + 2 * moved.length, `${now.length} strips`);
  assert.equal(now.filter(({ key }) => key === 'unowned').length, moved.length);
  assert.equal(drawn((p) => (moved.includes(p) ? 'revoking' : null)).length, moved.length);
});

test('strips cover what their cells do; wide cells stay single', () => {
  const sector = { from: 0, to: 1, cells: [...Array(7).keys()] };
  assert.deepEqual(strips(sector, 2, 9, () => 'a').map(({ from, to, track }) => [from, to, track]), [[0, 1, 0], [0, 0.75, 1]]);
  assert.deepEqual(strips(sector, 2, 9, (p) => (p === 2 ? 'b' : 'a')).map(({ key, track }) => key + track), ['a0', 'b0', 'a0', 'a1']);
  assert.equal(strips(sector, 2, 0.25, () => 'a').length, 7);
  assert.deepEqual(strips({ from: 0, to: 1, cells: [] }, 2, 9, () => 'a'), []);
});

test('one part a frame, in the order asked', () => {
  const shown = [];
  const [a, b] = ['a', 'b'].map((name) => () => shown.push(name));
  const rota = new Rota();
  rota.ask(a, b, a);
  for (const expected of [['a'], ['a', 'b']]) {
    assert.ok(rota.turn());
    assert.deepEqual(shown, expected);
    rota.ask(a);
  }
  assert.ok(rota.turn());
  assert.ok(!rota.turn());
  assert.deepEqual(shown, ['a', 'b', 'a']);
});

test('small things', () => {
  assert.equal(ranges([3, 1, 2, 9]), '1-3, 9');
  assert.equal(metric('# HELP a\na_total{x="1"} 2\na_total{x="2"} 3\nb 9\n', /^a_total/), 5);
});
