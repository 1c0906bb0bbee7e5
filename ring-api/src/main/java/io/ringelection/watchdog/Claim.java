package io.ringelection.watchdog;

import io.ringelection.NodeId;

/**
 * A node has told that it owns a partition.
 *
 * @param node that told it
 * @param token of the grant
 */
record Claim(NodeId node, long token) {}
