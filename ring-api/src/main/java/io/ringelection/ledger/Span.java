package io.ringelection.ledger;

/**
 * Two instants that an unknown third one lies between.
 *
 * @param from not after it, nanoseconds of the machine's monotonic clock
 * @param to not before it
 */
public record Span(long from, long to) {}
