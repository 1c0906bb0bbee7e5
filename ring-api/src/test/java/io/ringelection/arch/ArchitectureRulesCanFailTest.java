package io.ringelection.arch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.ringelection.access.AccessOffender;
import io.ringelection.grpc.GrpcOffender;
import io.ringelection.health.HealthOffender;
import io.ringelection.journal.JournalOffender;
import io.ringelection.rx.RxOffender;
import io.ringelection.web.WebOffender;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail protects nothing: each one must object to a class made to break it. */
class ArchitectureRulesCanFailTest {
  @Test
  void eachRuleObjectsToAnOffender() {
    assertObjects(
        ArchitectureTest.packagesAreFreeOfCycles,
        WebOffender.class,
        GrpcOffender.class,
        RxOffender.class);
    assertObjects(ArchitectureTest.accessStandsOnTheInterface, AccessOffender.class);
    assertObjects(ArchitectureTest.healthStandsOnTheInterface, HealthOffender.class);
    assertObjects(ArchitectureTest.journalStandsOnTheInterface, JournalOffender.class);
    assertObjects(ArchitectureTest.webStandsOnTheInterface, WebOffender.class);
    assertObjects(ArchitectureTest.grpcStandsOnTheInterface, GrpcOffender.class);
    assertObjects(ArchitectureTest.rxStandsOnTheInterface, RxOffender.class);
  }

  private static void assertObjects(ArchRule rule, Class<?>... offenders) {
    assertTrue(
        rule.evaluate(new ClassFileImporter().importClasses(offenders)).hasViolation(),
        () -> rule.getDescription() + " let it pass");
  }
}
