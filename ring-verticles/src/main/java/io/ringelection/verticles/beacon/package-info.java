/**
 * The death watch: how a node finds out within milliseconds that another process has died, without
 * guessing.
 *
 * <p>Every node has a {@link io.ringelection.verticles.beacon.Beacon}, a listening TCP port that
 * shows the node's incarnation to whoever connects and then says nothing. Every member holds an
 * idle connection to the beacons of its nearest predecessors on the ring. That costs no messages;
 * when a process dies, its kernel closes its sockets.
 *
 * <p><b>The proof.</b> A {@link io.ringelection.verticles.beacon.DeathWatch} says that an
 * incarnation is dead only when all of this holds:
 *
 * <ol>
 *   <li>A connection to its beacon was open and had shown this incarnation. Both ends saw the same
 *       two addresses, so no proxy and no address translation stood between them.
 *   <li>The connection was ended by the other side in order (FIN), without a word after the sign. A
 *       reset does not count: firewalls and load balancers send resets, but only the kernel at the
 *       other end sends a FIN. A beacon that gives up a connection while its node lives says one
 *       thing more first.
 *   <li>Within two seconds of that, a new connection to the address that the held one led to is
 *       refused, or answered by another incarnation. A name is not resolved anew for it.
 * </ol>
 *
 * <p>A beacon is closed last, when its node owns nothing any more and never will again. So even a
 * node that lives on after its beacon (it left, or broke) owns nothing, and the proof is none too
 * many. What looks like a death and is none: a stopped process (its kernel still accepts), a cut
 * network (nothing arrives), a half-open connection (its end is a reset), a full or slow accept
 * queue (nothing is refused), a firewall that rejects (a reset is no FIN, and where there was a FIN
 * the beacon had said so), a proxy that ends (the addresses differ). In all these cases nothing is
 * proved and the lease decides.
 *
 * <p><b>What it trusts.</b> That nobody on the network forges a FIN: who does, and has a firewall
 * refuse the beacon's port within the next two seconds, makes a proof. That a machine does not come
 * back from an image of the past (a snapshot of a virtual machine that is restored while the ring
 * goes on). That no transparent proxy keeps both addresses and port numbers of a connection that it
 * ends by itself. Who cannot trust that sets {@code watchers} to 0: failures are then found by the
 * lease alone.
 *
 * <p>How long a kernel takes to close the sockets of a killed process grows with its memory: about
 * 0.1 s for each GB of small pages.
 *
 * <p>Decisions. <b>FIN only</b>, where a reset would do as well in most networks: with it a
 * firewall rule {@code REJECT --reject-with tcp-reset}, put in front of a node that lives, would be
 * a proof of death. The price is the lease for a process that dies with unread bytes in this one
 * socket, which nobody sends. <b>The beacon speaks first and watchers never speak</b>, so that a
 * dying process has nothing unread and its kernel sends a FIN. <b>A ring of watchers</b>, where the
 * leader could watch all: a new leader has the proofs of the others at once, whenever they come.
 */
@NullMarked
package io.ringelection.verticles.beacon;

import org.jspecify.annotations.NullMarked;
