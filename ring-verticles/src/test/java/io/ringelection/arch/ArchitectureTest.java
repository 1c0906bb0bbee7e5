package io.ringelection.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may look into which. {@link ArchitectureRulesCanFailTest} shows each rule failing. */
@AnalyzeClasses(packages = "io.ringelection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.ringelection.core..";
  private static final String HEARTBEAT = "io.ringelection.core.heartbeat..";
  private static final String ELECTION = "io.ringelection.core.election..";
  private static final String REBALANCE = "io.ringelection.core.rebalance..";
  private static final String PLAN = "io.ringelection.core.plan..";
  private static final String VIEW = "io.ringelection.core.view..";
  private static final String VERTICLES = "io.ringelection.verticles..";
  private static final String SIM = "io.ringelection.sim..";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreUsesJavaAndTheValuesOnly =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage("java..", "org.jspecify..", "io.ringelection", CORE)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreHasNoThreadOrLoggerOrGenerator =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat(AmbientState.TYPES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreAsksNoClockAndDrawsNoLot =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .callCodeUnitWhere(AmbientState.CALLS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule heartbeatStandsAlone =
      noRoomSees(HEARTBEAT, ELECTION, REBALANCE, PLAN, VIEW);

  @ArchTest
  static final ArchRule electionStandsAlone =
      noRoomSees(ELECTION, HEARTBEAT, REBALANCE, PLAN, VIEW);

  @ArchTest
  static final ArchRule rebalanceSeesThePlanOnly = noRoomSees(REBALANCE, HEARTBEAT, ELECTION, VIEW);

  @ArchTest
  static final ArchRule planStandsAlone = noRoomSees(PLAN, HEARTBEAT, ELECTION, REBALANCE, VIEW);

  @ArchTest
  static final ArchRule viewStandsAlone = noRoomSees(VIEW, HEARTBEAT, ELECTION, REBALANCE, PLAN);

  @ArchTest static final ArchRule simulatorDoesNotUseTheVerticles = noRoomSees(SIM, VERTICLES);

  @ArchTest static final ArchRule verticlesDoNotUseTheSimulator = noRoomSees(VERTICLES, SIM);

  private static ArchRule noRoomSees(String room, String... others) {
    DescribedPredicate<JavaClass> elsewhere =
        resideInAnyPackage(others).and(not(resideInAPackage(room)));
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(elsewhere)
        .allowEmptyShould(true);
  }
}
