/** A ring of a thousand nodes through its whole life, and what it sends meanwhile. */
@NullMarked
package io.ringelection.sim.large;

import org.jspecify.annotations.NullMarked;
