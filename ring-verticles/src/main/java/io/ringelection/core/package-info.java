/**
 * The ring's protocol as one pure state machine per node: {@link io.ringelection.core.RingNode}.
 *
 * <p>Floors, from the top: this package composes; {@code heartbeat}, {@code election}, {@code view}
 * and {@code rebalance} hold the rules and do not know each other; {@code state} holds the data;
 * {@code step} is the contract with the driver; {@code wire} is what nodes say to each other.
 */
@NullMarked
package io.ringelection.core;

import org.jspecify.annotations.NullMarked;
