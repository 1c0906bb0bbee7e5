package io.ringelection.sim.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringelection.NodeId;
import io.ringelection.core.RingNode;
import io.ringelection.core.step.Input;
import io.ringelection.core.step.NodeConfig;
import io.ringelection.core.step.Rule;
import io.ringelection.core.wire.Message;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * States that differ must not be taken for one: every field that a node reaches, today or after the
 * next change, counts. And states that only came at another time must be taken for one.
 */
class DigestTest {
  private static final long NOW = Digest.ORIGIN + 1000;

  @Test
  void everyFieldOfALeaderCounts() throws IllegalAccessException {
    RingNode leader = leader();
    Set<String> checked = new TreeSet<>();
    for (Object each : reachable(leader)) {
      for (Field field : Digest.fields(each.getClass())) {
        if (!each.getClass().isRecord() && change(leader, each, field)) {
          checked.add(each.getClass().getSimpleName() + "." + field.getName());
        }
      }
    }
    assertTrue(
        checked.containsAll(Set.of("Tenure.leaseEnd", "Reign.table", "Renewal.lastSent")),
        checked::toString);
    assertTrue(checked.size() > 90, checked::toString);
  }

  @Test
  void whatIsLeftOutIsThere() throws ClassNotFoundException, NoSuchFieldException {
    for (String name : Digest.UNREAD) {
      String[] parts = name.split("\\.");
      assertNotNull(Class.forName("io.ringelection.core." + parts[0]).getDeclaredField(parts[1]));
    }
  }

  @Test
  void timeCountsFromThePresent() {
    RingNode one = alone(0);
    RingNode later = alone(70);
    long end = Digest.ORIGIN + 300;
    assertEquals(Digest.of(one, end), Digest.of(later, end + 70));
    assertNotEquals(Digest.of(one, end), Digest.of(later, end));
  }

  /** Leads a ring of its own. */
  private static RingNode alone(long shift) {
    Scope scope = Scopes.of("failover");
    NodeConfig config =
        new NodeConfig(
            new NodeId("n1", 1),
            7,
            2,
            scope.timing(),
            1,
            true,
            3,
            1,
            Message.MAY_LEAD | Message.MAY_OWN,
            0,
            Digest.ORIGIN + shift,
            EnumSet.allOf(Rule.class));
    RingNode node = new RingNode(config, Digest.ORIGIN + shift);
    while (node.wakeAt() <= Digest.ORIGIN + shift + 300) {
      node.step(new Input.Tick(0), node.wakeAt());
    }
    assertTrue(node.leads());
    return node;
  }

  private static RingNode leader() {
    Explorer explorer = new Explorer(Scopes.of("failover"), EnumSet.allOf(Rule.class), Set.of());
    RingNode leader = explorer.start().nodes()[0].takeLive();
    assertNotNull(leader);
    assertTrue(leader.leads());
    return leader;
  }

  private static Set<Object> reachable(Object root) throws IllegalAccessException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> next = new ArrayDeque<>(Set.of(root));
    while (!next.isEmpty()) {
      Object each = next.remove();
      if (each instanceof Collection<?> all) {
        next.addAll(all);
      } else if (each instanceof Map<?, ?> map) {
        next.addAll(map.keySet());
        next.addAll(map.values());
      } else if (each.getClass().getName().startsWith("io.ringelection.")
          && !each.getClass().isEnum()
          && seen.add(each)) {
        for (Field field : Digest.fields(each.getClass())) {
          if (!field.getType().isPrimitive() && field.get(each) != null) {
            next.add(field.get(each));
          }
        }
      }
    }
    return seen;
  }

  /** Changes one field, looks and changes it back; false when there is nothing to change. */
  private static boolean change(RingNode node, Object owner, Field field)
      throws IllegalAccessException {
    Object value = field.get(owner);
    if (value == null) {
      return false;
    }
    long before = Digest.of(node, NOW);
    String what = owner.getClass().getSimpleName() + "." + field.getName();
    if (value.getClass().isArray() && value.getClass().getComponentType().isPrimitive()) {
      int last = Array.getLength(value) - 1;
      Object element = Array.get(value, last);
      Array.set(value, last, other(element));
      assertNotEquals(before, Digest.of(node, NOW), what);
      Array.set(value, last, element);
    }
    field.set(owner, field.getType().isPrimitive() ? other(value) : null);
    long after = Digest.of(node, NOW);
    field.set(owner, value);
    assertNotEquals(before, after, what);
    assertEquals(before, Digest.of(node, NOW), what);
    return true;
  }

  private static Object other(Object value) {
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof Byte number) {
      return (byte) (number + 1);
    }
    return value instanceof Integer number ? (Object) (number + 1) : (Object) ((Long) value + 1);
  }
}
