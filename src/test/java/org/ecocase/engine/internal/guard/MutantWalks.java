package org.ecocase.engine.internal.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.discretion.Standards;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ResourceCheck;
import org.ecocase.engine.TaskDesk;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of mutants share: one is put into force, and a case is taken through it. */
abstract class MutantWalks extends CaseTest {

  private static final int MOST_STEPS = 150;

  /** These start from a case in which all has been done that goes before; others from a signal. */
  private static final Set<String> BESIDE =
      Set.of(
          "hearing",
          "execution",
          "disclosure",
          "crime-referral",
          "evidence-registration",
          "legal-review",
          "collective-discussion",
          "clue-reply",
          "disclosure-withdrawal");

  private static final Set<String> SEIZURES =
      Set.of("seizure", "seizure-approval", "seizure-handling", "seizure-release");

  private static final Set<String> EXECUTIONS =
      Set.of(
          "payment",
          "payment-deferral",
          "late-payment",
          "surcharge",
          "compulsory-execution",
          "court-application",
          "demand");

  MutantJudge judge;

  /** The last paper that was there before a walk began. */
  private long made;

  @Autowired ModelDeployments deployments;

  /** No bean, as tests of the whole product share one context. */
  @Autowired
  void judge(
      Dictionary dictionary,
      ObjectProvider<FactsAndTexts> factsAndTexts,
      ObjectProvider<Terms> terms,
      ObjectProvider<Standards> standards,
      ObjectProvider<Vocabulary> vocabulary,
      ObjectProvider<ResourceCheck> checks,
      ObjectProvider<Directory> directory) {
    judge =
        new MutantJudge(
            dictionary,
            factsAndTexts,
            repository,
            jdbc,
            terms,
            standards,
            vocabulary,
            checks,
            directory);
  }

  /**
   * What became of a case under a mutant.
   *
   * @param end how it ended
   * @param why the sentence that refused, or what failed
   * @param reached the decisive things that happened
   * @param breaches what of that is unlawful
   */
  record Outcome(End end, String why, List<String> reached, Set<String> breaches) {

    enum End {
      /** Not deployed. */
      REFUSED,
      /** Somewhere on the way the product refused to go on. */
      STOPPED,
      /** Nobody can go on, and nobody was told why. */
      STUCK,
      /** To the end. */
      COMPLETED
    }
  }

  /** Where a walk of a mutant begins. */
  static String beginning(String model) {
    String process = model.replace(".bpmn", "");
    if (SEIZURES.contains(process)) {
      return "seizure";
    }
    if (EXECUTIONS.contains(process)) {
      return "execution";
    }
    return BESIDE.contains(process) ? process : "clue";
  }

  /** Puts a mutant into force, takes a case through it, and puts back what was there. */
  Outcome walked(String model, byte[] content) {
    long last = lastRelease();
    try {
      deployments.deploy("变异", walker.actor("owner1"), Map.of(model, content));
      return walk(beginning(model));
    } catch (Refusal e) {
      return new Outcome(Outcome.End.REFUSED, e.getMessage(), List.of(), Set.of());
    } finally {
      goBack(last);
    }
  }

  long lastRelease() {
    return jdbc.sql("select max(id) from model_release").query(Long.class).single();
  }

  /** Puts back what was in force, and ends what runs by what was not. */
  void goBack(long last) {
    desk.resetTime();
    Set<String> ours = new HashSet<>();
    cases().forEach(id -> ours.add(id.toString()));
    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
        .filter(instance -> ours.contains(instance.getBusinessKey()))
        .map(ProcessInstance::getId)
        .forEach(id -> runtime.deleteProcessInstance(id, "mutant", true, true, true, false));
    jdbc.sql(
            """
            select r.deployment_id from model_release r
            join act_re_deployment d on d.id_ = r.deployment_id where r.id > ?
            """)
        .param(last)
        .query(String.class)
        .list()
        .forEach(id -> repository.deleteDeployment(id, true));
    jdbc.sql("delete from model_release where id > ?").param(last).update();
  }

  /** Takes a case from its beginning as far as it goes, and judges what became of it. */
  Outcome walk(String beginning) {
    return walk(() -> begin(beginning));
  }

