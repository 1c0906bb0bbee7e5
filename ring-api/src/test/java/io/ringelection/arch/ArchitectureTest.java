package io.ringelection.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The faces stand on the public interface, its journal, the watchdog over it, the meters, the
 * health and the access rules only, and nothing stands on them; the journal, the health and the
 * access rules do not know each other.
 */
@AnalyzeClasses(packages = "io.ringelection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What the faces have in common. */
  private static final List<String> FLOOR =
      List.of("io.ringelection.access..", "io.ringelection.health..", "io.ringelection.journal..");

  private static final String WATCHDOG = "io.ringelection.watchdog..";
  private static final String METRICS = "io.ringelection.metrics..";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule accessStandsOnTheInterface =
      standsOnTheInterface(List.of(), "io.ringelection.access..");

  @ArchTest
  static final ArchRule healthStandsOnTheInterface =
      standsOnTheInterface(List.of(), "io.ringelection.health..");

  @ArchTest
  static final ArchRule journalStandsOnTheInterface =
      standsOnTheInterface(List.of(), "io.ringelection.journal..");

  @ArchTest
  static final ArchRule watchdogStandsOnTheJournal =
      standsOnTheInterface(List.of("io.ringelection.journal.."), WATCHDOG);

  @ArchTest
  static final ArchRule webStandsOnTheInterface =
      standsOnTheInterface(
          Stream.concat(FLOOR.stream(), Stream.of(WATCHDOG, METRICS)).toList(),
          "io.ringelection.web..");

  @ArchTest
  static final ArchRule grpcStandsOnTheInterface =
      standsOnTheInterface(FLOOR, "io.ringelection.grpc..");

  /** The generated view lives in {@code rxjava3}, what is written by hand in {@code rx}. */
  @ArchTest
  static final ArchRule rxStandsOnTheInterface =
      standsOnTheInterface(FLOOR, "io.ringelection.rx..", "io.ringelection.rxjava3..");

  @ArchTest
  static final ArchRule metricsStandOnTheInterface =
      standsOnTheInterface(List.of(WATCHDOG), METRICS);

  private static ArchRule standsOnTheInterface(List<String> floor, String... face) {
    return noClasses()
        .that()
        .resideInAnyPackage(face)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.ringelection..")
                .and(not(resideInAPackage("io.ringelection")))
                .and(not(resideInAnyPackage(floor.toArray(String[]::new))))
                .and(not(resideInAnyPackage(face))))
        .allowEmptyShould(true);
  }
}
