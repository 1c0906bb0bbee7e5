/**
 * The journal: what happened in the ring lately, in order, for any number of watchers, and the
 * watchdog, which finds in it what should not be.
 */
@NullMarked
package io.ringelection.journal;

import org.jspecify.annotations.NullMarked;
