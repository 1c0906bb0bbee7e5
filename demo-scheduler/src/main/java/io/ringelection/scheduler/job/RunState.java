package io.ringelection.scheduler.job;

/** What is on record about one attempt to serve one due time. */
public enum RunState {
  /** Claimed by the owner of the partition; no result yet. */
  RUNNING,
  /** The command did its work. */
  OK,
  /** The command was refused or could not be delivered: it had no effect, or the target said so. */
  FAILED,
  /** No answer in time: the command may have had its effect or not. */
  UNKNOWN,
  /** The owner went before it recorded a result; a later attempt took the due time over. */
  LOST,
  /**
   * A former owner came back with a result for an attempt that was LOST: the result was refused.
   */
  FENCED,
  /**
   * Not run: the misfire policy says so. The record stands for all due times up to its next one.
   */
  SKIPPED
}
