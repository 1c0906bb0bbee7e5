/**
 * The simulator: a second driver of the same core, with virtual time. A seed decides everything:
 * the nodes, their clocks, the network, the faults. Invariants are checked after every event.
 *
 * <p>{@code world} is time, nodes and network, {@code fault} what goes wrong, {@code check} what
 * must hold; this room puts them together and runs seeds.
 */
@NullMarked
package io.ringelection.sim;

import org.jspecify.annotations.NullMarked;
