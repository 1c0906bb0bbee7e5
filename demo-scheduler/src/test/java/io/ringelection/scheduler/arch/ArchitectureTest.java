package io.ringelection.scheduler.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rooms of the demonstration. That it uses the public interface only needs no rule here: the
 * engine is a run-time dependency, which the compiler does not see.
 */
@AnalyzeClasses(
    packages = "io.ringelection.scheduler",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.ringelection.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}
