import { at, element, say } from './dom.js';
import { duration, number } from './words.js';

/** @returns {number|null} the sum of the metrics of that name in Prometheus' text */
export function metric(text, name) {
  const values = text.split('\n').filter((line) => !line.startsWith('#') && name.test(line)).map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
  return values.length ? values.reduce((a, b) => a + b, 0) : null;
}

/** Lease, heartbeats and the age of the last word from the node. */
export class Gauges {
  #fullLease = 0;
  #heard = 0;
  #before = null;
  #outputs = new Map();

  /** The stream said something, be it a comment. */
  word(now) {
    this.#heard = now;
  }

  /** @param {number} millis left of the lease; the longest seen counts as a full one */
  lease(millis) {
    this.#fullLease = Math.max(this.#fullLease, millis);
    const full = this.#fullLease || 1;
    this.#meter('Lease left', millis > 0 ? duration(millis) : 'no lease', millis / full, { low: 0.25, high: 0.5, optimum: 1 });
  }

  /** @param {string} text of /metrics: rates need two of them */
  metrics(text, now) {
    const read = { sent: metric(text, /heartbeats?_sent/), received: metric(text, /heartbeats?_received/), late: metric(text, /heartbeats?_late/) };
    const before = this.#before;
    this.#before = { ...read, now };
    for (const kind of ['sent', 'received']) {
      if (read[kind] === null || !before) continue;
      this.#line(`Heartbeats ${kind}`, `${((read[kind] - before[kind]) / ((now - before.now) / 1000)).toFixed(1)} per second`);
    }
    if (read.late !== null) this.#line('Heartbeats late', number(read.late));
  }

  /** The age of what is seen. */
  age(now) {
    if (this.#heard) this.#line('Last word from this node', `${duration(Math.max(0, now - this.#heard))} ago`);
  }

  #line(name, text) {
    let output = this.#outputs.get(name);
    if (!output) {
      output = element('output', { 'aria-live': 'off' });
      this.#outputs.set(name, output);
      at('gauges').append(element('div', { class: 'gauge' }, element('span', {}, name), output));
    }
    say(output, text);
    return output;
  }

  #meter(name, text, value, range) {
    const line = this.#line(name, text).parentElement;
    let meter = line.querySelector('meter');
    if (!meter) line.append((meter = element('meter', { min: 0, max: 1, 'aria-label': name, ...range })));
    meter.value = value;
  }
}
