/**
 * The planner: which node should own which partition. Pure arithmetic on slots, without time and
 * without names.
 *
 * <p>Counts are exact: no two nodes differ by more than one partition, and no assignment with these
 * counts could be reached with fewer moves. Hashing schemes without a table (rendezvous, rings with
 * virtual nodes, jump) move as little but leave loads 15 to 20 per cent apart; with a leader and a
 * table there is no reason to accept that.
 */
@NullMarked
package io.ringelection.core.plan;

import org.jspecify.annotations.NullMarked;
