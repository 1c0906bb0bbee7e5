package io.ringelection.core;

import io.ringelection.core.wire.Codec;
import io.ringelection.core.wire.Envelope;
import io.ringelection.core.wire.Message;
import io.ringelection.core.wire.Messages;
import io.ringelection.core.wire.WireException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes messages that could have been sent: some drawn at random, most real ones with values of
 * other real ones in their place, a little more or a little less. All have been through the codec.
 */
final class Forger {
  private static final int REMEMBERED = 400;

  private final Random random;
  private final Messages messages;
  private final List<Envelope> seen = new ArrayList<>();
  private final Map<String, List<Object>> values = new HashMap<>();

  Forger(long seed) {
    random = new Random(seed);
    messages = new Messages(seed);
    for (int i = 0; i < 5; i++) {
      messages.oneOfEach().forEach(this::see);
    }
  }

  /** Learns from a real message. */
  void see(Envelope envelope) {
    remember(seen, envelope);
    remember(Envelope.class, envelope);
    remember(envelope.message().getClass(), envelope.message());
  }

  private void remember(Class<?> type, Object whole) {
    for (RecordComponent part : type.getRecordComponents()) {
      remember(values.computeIfAbsent(type(part), none -> new ArrayList<>()), get(part, whole));
    }
  }

  private <T> void remember(List<T> list, T value) {
    if (list.size() < REMEMBERED) {
      list.add(value);
    } else {
      list.set(random.nextInt(REMEMBERED), value);
    }
  }

  /** A message that its receiver can read. */
  Envelope next() {
    while (true) {
      try {
        return Codec.decode(Codec.encode(drawn()));
      } catch (WireException | IllegalArgumentException notSendable) {
        // Another one, then.
      }
    }
  }

  private Envelope drawn() {
    if (random.nextInt(8) == 0) {
      return messages.envelope();
    }
    Envelope real = seen.get(random.nextInt(seen.size()));
    Envelope mixed = (Envelope) mixed(real);
    return new Envelope(mixed.from(), mixed.to(), mixed.term(), (Message) mixed(real.message()));
  }

  private Object mixed(Object whole) {
    RecordComponent[] parts = whole.getClass().getRecordComponents();
    Object[] mixed = Arrays.stream(parts).map(part -> mixed(part, whole)).toArray();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      Constructor<?> constructor = whole.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(mixed);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalArgumentException(refused);
    }
  }

  private Object mixed(RecordComponent part, Object whole) {
    Object value = get(part, whole);
    if (value instanceof Message || random.nextInt(3) > 0) {
      return value;
    }
    List<Object> others = values.get(type(part));
    Object other = others.get(random.nextInt(others.size()));
    return random.nextBoolean() ? nudged(other) : nudged(value);
  }

  private Object nudged(Object value) {
    int by = random.nextInt(5) - 2;
    if (value instanceof Long number) {
      return number + by;
    }
    return value instanceof Integer number ? (Object) (number + by) : value;
  }

  private static String type(RecordComponent part) {
    return part.getGenericType().getTypeName();
  }

  private static Object get(RecordComponent part, Object whole) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }
}
