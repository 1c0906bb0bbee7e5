package io.ringelection.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the audit writes between its beginning and its end, and nowhere else meanwhile. */
public final class AuditLines extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger(Audit.LOGGER);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Listens. */
  public AuditLines() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** So far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord told) {
    lines.add(told.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
