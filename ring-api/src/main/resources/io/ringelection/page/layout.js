/** Where everything of the ring lies. Pure: angles in radians, clockwise from the top. */

const TURN = 2 * Math.PI;

/**
 * @typedef {{id: string|null, from: number, to: number, middle: number, cells: number[]}} Sector
 *   the partitions of one node, and those that have just left it and have no owner yet; id null: of nobody
 */

/**
 * Sectors in order of seniority, wider for more partitions; a node without any still has its place.
 * @param {import('./model.js').Model} model
 * @param {string[]} shown members, and those that left a moment ago
 * @returns {Map<string|null, Sector>}
 */
export function sectors(model, shown) {
  const cells = new Map(shown.map((id) => [id, []]));
  model.owners.forEach((owner, p) => {
    const place = owner ?? model.moving.get(p)?.from ?? null;
    const key = cells.has(place) ? place : null;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(p);
  });
  const least = model.owners.length / (5 * Math.max(1, cells.size));
  const gap = Math.min(0.05, 1.2 / Math.max(1, cells.size) / 3);
  const whole = model.owners.length + least * cells.size || 1;
  const placed = new Map();
  let angle = -TURN / 4;
  for (const [id, own] of cells) {
    const wide = ((own.length + least) / whole) * TURN;
    placed.set(id, { id, from: angle + gap / 2, to: angle + wide - gap / 2, middle: angle + wide / 2, cells: own });
    angle += wide;
  }
  return placed;
}

/**
 * Where one cell lies within its sector: along it, and in which of the tracks across.
 * @returns {{from: number, to: number, track: number}}
 */
export function cell(sector, index, tracks) {
  const columns = Math.ceil(sector.cells.length / tracks);
  const wide = (sector.to - sector.from) / columns;
  const column = Math.floor(index / tracks);
  return { from: sector.from + column * wide, to: sector.from + (column + 1) * wide, track: index % tracks };
}

/**
 * The cells of a sector, those of one key that lie side by side in a track taken as one strip: as many strips
 * as tracks for a node at rest, however many partitions it has. Cells as wide as `apart` stay single, with a gap.
 * @param {Sector} sector
 * @param {number} tracks
 * @param {number} apart radians
 * @param {(partition: number) => string|null} keyOf what a cell shows; null: it is left out
 * @returns {{from: number, to: number, track: number, key: string}[]}
 */
export function strips(sector, tracks, apart, keyOf) {
  const { cells } = sector;
  const single = (sector.to - sector.from) / Math.ceil(cells.length / tracks) >= apart;
  const found = [];
  for (let track = 0; track < Math.min(tracks, cells.length); track++) {
    let last = null;
    for (let i = track; i < cells.length; i += tracks) {
      const key = keyOf(cells[i]);
      const { from, to } = cell(sector, i, tracks);
      if (last && last.key === key && !single) last.to = to;
      else if (key === null) last = null;
      else found.push(last = { from, to, track, key });
    }
  }
  return found;
}

/** @returns {number} tracks across the band: more for more partitions, so that a cell stays visible */
export const tracksOf = (partitions) => Math.max(1, Math.min(16, Math.ceil(Math.sqrt(partitions / 90))));
