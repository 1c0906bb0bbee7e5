package io.ringelection.core.wire;

import io.ringelection.Cause;
import io.ringelection.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of grants: how many, then for each a step and the owner before. With the causes, and
 * with what a member should hold whole.
 */
final class Grants {
  /** A cause is the place in this list: only ever add at the end. */
  private static final List<Cause> CAUSES =
      List.of(
          Cause.UNOWNED,
          Cause.BALANCE,
          Cause.LEAVE,
          Cause.OWNER_LOST,
          Cause.LEASE_LAPSED,
          Cause.FENCED,
          Cause.SUSPENDED,
          Cause.SHUTDOWN,
          Cause.SNAPSHOT,
          Cause.JOIN,
          Cause.CRASH_PROVED,
          Cause.LEASE_EXPIRED,
          Cause.MOVE,
          Cause.OPERATOR,
          Cause.FOUNDING,
          Cause.SILENCE);

  private Grants() {}

  static void write(Writer out, long term, List<Grant> grants) {
    out.natural("number of grants", grants.size(), Limits.PARTITIONS);
    Steps steps = new Steps(term);
    for (Grant grant : grants) {
      steps.write(out, grant.partition(), grant.token());
      out.node(grant.previous());
    }
  }

  static List<Grant> read(Reader in, long term) {
    Grant[] grants = new Grant[in.count("grants", Limits.PARTITIONS, Steps.BYTES + 1)];
    Steps steps = new Steps(term);
    for (int i = 0; i < grants.length; i++) {
      steps.read(in);
      grants[i] = new Grant(steps.partition(), steps.token(), in.nodeOrNone("previous owner"));
    }
    return List.of(grants);
  }

  static void writeWanted(Writer out, long term, Message.@Nullable Wanted wanted) {
    out.flag(wanted != null);
    if (wanted != null) {
      write(out, term, wanted.assigned());
      write(out, term, wanted.revoked());
    }
  }

  static Message.@Nullable Wanted readWanted(Reader in, long term) {
    return in.flag("presence of wanted")
        ? new Message.Wanted(read(in, term), read(in, term))
        : null;
  }

  static void writeCause(Writer out, Cause cause) {
    out.octet(CAUSES.indexOf(cause));
  }

  static Cause readCause(Reader in) {
    return CAUSES.get((int) Limits.check("cause", in.octet("cause"), CAUSES.size() - 1));
  }
}
