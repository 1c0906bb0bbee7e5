package io.ringelection.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger is told between its beginning and its end, and nobody else meanwhile. */
public class LogLines extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Listens to the logger of this name. */
  public LogLines(String name) {
    logger = Logger.getLogger(name);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** So far. */
  public final List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public final void publish(LogRecord told) {
    lines.add(told.getMessage());
  }

  @Override
  public final void flush() {}

  @Override
  public final void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
