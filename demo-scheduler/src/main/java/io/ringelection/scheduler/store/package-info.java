/**
 * What must outlive a node: which due time each job waits for, and what became of every attempt.
 * All statements that change something compare the fencing token, so that a node which woke up late
 * changes nothing.
 *
 * <p><b>The guarantee.</b> Every due time that the misfire policy does not skip is attempted at
 * least once, and at most one attempt of it is ever recorded as OK. An attempt whose owner was lost
 * before its result was recorded is made again by the next owner: whatever the command does outside
 * this database can therefore happen more than once, and should compare the token it is given.
 */
@NullMarked
package io.ringelection.scheduler.store;

import org.jspecify.annotations.NullMarked;
