/**
 * A record of what nodes own, for a judge who does not trust them, and that judge. An application
 * opens a {@link io.ringelection.ledger.Ledger} in each process of a test; when all have ended,
 * {@link io.ringelection.ledger.History} puts the ledgers together, and {@link
 * io.ringelection.ledger.Safety} says whether the ring kept its promises.
 *
 * <p>It notes what {@link io.ringelection.Ring#token} really answers, by asking all the time, and
 * not what the node believes: a process that was stopped and wakes up would tell of its own claims
 * too late or not at all. Times are {@link System#nanoTime}. On Linux that is CLOCK_MONOTONIC, one
 * clock for all processes of a machine, so the ledgers of several nodes on one machine can be laid
 * side by side; those of different machines cannot.
 */
@NullMarked
package io.ringelection.ledger;

import org.jspecify.annotations.NullMarked;
