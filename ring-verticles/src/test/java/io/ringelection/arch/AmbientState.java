package io.ringelection.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** What would make two runs of the core with the same inputs differ. */
final class AmbientState {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.lang.Runtime",
          "java.lang.Process",
          "java.util.Timer",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.random.RandomGeneratorFactory",
          "java.time.Clock",
          "java.time.InstantSource");

  private static final List<String> PACKAGES =
      List.of(
          "java.util.concurrent",
          "java.util.logging",
          "java.security",
          "java.net",
          "java.nio.channels",
          "java.nio.file");

  /** {@code Class.method}; every {@code now()} of java.time besides. */
  private static final Set<String> METHODS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.identityHashCode",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.lang.Object.wait",
          "java.util.UUID.randomUUID",
          "java.util.random.RandomGenerator.of",
          "java.util.random.RandomGenerator.getDefault");

  static final DescribedPredicate<JavaClass> TYPES =
      describe("have a thread, a clock, a log or a generator", AmbientState::isAmbient);

  static final DescribedPredicate<JavaCall<?>> CALLS =
      describe("the answer depends on when or where it is asked", AmbientState::asksTheWorld);

  private AmbientState() {}

  private static boolean isAmbient(JavaClass type) {
    // TimeUnit is a table of constants.
    return CLASSES.contains(type.getName())
        || (PACKAGES.stream().anyMatch(prefix -> isInside(type, prefix))
            && !type.getName().equals("java.util.concurrent.TimeUnit"));
  }

  private static boolean isInside(JavaClass type, String prefix) {
    return type.getPackageName().equals(prefix) || type.getPackageName().startsWith(prefix + '.');
  }

  private static boolean asksTheWorld(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    String method = owner.getName() + '.' + call.getName();
    boolean unseededShuffle =
        method.equals("java.util.Collections.shuffle")
            && call.getTarget().getRawParameterTypes().size() == 1;
    return METHODS.contains(method)
        || unseededShuffle
        || (isInside(owner, "java.time") && call.getName().equals("now"));
  }
}
