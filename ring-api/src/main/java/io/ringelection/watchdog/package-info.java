/**
 * Looks at a ring from outside, through its journal, for what should not happen: partitions without
 * an owner, two owners of one partition, hand-offs that do not end, members that come and go.
 */
@NullMarked
package io.ringelection.watchdog;

import org.jspecify.annotations.NullMarked;
