package org.ecocase;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;

/** What holds the engine at the edge and the flows apart (see the design's chapter on modules). */
@AnalyzeClasses(
    packages = {"org.ecocase", "db.migration"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FLOWS = {
    "..ecocase.clue..", "..ecocase.inspection..", "..ecocase.penalty..", "..ecocase.hearing..",
    "..ecocase.delivery..", "..ecocase.execution..", "..ecocase.referral..",
    "..ecocase.disclosure..", "..ecocase.archive..", "..ecocase.discretion..",
    "..ecocase.correction..", "..ecocase.coercion..", "..ecocase.legalreview..",
    "..ecocase.discussion..", "..ecocase.reward..", "..ecocase.seizure.."
  };

  private static final String[] KERNEL = {
    "..ecocase.casefile..", "..ecocase.document..", "..ecocase.deadline..", "..ecocase.law..",
    "..ecocase.org..", "..ecocase.party..", "..ecocase.journal..", "..ecocase.notification..",
    "..ecocase.dictionary..", "..ecocase.rule..", "..ecocase.database.."
  };

  private static final String[] EDGE = {
    "..ecocase.engine..", "..ecocase.oversight..", "..ecocase.web..", "..ecocase.replay.."
  };

  private static final Set<String> TIMES =
      Set.of(
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          OffsetDateTime.class.getName(),
          ZonedDateTime.class.getName(),
          Year.class.getName());

  @ArchTest
  static final ArchRule theEngineStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("..ecocase.engine..", "..ecocase.oversight..", "db.migration..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..")
          .because("a move to a maintained fork of the engine has to stay mechanical");

  @ArchTest
  static final ArchRule theWebStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..ecocase.web..", "..ecocase.oversight..", "..ecocase.engine.internal.access..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs..");

  @ArchTest
  static final ArchRule theKernelKnowsNoFlow =
      noClasses()
          .that()
          .resideInAnyPackage(KERNEL)
          .should()
          .dependOnClassesThat(resideInAnyPackage(FLOWS).or(resideInAnyPackage(EDGE)));

  @ArchTest
  static final ArchRule flowsKnowNoEdge =
      noClasses()
          .that()
          .resideInAnyPackage(FLOWS)
          .should()
          .dependOnClassesThat(resideInAnyPackage(EDGE));

  @ArchTest
  static final ArchRule flowsMeetInTheModelsOnly =
      com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
          .matching("org.ecocase.(clue|inspection|penalty|hearing|delivery|execution|referral|"
              + "disclosure|archive|discretion|correction|coercion|legalreview|discussion|reward)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule modulesHaveNoCycles =
      com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
          .matching("org.ecocase.(*)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "the time is asked without a clock",
                  (JavaCall<?> call) ->
                      call.getTarget().getName().equals("now")
                              && TIMES.contains(call.getTargetOwner().getName())
                              && call.getTarget().getRawParameterTypes().stream()
                                  .noneMatch(type -> type.isAssignableTo(Clock.class))
                          || call.getTargetOwner().isEquivalentTo(System.class)
                              && call.getTarget().getName().equals("currentTimeMillis")))
          .orShould()
          .callConstructor(Date.class);

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule logsGoThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule dependenciesComeThroughConstructors =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .orShould()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");
}
