/** A run as a picture: who owned what, when, and what went wrong meanwhile. */
@NullMarked
package io.ringelection.sim.draw;

import org.jspecify.annotations.NullMarked;
