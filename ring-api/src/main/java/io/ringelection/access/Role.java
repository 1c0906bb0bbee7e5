package io.ringelection.access;

/** What a caller may do; each role includes those before it. */
public enum Role {
  /** Read everything that a node tells. */
  VIEW,

  /** Also act: whatever changes the ring. */
  OPERATE;

  /** Who has this role may do what needs {@code needed}. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
