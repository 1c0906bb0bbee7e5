/** Parts of the page that wait to be shown again, one a frame: no frame is long, however much is new. Pure. */
export class Rota {
  #due = new Set();

  /** Who waits already keeps its place. @param {...(() => void)} parts */
  ask(...parts) {
    for (const part of parts) this.#due.add(part);
  }

  /** Shows the part that has waited longest. @returns {boolean} whether there was one */
  turn() {
    const [next] = this.#due;
    if (!next) return false;
    this.#due.delete(next);
    next();
    return true;
  }
}
