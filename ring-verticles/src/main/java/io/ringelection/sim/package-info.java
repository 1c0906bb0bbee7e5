/**
 * The simulator: a second driver of the same core, with virtual time. A seed decides everything:
 * the nodes, their clocks, the network, the faults. Invariants are checked after every event.
 *
 * <p>What the cluster manager says of its members, true, false or late, is no fault here, because
 * none of it reaches the core: {@link io.ringelection.core.step.Input} has no such input, neither
 * for safety nor as a hint. Who is there is learned from messages, and who is gone from leases and
 * from proofs of death; these are drawn late, and in a mutation false. How the drivers react to a
 * split that has healed, which they see in its list of nodes, is not simulated: what they may fail
 * to mend is drawn as a lost inbox.
 *
 * <p>{@code world} is time, nodes and network, {@code fault} what goes wrong, {@code check} what
 * must hold; this room puts them together and runs seeds.
 */
@NullMarked
package io.ringelection.sim;

import org.jspecify.annotations.NullMarked;
