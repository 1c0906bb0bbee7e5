/**
 * The contract of the core: {@code step(input, now) -> effects}. What goes in, what comes out, and
 * the settings that do not change.
 *
 * <p>Time and randomness are arguments. {@code now} is nanoseconds of a monotonic clock of the
 * node, with any origin.
 */
@NullMarked
package io.ringelection.core.step;

import org.jspecify.annotations.NullMarked;
