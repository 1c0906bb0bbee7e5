package io.ringelection.scheduler.job;

import java.time.Instant;

/**
 * One attempt to serve one due time of a job.
 *
 * @param job id of the job
 * @param due the due time it serves
 * @param next the due time after that
 * @param token fencing token under which the attempt was claimed
 * @param number 1 for the first attempt; one more each time an owner is lost between claim and
 *     result
 * @param node name of the node that claimed it
 */
public record Attempt(String job, Instant due, Instant next, long token, int number, String node) {}
