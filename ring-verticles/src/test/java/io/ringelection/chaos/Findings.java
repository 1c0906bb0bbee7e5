package io.ringelection.chaos;

import io.ringelection.ledger.Figures;
import io.ringelection.ledger.History;
import java.util.List;

/**
 * What a run leaves behind, to be judged.
 *
 * @param episodes what was done, in order
 * @param history what all ledgers say
 * @param looks how far apart looks at what a node owns were
 * @param proofs how often a process had proof that another one was dead
 * @param failures sentences on what should not have been
 * @param leftOut sentences on what was not done, and why
 */
record Findings(
    List<Episode> episodes,
    History history,
    Figures looks,
    int proofs,
    List<String> failures,
    List<String> leftOut) {}
