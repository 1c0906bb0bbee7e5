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
 *
 * <p>A link is used only when the node at its other end has said that it is the one that was
 * dialled: ports are used again, and what a wrong node reads it answers like the right one, so the
 * message would be lost although the event bus could carry it. Links are no sign that others find
 * this node's inbox on the event bus, which newcomers need: who hears nothing there asks for a
 * word, and registers its inbox anew when none comes.
 *
 * <p>A node that does not know where another is asks it on the event bus, and the nodes it is
 * linked with, one with each heartbeat: a process that starts while the cluster manager is in two
 * halves meets one of them only, and its leader may be in the other. Rejected: to tell newcomers of
 * all members unasked, a thousand frames for each in a ring of a thousand, of which they need few.
 *
 * <p>What it trusts: without the option {@code tls} links are not encrypted and believe whoever
 * says who it is, like a plain event bus. With it, only who has a certificate of the ring's
 * authority gets a link; but the inbox on the event bus takes messages from whoever is on the bus,
 * so the bus has to be encrypted, too: {@code EventBusOptions}. Where strangers can reach the ports
 * and there are no certificates, {@code linkPort} -1 leaves everything to the event bus.
 */
@NullMarked
package io.ringelection.verticles.transport;

import org.jspecify.annotations.NullMarked;
