/**
 * What goes wrong in a run: drawn from the seed as a list before the run starts, so that a failing
 * run can be repeated with fewer faults.
 */
@NullMarked
package io.ringelection.sim.fault;

import org.jspecify.annotations.NullMarked;
