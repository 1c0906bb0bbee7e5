/**
 * The ring's protocol as one pure state machine per node: {@link io.ringelection.core.RingNode}.
 *
 * <p>Floors, from the top: this package composes; {@code heartbeat}, {@code election}, {@code view}
 * and {@code rebalance} hold the rules and do not know each other; {@code state} holds the data;
 * {@code step} is the contract with the driver; {@code wire} is what nodes say to each other.
 *
 * <p>Decision: <b>standing still is noticed in pieces.</b> Leases are counted by the monotonic
 * clock, which does not run while a machine is suspended. A node compares it with its wall clock
 * before every input, and gives everything up when the wall clock has gone ahead by more than a
 * fiftieth of a lease (and what drift explains) within the last lease, in one piece or in many. So
 * much and no more can stay unnoticed, at the leader and at the member, and members count their
 * leases shorter by twice that. The wall clock of a hypervisor's guest may stand still, too, until
 * it is set right: of such a suspension only twice that much is allowed for. Between the moment a
 * machine goes on and its node's next input, a heartbeat later at most, {@code token(p)} is as it
 * was; there the token protects. Rejected: forgiving half a second at each input, because the
 * simulator then finds two owners, after one suspension of 400 ms or four; a clock for leases that
 * is pushed forward by what the wall clock went ahead, because who waits for the end of another's
 * lease must not count too fast; and comparing in {@code token(p)}, which would take twice the
 * time.
 */
@NullMarked
package io.ringelection.core;

import org.jspecify.annotations.NullMarked;
