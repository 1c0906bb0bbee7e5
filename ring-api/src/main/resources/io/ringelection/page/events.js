import { at, element, say } from './dom.js';
import { clock, sentence } from './words.js';

const SHOWN = 150;
const TONES = { MemberJoined: 'main', MemberLeft: 'main bad', LeaderElected: 'main', LeaderLost: 'bad', MemberSuspected: 'warn', Lost: 'bad', PlanFinished: 'main' };

/** The latest events, newest first; a bounded list in which only what changed is touched. */
export class EventList {
  #model;
  #newest = 0;

  constructor(model) {
    this.#model = model;
  }

  /** Adds what is new; a headline goes on counting what moved because of it. */
  show() {
    const list = at('events');
    const fresh = this.#model.entries.filter((entry) => entry.key > this.#newest).slice(-SHOWN);
    this.#newest = fresh.at(-1)?.key ?? this.#newest;
    list.prepend(...fresh.reverse().map((entry) => this.#line(entry)));
    while (list.children.length > SHOWN) list.lastChild.remove();
    for (const line of list.children) {
      if (line.entry.member || line.entry.nodes.size > 1) say(line.lastChild, sentence(line.entry, this.#model.tallyOf(line.entry)));
    }
  }

  #line(entry) {
    const line = element('li', { class: TONES[entry.type] ?? '', 'data-type': entry.type },
      element('time', { datetime: new Date(entry.time).toISOString() }, clock(entry.time)), element('i', { 'aria-hidden': 'true' }), element('span', {}, sentence(entry)));
    line.entry = entry;
    return line;
  }
}
