package io.ringelection.scheduler.job;

/**
 * One job.
 *
 * @param id unique in its file; also the key that decides the job's partition
 * @param schedule when it is due
 * @param command what a run does
 * @param misfire what becomes of due times that nobody could serve in time
 */
public record Job(String id, Schedule schedule, Command command, Misfire misfire) {}
