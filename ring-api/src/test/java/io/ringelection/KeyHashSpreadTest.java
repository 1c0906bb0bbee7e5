package io.ringelection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys as people make them must fall into partitions like random ones: 400 keys for each partition,
 * chi-square within 4 standard deviations of its mean on both sides (too even is not random
 * either), no partition far above the mean.
 */
class KeyHashSpreadTest {
  private static final int KEYS_EACH = 400;

  private enum Family {
    USERS(i -> "user-" + i),
    NUMBERS(Integer::toString),
    HEX(i -> "%08x".formatted(i)),
    ORDER_LINES(i -> "order/" + i + "/line/7"),
    DATES(i -> LocalDate.ofEpochDay(i).toString());

    private final IntFunction<String> key;

    Family(IntFunction<String> key) {
      this.key = key;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {271, 1024, 4096})
  void everyFamilySpreadsLikeRandom(int partitions) {
    for (Family family : Family.values()) {
      int[] counts = new int[partitions];
      for (int i = 0; i < KEYS_EACH * partitions; i++) {
        counts[KeyHash.partition(KeyHash.hash(family.key.apply(i)), partitions)]++;
      }
      assertRandom(family + " over " + partitions, counts);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {271, 1024, 4096})
  void numericKeysSpreadLikeRandom(int partitions) {
    int[] counts = new int[partitions];
    for (long i = 0; i < (long) KEYS_EACH * partitions; i++) {
      counts[KeyHash.partition(KeyHash.hash(i), partitions)]++;
    }
    assertRandom("longs over " + partitions, counts);
  }

  private static void assertRandom(String what, int[] counts) {
    double square =
        IntStream.of(counts)
            .mapToDouble(n -> (double) (n - KEYS_EACH) * (n - KEYS_EACH) / KEYS_EACH)
            .sum();
    int freedom = counts.length - 1;
    double z = (square - freedom) / Math.sqrt(2.0 * freedom);
    double fullest = (double) IntStream.of(counts).max().orElse(0) / KEYS_EACH;
    assertTrue(Math.abs(z) < 4, () -> what + ": chi-square is " + z + " deviations from its mean");
    assertTrue(
        fullest <= 1 + 5 / Math.sqrt(KEYS_EACH),
        () -> what + ": the fullest has " + fullest + " of the mean");
  }

  @Test
  void everyBitOfTheKeyFlipsEveryBitOfTheHashHalfTheTime() {
    int samples = 100_000;
    int[] flips = new int[64 * 64];
    Random random = new Random(3);
    for (int s = 0; s < samples; s++) {
      long key = random.nextLong();
      long hash = KeyHash.hash(key);
      for (int in = 0; in < 64; in++) {
        long changed = hash ^ KeyHash.hash(key ^ 1L << in);
        for (int out = 0; out < 64; out++) {
          flips[in * 64 + out] += (int) (changed >>> out & 1);
        }
      }
    }
    for (int pair = 0; pair < flips.length; pair++) {
      double rate = (double) flips[pair] / samples;
      int place = pair;
      assertTrue(
          Math.abs(rate - 0.5) < 0.01,
          () -> "bit " + place / 64 + " flips bit " + place % 64 + " at " + rate);
    }
  }
}
