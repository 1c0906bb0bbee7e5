/**
 * A small universe for the core: virtual time, clocks that drift, nodes that pause and crash, a
 * network that loses, doubles and delays. Single threaded; the same seed gives the same history.
 */
@NullMarked
package io.ringelection.sim.world;

import org.jspecify.annotations.NullMarked;
