package io.ringelection.chaos.fault;

import java.util.function.Supplier;

/** What can be done to a ring. The text is for the report. */
public enum Kind {
  KILL("kill -9, restart", () -> new ProcessFault.Kill()),
  PAUSE("SIGSTOP, SIGCONT", () -> new ProcessFault.Pause()),
  HOG("two busy processes", () -> new ProcessFault.Hog()),
  CLOCK("wall clocks set", () -> new ProcessFault.Clock()),
  HAZELCAST_GONE("Hazelcast's instance ended", () -> new ProcessFault.HazelcastGone()),
  HALVES("cut in two halves", () -> new NetworkFault.Halves()),
  ONE_WAY("one-way cuts", () -> new NetworkFault.OneWay()),
  BRIDGE("two halves and a bridge node", () -> new NetworkFault.Bridge()),
  MAJORITIES("ring of majorities", () -> new NetworkFault.Majorities()),
  LEADER_ALONE("leader isolated", () -> new NetworkFault.LeaderAlone()),
  HAZELCAST_PORT("Hazelcast's port cut", () -> new NetworkFault.HazelcastPort()),
  BUS_PORT("event bus's port cut", () -> new NetworkFault.BusPort()),
  LINK_PORT("the ring's own port cut", () -> new NetworkFault.LinkPort());

  private final String text;
  private final Supplier<Fault> maker;

  Kind(String text, Supplier<Fault> maker) {
    this.text = text;
    this.maker = maker;
  }

  /** One of it, not begun. */
  public Fault make() {
    return maker.get();
  }

  @Override
  public String toString() {
    return text;
  }
}
