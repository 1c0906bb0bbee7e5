/**
 * What one node does with the partitions it owns: it takes their jobs over, waits for the earliest
 * due time with one timer, claims it, runs it and records the result. It knows the ring only as
 * "which token do I hold for this partition now", asked before every claim and every run.
 *
 * <p>Everything here lives on one Vert.x context and holds no lock. A job never overlaps itself:
 * its next due time is looked at when its run has been recorded.
 */
@NullMarked
package io.ringelection.scheduler.agenda;

import org.jspecify.annotations.NullMarked;
