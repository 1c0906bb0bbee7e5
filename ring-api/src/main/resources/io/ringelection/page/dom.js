/** The few things that every part does with the document. */

const SVG = 'http://www.w3.org/2000/svg';

/** @returns {HTMLElement} the element of that id */
export const at = (id) => document.getElementById(id);

/** A new element with attributes and children; text is never read as HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A new SVG element with attributes. */
export function shape(tag, attributes = {}) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Sets text only where it differs, so that nothing is selected away or read twice. */
export function say(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** Makes a canvas as sharp as the screen. @returns {{pen: CanvasRenderingContext2D, width: number, height: number}} */
export function canvas(target, width, height) {
  const scale = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (target.width !== w || target.height !== h) Object.assign(target, { width: w, height: h });
  const pen = target.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  return { pen, width, height };
}

/** @returns {string} a colour of the theme */
export const theme = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** @returns {CanvasPattern} slanting stripes of a colour, nothing between them */
export function stripes(pen, colour) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const brush = tile.getContext('2d');
  brush.strokeStyle = colour;
  brush.lineWidth = 2;
  brush.beginPath();
  for (const x of [-6, 0, 6]) {
    brush.moveTo(x - 1, 7);
    brush.lineTo(x + 7, -1);
  }
  brush.stroke();
  return pen.createPattern(tile, 'repeat');
}
