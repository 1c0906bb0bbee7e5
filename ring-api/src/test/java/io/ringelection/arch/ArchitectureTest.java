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

/** The faces stand on the public interface only, and nothing stands on them. */
@AnalyzeClasses(packages = "io.ringelection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule webStandsOnTheInterface = standsOnTheInterface("io.ringelection.web..");

  @ArchTest
  static final ArchRule grpcStandsOnTheInterface = standsOnTheInterface("io.ringelection.grpc..");

  /** The generated view lives in {@code rxjava3}, what is written by hand in {@code rx}. */
  @ArchTest
  static final ArchRule rxStandsOnTheInterface =
      standsOnTheInterface("io.ringelection.rx..", "io.ringelection.rxjava3..");

  @ArchTest
  static final ArchRule metricsStandOnTheInterface =
      standsOnTheInterface("io.ringelection.metrics..");

  private static ArchRule standsOnTheInterface(String... face) {
    return noClasses()
        .that()
        .resideInAnyPackage(face)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.ringelection..")
                .and(not(resideInAPackage("io.ringelection")))
                .and(not(resideInAnyPackage(face))))
        .allowEmptyShould(true);
  }
}
