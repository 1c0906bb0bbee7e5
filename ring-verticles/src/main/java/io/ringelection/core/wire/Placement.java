package io.ringelection.core.wire;

import io.ringelection.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the leader's table.
 *
 * @param partition 0 to P-1
 * @param owner null when the partition has none
 * @param token token of the grant, 0 when there is none
 */
public record Placement(int partition, @Nullable NodeId owner, long token) {}
