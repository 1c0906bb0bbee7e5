package io.ringelection.scheduler.cluster;

import io.ringelection.scheduler.job.RunState;
import java.time.Instant;

/**
 * One attempt as the database has it.
 *
 * @param job id of the job
 * @param due the due time it serves
 * @param token the token it was claimed under
 * @param number from 1
 * @param node name of the node
 * @param state what became of it
 */
record RunRecord(String job, Instant due, long token, int number, String node, RunState state) {}
