/**
 * What must hold after every event: one class for each invariant. Each looks only at what the event
 * changed, so that checking costs little.
 */
@NullMarked
package io.ringelection.sim.check;

import org.jspecify.annotations.NullMarked;
