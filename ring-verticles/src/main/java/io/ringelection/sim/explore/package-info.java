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
 *       io.ringelection.sim.explore.Machine}). A ring has far more states than its nodes: 282,402
 *       states of the scope {@code view} are made of some 20,000 steps of nodes, for which about
 *       160,000 are replayed. Rejected: copying the graph of objects by reflection, which needs
 *       objects made without their constructors and final fields written, for a part that is a
 *       minor one of the time; a copy method in every class of the core, which nobody but the
 *       explorer would need and which can forget a field; replaying the whole ring from the
 *       beginning of each path, some hundred steps for each state.
 *   <li>States are compared by 64-bit digests of everything a node reaches, by reflection. Two
 *       different states among five million share one with a probability below one in a million.
 *       Rejected: a list of fields by hand, which the next field would not be in.
 *   <li>Runs are bounded by their number of events, never by their time: digests count time from
 *       the present, so a state may be met again at another time.
 * </ul>
 */
@NullMarked
package io.ringelection.sim.explore;

import org.jspecify.annotations.NullMarked;
