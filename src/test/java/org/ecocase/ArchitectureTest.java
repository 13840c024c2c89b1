package org.ecocase;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds the engine at the edge and the flows apart (see the design's chapter on modules). */
@AnalyzeClasses(
    packages = {"org.ecocase", "db.migration"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> FLOW =
      List.of(
          "archive",
          "clue",
          "delivery",
          "disclosure",
          "discretion",
          "execution",
          "hearing",
          "inspection",
          "investigation",
          "penalty",
          "referral",
          "seizure");

  private static final String[] FLOWS = packages(FLOW);

  private static final String[] KERNEL =
      packages(
          List.of(
              "block",
              "casefile",
              "database",
              "deadline",
              "dictionary",
              "document",
              "draft",
              "flow",
              "journal",
              "law",
              "notification",
              "org",
              "party",
              "rule",
              "secret"));

  private static final String[] EDGE = packages(List.of("engine", "oversight", "replay", "web"));

  /**
   * Who uses what the engine does not promise to keep; ADR 15 says what each needs it for. The list
   * should get shorter.
   */
  private static final Set<String> BEHIND_THE_API =
      Set.of(
          // building the engine
          "AgencyTenants",
          "DefinitionGrants",
          "EngineClock",
          "EngineSettings",
          "LeanHistory",
          "OwnTasks",
          "Passwords",
          "RefusalInterceptor",
          // what ends with a process
          "action.ProcessEnds",
          // reading models
          "block.MarkProperties",
          "bridge.FormBridge",
          "bridge.TaskRules",
          "guard.DeploymentGuard",
          "mark.MarkReader",
          // what no model can do (ADR 12)
          "lock.EachRow",
          "lock.EngineLock",
          "lock.NoScripts",
          "lock.PlainBehaviors",
          "lock.PlainBlock",
          "lock.PlainCall",
          "lock.PlainElements",
          "lock.PlainExpressions",
          "lock.PlainGateway",
          "lock.PlainParse",
          "lock.Told",
          // forms in place of the engine's own
          "bridge.DraftDesk",
          "bridge.FormSchemas",
          "bridge.FormTaskDesk",
          "bridge.Prefill",
          "bridge.StartBridge",
          "bridge.TaskBridge",
          "form.DeliveredForms",
          // tasks on their way
          "block.CurrentCommand",
          "bridge.ClaimGuard",
          "bridge.CompletionGuard",
          "bridge.Reassignments",
          "bridge.TaskRights",
          "bridge.TaskWatch");

  /** Who keeps the tables of discretion standards, which are deployed and guarded like models. */
  private static final Set<String> OF_STANDARDS =
      Set.of("guard.DeploymentGuard", "release.TablesInForce");

  /**
   * The modules that no flow is the business of; notification sends mails by a process of its own.
   */
  private static final Set<String> NAME_NO_FLOW =
      Set.of(
          "block",
          "casefile",
          "deadline",
          "dictionary",
          "document",
          "draft",
          "engine",
          "flow",
          "journal",
          "org",
          "party",
          "rule",
          "secret");

  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");

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
  static final ArchRule everyPackageHasItsPlace =
      classes()
          .that()
          .resideInAPackage("org.ecocase.(*)..")
          .should()
          .resideInAnyPackage(
              Stream.of(FLOWS, KERNEL, EDGE).flatMap(Arrays::stream).toArray(String[]::new))
          .because("a package outside of the lists would escape the rules");

  @ArchTest
  static final ArchRule fewLookBehindTheEnginesApi =
      noClasses()
          .that(describe("are not listed", type -> !BEHIND_THE_API.contains(outermost(type))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda.bpm.engine.impl..")
          .because("a fork may change there what it likes");

  @ArchTest
  static void should_useIt_when_aClassIsListedForTheEnginesInside(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(
                    type ->
                        type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getPackageName())
                            .anyMatch(name -> name.startsWith("org.camunda.bpm.engine.impl")))
                .map(ArchitectureTest::outermost))
        .as("classes that no longer need it leave the list")
        .containsAll(BEHIND_THE_API);
  }

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
  static final ArchRule theEngineKnowsNoFlow =
      noClasses()
          .that()
          .resideInAPackage("..ecocase.engine..")
          .and(describe("are not listed", type -> !OF_STANDARDS.contains(outermost(type))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(FLOWS))
          .because("a flow is its files, and its building blocks come from its own module");

  /** What holds for all flows names none: not by import, and not by a process or package either. */
  @ArchTest
  static void should_nameNoFlow_when_aClassIsForAll(JavaClasses classes) throws IOException {
    Set<String> flows = new TreeSet<>();
    for (Path file : files(Path.of("processes"))) {
      if (file.toString().matches(".+\\.(bpmn|dmn)")) {
        flows.add(file.getName(1).toString());
      }
      if (file.toString().endsWith(".bpmn")) {
        flows.add(file.getFileName().toString().replace(".bpmn", ""));
      }
    }
    List<String> named = new ArrayList<>();
    for (Path file : files(Path.of("src/main/java/org/ecocase"))) {
      String type = file.getFileName().toString().replace(".java", "");
      if (NAME_NO_FLOW.contains(file.getName(5).toString().replace(".java", ""))
          || type.equals("EarlierPenalties")) {
        LITERAL
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .filter(flows::contains)
            .map(flow -> type + " names " + flow)
            .forEach(named::add);
      }
    }

    assertThat(flows).contains("clue", "outgoing-mail", "seizure-release");
    assertThat(named)
        .as("the engine calls where a process stands its execution")
        .containsExactly("PlainResolver names execution");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ArchTest
  static final ArchRule flowsKnowNoEdge =
      noClasses()
          .that()
          .resideInAnyPackage(FLOWS)
          .should()
          .dependOnClassesThat(resideInAnyPackage(EDGE));

  @ArchTest
  static final ArchRule flowsMeetInTheModelsOnly =
      slices()
          .matching("org.ecocase.(" + String.join("|", FLOW) + ")..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule modulesHaveNoCycles =
      slices().matching("org.ecocase.(*)..").should().beFreeOfCycles();

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

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> "org.ecocase." + name + "..").toArray(String[]::new);
  }

  /** The name of the class around a class, below the package of the engine's edge. */
  private static String outermost(JavaClass type) {
    return type.getName()
        .replaceFirst("^org\\.ecocase\\.engine\\.internal\\.", "")
        .replaceFirst("\\$.*", "");
  }
}
