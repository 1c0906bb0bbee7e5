/**
 * The explorer: every run of a small ring within bounds, where the simulator draws some runs of a
 * larger one. The nodes are the same {@link io.ringelection.core.RingNode}s, the invariants those
 * of {@link io.ringelection.sim.check.Invariant}, checked after every event.
 *
 * <p>A {@link io.ringelection.sim.explore.Scope} says what is explored. In scopes with prompt
 * messages the network and the timers do what they should, and everything that does not is a fault;
 * all placings of a few faults in a long run are explored (delay-bounded search, Emmi, Qadeer,
 * Rakamaric 2011). In scopes with messages in any order nothing is prompt, and all orders are
 * explored, but runs are short. A message that is never delivered is a lost one.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>A node cannot be copied, and need not be: its state is named by the inputs that led there,
 *       and what an input does to a state is worked out once ({@link
 *       io.ringelection.sim.explore.Machine}). A ring has far more states than its nodes: in one
 *       run 473,333 states of a ring of four were made of 26,776 steps of nodes, for which 161,436
 *       were replayed. Rejected: copying the graph of objects by reflection, which needs objects
 *       made without their constructors and final fields written; a copy method in every class of
 *       the core, which nobody but the explorer would need and which can forget a field; replaying
 *       the whole ring from the beginning of each path, some hundred steps for each state.
 *   <li>States are compared by 64-bit digests of everything a node reaches, by reflection. Two
 *       different states among five million share one with a probability below one in a million.
 *       Rejected: a list of fields by hand, which the next field would not be in.
 *   <li>Runs are bounded by their number of events, never by their time: digests count time from
 *       the present, so a state may be met again at another time.
 * </ul>
 *
 * <p>All clocks of the explorer agree, so {@link io.ringelection.core.step.Rule#DRIFT_MARGIN} is
 * for the simulator to miss. So is {@link
 * io.ringelection.core.step.Rule#ESTABLISHED_IN_BOTH_VIEWS}, without which every scope holds as far
 * as it goes: it takes more changes of the view in one run than fit in these bounds.
 *
 * <p>Three rules of the core that random runs had not missed, and what became of them:
 *
 * <ul>
 *   <li>{@link io.ringelection.core.step.Rule#ACCEPT_COUNTS} stays. A voter that has its seat only
 *       since the last view may have acknowledged no round; without the rule it tells a candidate
 *       that no lease has to be waited for. Scope {@code hand-over}: the only voter of three nodes
 *       goes, passes seat and lead to the second, and the third, which is cut off, still owns what
 *       the second grants itself. With three voters two of them have to go at once.
 *   <li>{@link io.ringelection.core.step.Rule#DROP_ON_LAPSE} stays. It was there twice, before
 *       every input and again where a node adopts a leader; so neither was missed alone. The second
 *       is gone, since the first of the same step leaves it nothing to do. Without the rule a
 *       member reports to a new leader what the old one, its lease over, has granted to another
 *       meanwhile. Scope {@code failover}.
 *   <li>That a leader refuses the heartbeat of a member whose lease it finds to be over, but has
 *       not ended yet, is gone. The end of a lease is acted upon in one place, where it is ended at
 *       the end of each step: that frees the partitions and lets the view drop the member. Until
 *       then nothing has been concluded from it, and the heartbeat may as well have come a moment
 *       before; the lease that it gets is within basis + D like every other. The refusal only cost
 *       members their partitions when the leader was late. Refused is still who has been ended:
 *       such a member, if it held nothing, opens no session by itself.
 * </ul>
 */
@NullMarked
package io.ringelection.sim.explore;

import org.jspecify.annotations.NullMarked;
