/**
 * What a person sees: nodes, last runs, counts and events, as a table that is kept up to date on a
 * terminal or as lines where there is none. It only reads: the ring's public state, ownership
 * events and the record of runs.
 */
@NullMarked
package io.ringelection.scheduler.screen;

import org.jspecify.annotations.NullMarked;
