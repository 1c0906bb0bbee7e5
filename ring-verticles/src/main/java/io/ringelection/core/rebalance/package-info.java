/**
 * Rebalancing: {@link io.ringelection.core.rebalance.Rebalancer} is the leader that grants free
 * partitions and moves others, {@link io.ringelection.core.rebalance.HandOff} is the member that
 * takes them and hands them off.
 */
@NullMarked
package io.ringelection.core.rebalance;

import org.jspecify.annotations.NullMarked;
