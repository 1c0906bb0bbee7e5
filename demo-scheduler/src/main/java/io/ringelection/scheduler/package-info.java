/**
 * A distributed job scheduler, built on the ring's public interface only: the partition of a job's
 * id decides which node runs it, and the partition's token fences its record. {@link
 * io.ringelection.scheduler.Main} starts it; the rooms below do one thing each and know nothing of
 * the program.
 */
@NullMarked
package io.ringelection.scheduler;

import org.jspecify.annotations.NullMarked;
