/**
 * Heartbeats: how a member renews its lease ({@link io.ringelection.core.heartbeat.Renewal}), how
 * the leader grants and ends leases ({@link io.ringelection.core.heartbeat.Leases}), how the leader
 * proves to itself that it still leads ({@link io.ringelection.core.heartbeat.Confirmation}), and
 * how nodes without a leader find one ({@link io.ringelection.core.heartbeat.Discovery}).
 */
@NullMarked
package io.ringelection.core.heartbeat;

import org.jspecify.annotations.NullMarked;
