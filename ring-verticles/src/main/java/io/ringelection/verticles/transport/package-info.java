/**
 * How messages travel between nodes. The core takes every loss, doubling, delay and reordering, so
 * this room promises nothing but limits: what waits for a silent node is bounded, what is older
 * than a lease is not delivered, and garbage does no harm.
 *
 * <p>{@link io.ringelection.verticles.transport.Transport} is the port. {@link
 * io.ringelection.verticles.transport.EventBusTransport} stands on the event bus: all nodes meet
 * there, and inside one process it is all there is. {@link
 * io.ringelection.verticles.transport.LinkedTransport} adds TCP connections of the nodes' own in a
 * cluster. All methods run on the one context of their node.
 *
 * <p>Decision: <b>links beside the event bus.</b> After a split a cluster manager needs seconds to
 * find its members again, and may forget for ever who subscribes to what; when only its own port is
 * cut, the event bus falls silent although its own path is whole. A ring whose messages depend on
 * that waits with it. Connections of its own are back a moment after the network is. Rejected:
 * links alone, because nodes that have never met need the cluster manager to find each other; and
 * the event bus alone, which remains as {@code linkPort} -1 for networks that allow no further
 * port.
 *
 * <p>Every message over a link is answered with one byte when it is read. Without that a sender
 * would learn of a cut only from the kernel's retransmissions, which back off for a quarter of a
 * minute; with it a link that has read nothing for two heartbeats is passed by, and after four it
 * is dialled anew.
 */
@NullMarked
package io.ringelection.verticles.transport;

import org.jspecify.annotations.NullMarked;
