import { at, element } from './dom.js';
import { nameOf } from './words.js';
import { swatch } from './nodes.js';

/**
 * Asks whose a key is.
 * @param {import('./api.js').Api} api
 * @param {(partition: number|null) => void} point shows the partition in the drawing
 */
export function lookup(api, point) {
  const found = at('found');
  const row = (name, ...value) => [element('dt', {}, name), element('dd', {}, ...value)];
  at('lookup').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const answer = await api.json(`/api/v1/keys/${encodeURIComponent(at('key').value)}`);
      found.replaceChildren(
        ...row('Partition', String(answer.partition)),
        ...row('Owner', ...(answer.owner ? [swatch(answer.owner), nameOf(answer.owner), answer.ownedHere ? ' (this node)' : ''] : ['nobody at this moment'])),
        ...row('Token', answer.token ?? '–'));
      point(answer.partition);
    } catch (refused) {
      found.replaceChildren(...row('No answer', refused.detail ?? 'the node does not answer'));
      point(null);
    }
  });
}
