/**
 * How messages travel between nodes. The core takes every loss, doubling, delay and reordering, so
 * this room promises nothing but limits: what waits for a silent node is bounded, what is older
 * than a lease is not delivered, and garbage does no harm.
 *
 * <p>{@link io.ringelection.verticles.transport.Transport} is the port; {@link
 * io.ringelection.verticles.transport.EventBusTransport} stands on the clustered event bus. All
 * methods run on the one context of their node.
 */
@NullMarked
package io.ringelection.verticles.transport;

import org.jspecify.annotations.NullMarked;
