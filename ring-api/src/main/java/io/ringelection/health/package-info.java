/**
 * Whether a node is alive and whether it is ready, for those who restart nodes and send them work.
 * {@link io.ringelection.health.NodeHealth} has the two questions; the faces (REST, gRPC) hand its
 * answers on.
 */
@NullMarked
package io.ringelection.health;

import org.jspecify.annotations.NullMarked;
