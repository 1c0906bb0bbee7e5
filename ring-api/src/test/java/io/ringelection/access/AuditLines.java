package io.ringelection.access;

/** What the audit writes between its beginning and its end, and nowhere else meanwhile. */
public final class AuditLines extends LogLines {
  /** Listens. */
  public AuditLines() {
    super(Audit.LOGGER);
  }
}
