package io.ringelection.sim.draw;

/**
 * Something that lasted.
 *
 * @param row where it is drawn: a partition, a slot, or any
 * @param slot of the node that it is about, which gives its colour
 * @param from its beginning, real time
 * @param until its end
 * @param what in words
 */
record Span(int row, int slot, long from, long until, String what) {
  Span until(long end) {
    return new Span(row, slot, from, end, what);
  }
}
