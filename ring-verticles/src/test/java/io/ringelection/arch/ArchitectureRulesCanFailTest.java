package io.ringelection.arch;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.ringelection.core.AmbientOffender;
import io.ringelection.core.VertxOffender;
import io.ringelection.core.election.ElectionOffender;
import io.ringelection.core.heartbeat.HeartbeatOffender;
import io.ringelection.core.plan.PlanOffender;
import io.ringelection.core.rebalance.RebalanceOffender;
import io.ringelection.core.view.ViewOffender;
import io.ringelection.sim.SimOffender;
import io.ringelection.verticles.VerticlesOffender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail protects nothing: each one must object to a class made to break it. */
class ArchitectureRulesCanFailTest {
  static Stream<Arguments> rulesAndOffenders() {
    return Stream.of(
        arguments(
            ArchitectureTest.packagesAreFreeOfCycles,
            List.of(SimOffender.class, VerticlesOffender.class)),
        arguments(ArchitectureTest.coreUsesJavaAndTheValuesOnly, List.of(VertxOffender.class)),
        arguments(
            ArchitectureTest.coreHasNoThreadOrLoggerOrGenerator,
            List.of(AmbientOffender.UsesTypes.class)),
        arguments(
            ArchitectureTest.coreAsksNoClockAndDrawsNoLot, List.of(AmbientOffender.Nanos.class)),
        arguments(
            ArchitectureTest.coreAsksNoClockAndDrawsNoLot, List.of(AmbientOffender.Uuid.class)),
        arguments(
            ArchitectureTest.coreAsksNoClockAndDrawsNoLot, List.of(AmbientOffender.Now.class)),
        arguments(
            ArchitectureTest.coreAsksNoClockAndDrawsNoLot, List.of(AmbientOffender.Shuffle.class)),
        arguments(ArchitectureTest.heartbeatStandsAlone, List.of(HeartbeatOffender.class)),
        arguments(ArchitectureTest.electionStandsAlone, List.of(ElectionOffender.class)),
        arguments(ArchitectureTest.rebalanceSeesThePlanOnly, List.of(RebalanceOffender.class)),
        arguments(ArchitectureTest.planStandsAlone, List.of(PlanOffender.class)),
        arguments(ArchitectureTest.viewStandsAlone, List.of(ViewOffender.class)),
        arguments(ArchitectureTest.simulatorDoesNotUseTheVerticles, List.of(SimOffender.class)),
        arguments(
            ArchitectureTest.verticlesDoNotUseTheSimulator, List.of(VerticlesOffender.class)));
  }

  @ParameterizedTest
  @MethodSource("rulesAndOffenders")
  void objectsToAnOffender(ArchRule rule, List<Class<?>> offenders) {
    JavaClasses classes = new ClassFileImporter().importClasses(offenders);
    assertTrue(rule.evaluate(classes).hasViolation(), () -> rule.getDescription() + " let it pass");
  }
}
