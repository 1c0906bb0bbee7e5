package io.ringelection.scheduler.cluster;

/**
 * Two instants that an unknown third one lies between.
 *
 * @param from not after it, nanoseconds of the machine's monotonic clock
 * @param to not before it
 */
record Span(long from, long to) {}
