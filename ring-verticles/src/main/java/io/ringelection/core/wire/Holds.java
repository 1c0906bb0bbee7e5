package io.ringelection.core.wire;

import java.util.List;

/** The bytes of who holds what: a member's holdings, and entries of the leader's table. */
final class Holds {
  private Holds() {}

  static void write(Writer out, long term, Holdings holdings) {
    out.natural("number of holdings", holdings.size(), Limits.PARTITIONS);
    Steps steps = new Steps(term);
    int before = -1;
    for (int i = 0; i < holdings.size(); i++) {
      before = rising(before, holdings.partition(i));
      steps.write(out, holdings.partition(i), holdings.token(i));
    }
  }

  static Holdings read(Reader in, long term) {
    int count = in.count("holdings", Limits.PARTITIONS, Steps.BYTES);
    int[] partitions = new int[count];
    long[] tokens = new long[count];
    Steps steps = new Steps(term);
    int before = -1;
    for (int i = 0; i < count; i++) {
      steps.read(in);
      before = rising(before, steps.partition());
      partitions[i] = before;
      tokens[i] = steps.token();
    }
    return count == 0 ? Holdings.NONE : new Holdings(partitions, tokens);
  }

  static void writeTable(Writer out, long term, List<Placement> changes) {
    out.natural("number of changes", changes.size(), Limits.PARTITIONS);
    Steps steps = new Steps(term);
    for (Placement change : changes) {
      steps.write(out, change.partition(), change.token());
      out.node(change.owner());
    }
  }

  static List<Placement> readTable(Reader in, long term) {
    Placement[] changes = new Placement[in.count("changes", Limits.PARTITIONS, Steps.BYTES + 1)];
    Steps steps = new Steps(term);
    for (int i = 0; i < changes.length; i++) {
      steps.read(in);
      changes[i] = new Placement(steps.partition(), in.nodeOrNone("owner"), steps.token());
    }
    return List.of(changes);
  }

  private static int rising(int before, int partition) {
    if (partition <= before) {
      throw new WireException(
          "held partition " + partition + " follows " + before + ": holdings must rise");
    }
    return partition;
  }
}
