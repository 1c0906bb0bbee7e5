package io.ringelection.sim.explore;

import io.ringelection.sim.check.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of exploring a scope.
 *
 * @param scope explored
 * @param scenes different ones seen
 * @param depth most events on the way to a scene
 * @param whole true when there is nothing beyond
 * @param nanos it took
 * @param broken what does not hold; null when nothing was found
 * @param path shortest way to it; empty when nothing was found
 * @param nodeStates different states of nodes seen
 * @param nodeSteps different steps of nodes
 * @param replayed steps made again to come to an earlier state of a node
 */
record Finding(
    Scope scope,
    long scenes,
    int depth,
    boolean whole,
    long nanos,
    @Nullable Violation broken,
    List<Event> path,
    long nodeStates,
    long nodeSteps,
    long replayed) {}
