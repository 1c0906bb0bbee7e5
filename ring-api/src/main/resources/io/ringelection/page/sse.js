/** Server-sent events over fetch, because EventSource cannot send a bearer token. */

/** Cuts text into events. Pure. */
export class SseParser {
  #rest = '';
  #cut = '';
  #event = { id: null, type: 'message', data: [] };

  /**
   * Looks at each character once, however many parts a line comes in: a snapshot is a line of a megabyte.
   * @param {string} text as it came
   * @returns {{id: string|null, type: string, data: string}[]} whole events
   */
  push(text) {
    const lines = (this.#cut + text).split(/\r\n|\n|\r(?!$)/);
    const rest = lines.pop();
    this.#cut = rest.endsWith('\r') ? '\r' : '';
    if (lines.length) {
      lines[0] = this.#rest + lines[0];
      this.#rest = '';
    }
    this.#rest += this.#cut ? rest.slice(0, -1) : rest;
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      const { id, type, data } = this.#event;
      this.#event = { id: null, type: 'message', data: [] };
      return data.length ? [{ id, type, data: data.join('\n') }] : [];
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') this.#event.id = value;
    else if (field === 'event') this.#event.type = value;
    else if (field === 'data') this.#event.data.push(value);
    return [];
  }
}

const SILENCE_MILLIS = 25_000;
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/**
 * Follows the events of the node for ever; goes on after the last id when the connection breaks.
 * @param {import('./api.js').Api} api
 * @param {{event: (data: object) => void, word: () => void, state: (up: boolean, why: string) => void}} to
 */
export async function follow(api, to) {
  let last = null;
  for (let wait = 250; ; wait = Math.min(wait * 2, 8000)) {
    const stop = new AbortController();
    let silence;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(), SILENCE_MILLIS);
      to.word();
    };
    try {
      heard();
      const headers = { Accept: 'text/event-stream', ...(last === null ? {} : { 'Last-Event-ID': last }) };
      const answer = await api.ask('/api/v1/events', { headers, signal: stop.signal });
      to.state(true, '');
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new SseParser();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        heard();
        wait = 250;
        for (const event of parser.push(part.value)) {
          last = event.id ?? last;
          to.event(JSON.parse(event.data));
        }
      }
      to.state(false, 'the node ended the connection');
    } catch (broken) {
      to.state(false, broken.detail ?? 'the node does not answer');
    } finally {
      clearTimeout(silence);
      stop.abort();
    }
    await pause(wait);
  }
}
