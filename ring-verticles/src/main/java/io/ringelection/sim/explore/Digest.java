package io.ringelection.sim.explore;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of everything that an object reaches, so that a field that is added later cannot be
 * forgotten. Objects of the same content have the same digest whatever their addresses, and sets
 * and maps without an order whatever the order in them.
 *
 * <p>Times count relative to the present. They are told from other numbers by their size: clocks
 * that are explored start at {@link #ORIGIN}, far from any term, token or round.
 */
final class Digest {
  /** What the clocks show when it all begins. */
  static final long ORIGIN = 1L << 60;

  private static final long ERA = 1L << 40;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long NOTHING = 0x6A09E667F3BCC908L;
  private static final long AGAIN = 0xBB67AE8584CAA73BL;

  /**
   * Fields that change no later step: two keep the last message for error texts or for the length
   * of one call, and one looks how far the wall clock is ahead, which stands still here.
   */
  static final Set<String> UNREAD =
      Set.of("RingNode.last", "Messages.envelope", "Inputs.standstill");

  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return fields(type).toArray(Field[]::new);
        }
      };

  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
  private final long present;
  private long hash = GOLDEN;

  private Digest(long present) {
    this.present = present;
  }

  /** The digest of {@code root} as seen at the time {@code present}. */
  static long of(Object root, long present) {
    Digest digest = new Digest(present);
    digest.add(root);
    return mix(digest.hash, digest.seen.size());
  }

  /** Joins two hashes; the order matters. */
  static long mix(long one, long other) {
    long z = (Long.rotateLeft(one, 23) ^ other) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 29);
  }

  /** The fields of a class and of those above it that count. */
  static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        String name = each.getSimpleName() + "." + field.getName();
        if (!Modifier.isStatic(field.getModifiers()) && !UNREAD.contains(name)) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private void put(long value) {
    hash = mix(hash, value);
  }

  private void putNumber(long value) {
    long sinceOrigin = value - ORIGIN;
    boolean isTime = -ERA < sinceOrigin && sinceOrigin < ERA;
    put(isTime ? value - present + GOLDEN : value);
  }

  private void add(@Nullable Object what) {
    if (what == null) {
      put(NOTHING);
    } else if (what instanceof Long || what instanceof Integer || what instanceof Byte) {
      putNumber(((Number) what).longValue());
    } else if (what instanceof String || what instanceof Boolean || what instanceof Double) {
      put(what.hashCode());
    } else if (what instanceof Enum<?> constant) {
      put(constant.name().hashCode());
    } else if (what instanceof long[] numbers) {
      addAll(numbers);
    } else if (what instanceof BitSet bits) {
      bits.stream().forEach(this::put);
      put(bits.cardinality());
    } else if (what.getClass().isArray()) {
      put(Array.getLength(what));
      for (int i = 0; i < Array.getLength(what); i++) {
        add(Array.get(what, i));
      }
    } else if (what instanceof Map<?, ?> map) {
      addMap(map);
    } else if (what instanceof Collection<?> all) {
      addCollection(all);
    } else {
      addObject(what);
    }
  }

  private void addAll(long[] numbers) {
    put(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        put(i);
        putNumber(numbers[i]);
      }
    }
  }

  private void addMap(Map<?, ?> map) {
    put(map.size());
    long sum = 0;
    boolean ordered = map.getClass() != HashMap.class;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (ordered) {
        add(entry.getKey());
        add(entry.getValue());
      } else {
        sum += mix(of(entry.getKey(), present), of(entry.getValue(), present));
      }
    }
    put(sum);
  }

  private void addCollection(Collection<?> all) {
    put(all.size());
    long sum = 0;
    boolean ordered = all.getClass() != HashSet.class;
    for (Object each : all) {
      if (ordered) {
        add(each);
      } else {
        sum += of(each, present);
      }
    }
    put(sum);
  }

  private void addObject(Object what) {
    Integer number = seen.putIfAbsent(what, seen.size());
    if (number != null) {
      put(AGAIN + number);
      return;
    }
    Class<?> type = what.getClass();
    if (type.getName().startsWith("java.")) {
      throw new IllegalStateException("it is not known how to look into a " + type.getName());
    }
    put(type.getName().hashCode());
    try {
      for (Field field : FIELDS.get(type)) {
        if (field.getType() == long.class) {
          putNumber(field.getLong(what));
        } else {
          add(field.get(what));
        }
      }
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("a field of " + type.getName() + " cannot be read", closed);
    }
  }
}
