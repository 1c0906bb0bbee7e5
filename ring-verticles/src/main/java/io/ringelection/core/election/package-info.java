/**
 * Election: Bully on the ring of seniority, made safe by terms and majorities. {@link
 * io.ringelection.core.election.Watch} notices that the leader is silent or dead and decides whose
 * turn it is, {@link io.ringelection.core.election.Candidate} asks for votes, {@link
 * io.ringelection.core.election.Voter} gives them, {@link io.ringelection.core.election.Succession}
 * passes the lead on when the leader goes.
 *
 * <p>The shape is that of H. Garcia-Molina, "Elections in a Distributed Computing System", IEEE
 * Trans. Comp. C-31 (1982): the most senior live node wins, ANSWER is the senior's reply to a
 * pre-vote, COORDINATOR announces the winner. What that paper assumes (a bound on delays and on
 * pauses) is replaced by the promise of a majority for each term, so that two leaders can never
 * both act.
 */
@NullMarked
package io.ringelection.core.election;

import org.jspecify.annotations.NullMarked;