  Outcome walk(Supplier<Walk> begin) {
    Walk walk;
    try {
      walk = begin.get();
    } catch (Refusal e) {
      return new Outcome(Outcome.End.STOPPED, e.getMessage(), List.of(), Set.of());
    }
    Set<String> refusals = new LinkedHashSet<>();
    Set<String> failures = new LinkedHashSet<>();
    for (int i = 0; i < MOST_STEPS && step(walk, refusals, failures); i++) {
      // as long as anything moves
    }
    boolean running = walk.running();
    Outcome.End end =
        !running
            ? Outcome.End.COMPLETED
            : !refusals.isEmpty() && failures.isEmpty() ? Outcome.End.STOPPED : Outcome.End.STUCK;
    List<String> why = new ArrayList<>(refusals);
    why.addAll(failures);
    if (running && why.isEmpty()) {
      why.add("waits at " + walk.open());
    }
    return new Outcome(
        end,
        String.join("；", why),
        LawfulCase.reached(jdbc, walk.caseId(), made),
        LawfulCase.breaches(jdbc, walk.caseId(), made));
  }

  /** Does one open task; where none may be done, lets time go on. */
  private boolean step(Walk walk, Set<String> refusals, Set<String> failures) {
    for (String task : walk.open()) {
      try {
        walk.complete(task);
        return true;
      } catch (Refusal e) {
        refusals.add(e.getMessage());
      } catch (RuntimeException | AssertionError e) {
        failures.add(task + ": " + e);
      }
    }
    List<TaskDesk.Timer> timers = desk.timers(walk.caseId());
    if (timers.isEmpty() || timers.get(0).due().isAfter(limit(walk))) {
      return false;
    }
    try {
      walk.expireNext();
      return true;
    } catch (Refusal e) {
      refusals.add(e.getMessage());
    } catch (RuntimeException | AssertionError e) {
      failures.add(timers.get(0).activity() + ": " + e);
    }
    return false;
  }

  private final Map<UUID, Instant> limits = new HashMap<>();

  /** Reminders repeat for ever. */
  private Instant limit(Walk walk) {
    return limits.computeIfAbsent(walk.caseId(), id -> clock.instant().plus(Duration.ofDays(500)));
  }

  private Walk begin(String process) {
    return switch (process) {
      case "clue" -> known(receive(walker.signal(Signal.Type.COMPLAINT)));
      case "seizure" -> seizure();
      case "hearing" -> hearing();
      case "execution" -> started(decided(Map.of()), process, Map.of());
      case "disclosure" ->
          started(decided(Map.of("decisionDate", today().toString())), process, Map.of());
      case "evidence-registration" -> registration();
      case "clue-reply" -> started(investigated(), process, Map.of("replyRequired", true));
      default -> started(investigated(), process, Map.of());
    };
  }

  Walk started(UUID id, String process, Map<String, Object> variables) {
    given(id, process);
    made = jdbc.sql("select coalesce(max(seq), 0) from document").query(Long.class).single();
    desk.start(id, process, variables);
    return known(walker.of(id));
  }

  private Walk hearing() {
    UUID id =
        investigated(Map.of("hearingRight", true, "hearingRequested", true, "noticeFacts", "超标排放"));
    clockRuns(id, "case-decision");
    return started(id, "hearing", Map.of())
        .stating("hearingAccepted", "ACCEPT")
        .stating("hearingAt", today().plusDays(20) + "T09:00")
        .stating("hearingOutcome", "HELD");
  }

  private Walk registration() {
    UUID id =
        investigated(
            Map.of(
                "registrationItems",
                List.of(Map.of("name", "排污台账", "model", "2026年", "quantity", "8册")),
                "registrationReason",
                "可能被转移",
                "registrationPlace",
                "证据室",
                "registrationDate",
                today().toString()));
    return started(id, "evidence-registration", Map.of("registrationEmergency", false));
  }

  private Walk seizure() {
    UUID id = investigated();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seizureGround", "EVASION");
    values.put("seizureSeriousPollution", false);
    values.put("seizureMajor", false);
    values.put("seizureFacts", "通过软管将未经处理的废水排入雨水井");
    values.put("seizureReason", "设施仍在排放，不查封不足以制止");
    values.put("seizureMeasure", "SEAL");
    values.put("seizureItems", List.of(Map.of("name", "潜水泵", "quantity", "2台")));
    values.put("seizurePlace", "二车间东侧");
    values.put("seizureCustody", "PARTY");
    values.put("seizureCustodian", "厂长吴海波");
    values.put("seizureEmergency", false);
    Browser.Answer answer = acted("officer1", id, "seizure", values);
    if (answer.status() >= 300) {
      throw new Refusal(Refusal.Kind.RULE, answer.message());
    }
    return known(walker.of(id)).stating("seizureHandling", "RELEASE");
  }
}
