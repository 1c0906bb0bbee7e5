/**
 * Doing what a job says: a line, a call of a web server, a message. Each ends in a result that
 * tells success, failure and "cannot be known" apart, and each carries the fencing token and a key
 * that names the due time, so that the target can refuse a former owner and recognise a second
 * attempt.
 */
@NullMarked
package io.ringelection.scheduler.command;

import org.jspecify.annotations.NullMarked;
