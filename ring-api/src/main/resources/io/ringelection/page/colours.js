/**
 * One look for each node: hue, lightness and shape, so that no two of 120 nodes share all three and
 * nobody has to tell hues apart. The hues are those of Okabe and Ito, made for colour-blind eyes.
 */

const HUES = [[202, 100, 38], [33, 96, 47], [163, 100, 32], [327, 45, 60], [201, 75, 62], [23, 95, 42], [52, 85, 48], [262, 42, 58]];
const LIGHT = [0, 14, -12];
export const SHAPES = ['circle', 'square', 'diamond', 'triangle', 'hexagon'];

const given = new Map();

/** @param {string} id @returns {{colour: string, shape: string}} the same for the life of the page */
export function lookOf(id) {
  let look = given.get(id);
  if (!look) {
    const i = given.size;
    const [h, s, l] = HUES[i % HUES.length];
    const round = Math.floor(i / HUES.length);
    look = {
      colour: `hsl(${h} ${s}% ${l + LIGHT[round % LIGHT.length]}%)`,
      shape: SHAPES[Math.floor(round / LIGHT.length) % SHAPES.length],
    };
    given.set(id, look);
  }
  return look;
}

/** @returns {string} an SVG path of the shape around (x, y) */
export function outline(shape, x, y, r) {
  const corners = { square: [4, 45], diamond: [4, 0], triangle: [3, -90], hexagon: [6, 0] }[shape];
  if (!corners) return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  const [n, turn] = corners;
  const points = Array.from({ length: n }, (_, i) => {
    const a = ((i * 360) / n + turn) * (Math.PI / 180);
    return `${(x + Math.cos(a) * r * 1.15).toFixed(2)} ${(y + Math.sin(a) * r * 1.15).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}
