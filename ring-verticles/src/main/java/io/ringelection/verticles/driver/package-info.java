/**
 * Drives one node of the core: the only clock, the one pending timer, and the place where effects
 * become deeds.
 *
 * <p>Everything runs on one context of the node; what other threads may read is published by {@link
 * io.ringelection.verticles.driver.Ownership} and {@link io.ringelection.verticles.driver.Board}.
 * {@link io.ringelection.verticles.driver.LocalNode} is the door: its methods may be called from
 * any thread.
 */
@NullMarked
package io.ringelection.verticles.driver;

import org.jspecify.annotations.NullMarked;
