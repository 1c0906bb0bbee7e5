/**
 * A record of what nodes own, for a judge who does not trust them: kept when {@code --ledger} asks
 * for it, read by the check that kills and stops whole processes.
 *
 * <p>It notes what {@link io.ringelection.Ring#token} really answers, by asking all the time, and
 * not what the node believes: a process that was stopped and wakes up would tell of its own claims
 * too late or not at all. Times are {@link System#nanoTime}. On Linux that is CLOCK_MONOTONIC, one
 * clock for all processes of a machine, so the ledgers of several nodes on one machine can be laid
 * side by side; those of different machines cannot.
 */
@NullMarked
package io.ringelection.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
