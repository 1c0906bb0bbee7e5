/**
 * What shall be done and when: jobs, their schedules, commands and policies, and the file they are
 * written in. Nothing here runs, waits or reads a clock.
 */
@NullMarked
package io.ringelection.scheduler.job;

import org.jspecify.annotations.NullMarked;
