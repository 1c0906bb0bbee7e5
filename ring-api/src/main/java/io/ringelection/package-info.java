/**
 * The ring as seen from outside: {@link io.ringelection.Ring}, its options, values and events.
 *
 * <h2>Words</h2>
 *
 * <table>
 * <caption>One word, one thing</caption>
 * <tr><th>word</th><th>means</th></tr>
 * <tr><td>node</td><td>a process taking part; a restart is a new incarnation ({@link io.ringelection.NodeId})</td></tr>
 * <tr><td>member</td><td>a node that a view lists</td></tr>
 * <tr><td>seniority</td><td>the order of members in a view, oldest first: the ring. The heir is the next voter on it</td></tr>
 * <tr><td>view</td><td>numbered list of members with its voters ({@link io.ringelection.View})</td></tr>
 * <tr><td>term</td><td>number of a leadership; one leader per term</td></tr>
 * <tr><td>leader</td><td>the node that grants in a term</td></tr>
 * <tr><td>lease</td><td>how long a member may act on its grants without hearing from the leader</td></tr>
 * <tr><td>session</td><td>one continuous relation of a member with a leader</td></tr>
 * <tr><td>partition</td><td>an int in 0..P-1</td></tr>
 * <tr><td>token</td><td>fencing number of one grant: (term, revision); it only rises ({@link io.ringelection.Token})</td></tr>
 * <tr><td>assign, revoke, release, lose</td><td>the acts; the events are Assigned, Revoking, Revoked, Lost ({@link io.ringelection.RingEvent})</td></tr>
 * <tr><td>hand-off</td><td>one partition's way from revoke to assign</td></tr>
 * <tr><td>plan, move</td><td>what the planner wants changed</td></tr>
 * <tr><td>assignment</td><td>partition to owner and token ({@link io.ringelection.Assignment})</td></tr>
 * </table>
 */
@ModuleGen(name = "ring", groupPackage = "io.ringelection")
@NullMarked
package io.ringelection;

import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
