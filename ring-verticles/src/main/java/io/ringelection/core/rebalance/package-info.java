/**
 * Rebalancing: {@link io.ringelection.core.rebalance.Rebalancer} is the leader that grants free
 * partitions and moves others, {@link io.ringelection.core.rebalance.HandOff} is the member that
 * takes them and hands them off.
 *
 * <p><b>Decision: a member is moved one partition first.</b> A node that joins has run little of
 * its code, and a partition is without an owner until that code has taken it. So moves to a member
 * are counted out ({@code Room}): one in a new session, and up to four times what it holds whenever
 * a heartbeat has shown that it holds what the table says. With five processes, a sixth that joins
 * and 42 partitions to move, on two cores, that cut the median time without an owner from 26 to 8
 * ms; the ring is even up to a second later, after three heartbeats more. It also means that a node
 * that cannot take partitions, whatever the reason, costs one of them and not all. Rejected: to
 * answer each assignment at once, in place of waiting for the next heartbeat (14 ms, because all
 * happens while the new process still compiles itself); a fixed small number at once (6 ms, but
 * slow for ever where applications take long to hand off). Whoever leaves, and partitions without
 * an owner, wait for nothing of this.
 */
@NullMarked
package io.ringelection.core.rebalance;

import org.jspecify.annotations.NullMarked;
