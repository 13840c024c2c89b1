package org.ecocase.replay.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.clue.ClueIntake;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactCodes.ExtensionDecision;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactValues;
import org.ecocase.engine.FormFiller;
import org.ecocase.engine.TaskDesk;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.org.Actor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;

/** One published case on its way through the real models. */
final class CaseReplay {

  static final String AGENCY = "lanjiang";
  private static final int MOST_STEPS = 150;

  /** How long a step that a rule refuses is waited for. */
  private static final int MOST_DAYS = 30;

  /** Steps that the rules may refuse for the day alone. */
  private static final Set<String> TOO_EARLY =
      Set.of("penalty-decision", "hearing-arrangement", "hearing-record", "deemed-service");

  private static final String EXTENSION = "extension-approval";

  private static final Actor GATEWAY =
      new Actor("gateway", "对接网关", Set.of(AGENCY), Set.of(Role.INTEGRATION));

  private final PublishedCase published;
  private final Defaults defaults;
  private final TaskDesk desk;
  private final ClueIntake intake;
  private final CaseFiles caseFiles;
  private final Directory directory;
  private final Dictionary dictionary;
  private final Timeline timeline;
  private final Statements statements;

  private final List<ReplayReport.Step> path = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final Set<String> assumed = new TreeSet<>();
  private UUID caseId;
  private String lastRefusal = "";

  CaseReplay(
      PublishedCase published,
      Defaults defaults,
      TaskDesk desk,
      ClueIntake intake,
      CaseFiles caseFiles,
      Directory directory,
      Dictionary dictionary) {
    this.published = published;
    this.defaults = defaults;
    this.desk = desk;
    this.intake = intake;
    this.caseFiles = caseFiles;
    this.directory = directory;
    this.dictionary = dictionary;
    this.timeline = new Timeline(published);
    this.statements = new Statements(published);
  }

  /** What came of it. */
  record Course(
      UUID caseId,
      List<ReplayReport.Step> path,
      List<Breach> breaches,
      Set<String> assumed,
      ReplayReport.Stop stop) {}

  Course run() {
    ReplayReport.Stop stop;
    try {
      desk.setTime(timeline.now());
      caseId = intake.receive(signal(), GATEWAY).clueId();
      stop = walk();
    } catch (Refusal refusal) {
      stop = new ReplayReport.Stop("receipt", "线索接入", refusal.getMessage());
    }
    return new Course(caseId, path, breaches, assumed, stop);
  }

  private Signal signal() {
    return new Signal(
        "other",
        "replay-" + published.id() + "-" + UUID.randomUUID(),
        statements.type(),
        AGENCY,
        timeline.now(),
        new Signal.Subject("公布案例" + published.id() + "当事人", null, null),
        published.violationSummary().isBlank() ? defaults.text() : published.violationSummary(),
        null,
        null);
  }

  /** Works until nothing is open; the reason where it cannot go on, or null at the end. */
  private ReplayReport.Stop walk() {
    for (int i = 0; i < MOST_STEPS; i++) {
      List<OpenTask> open = desk.open(caseId);
      Optional<OpenTask> next =
          open.stream().filter(task -> !waits(task)).min(Comparator.comparing(this::day));
      Optional<TaskDesk.Timer> before = next.flatMap(this::timerBefore);
      if (before.isPresent()) {
        expire(before.get());
        continue;
      }
      if (next.isPresent()) {
        if (!work(next.get())) {
          return stop(next.get(), lastRefusal);
        }
        continue;
      }
      List<TaskDesk.Timer> timers = desk.timers(caseId);
      if (open.isEmpty() && timers.isEmpty()) {
        return null;
      }
      if (timers.isEmpty()) {
        return stop(open.get(0), "没有可以等待的期限");
      }
      expire(timers.get(0));
    }
    return new ReplayReport.Stop("steps", "", "超过" + MOST_STEPS + "步仍未办结");
  }

  private Instant day(OpenTask task) {
    return timeline.day(task.step(), scope(task));
  }

  /** A timer that runs out before a task's day comes. */
  private Optional<TaskDesk.Timer> timerBefore(OpenTask task) {
    Instant day = day(task);
    return desk.timers(caseId).stream().filter(timer -> !timer.due().isAfter(day)).findFirst();
  }

  /** A party that said nothing lets its period pass. */
  private boolean waits(OpenTask task) {
    return task.step().equals("plea-registration") && !statements.spoke();
  }

  private static ReplayReport.Stop stop(OpenTask task, String reason) {
    return new ReplayReport.Stop(task.key(), task.name(), reason);
  }

  private void expire(TaskDesk.Timer timer) {
    timeline.reach(timer.due().plusSeconds(1));
    desk.setTime(timeline.now());
    desk.expire(timer.id());
    path.add(new ReplayReport.Step(timer.activity(), "期限届满", "", timeline.today(), null));
  }

  /** Does a task on its date; a refusal is a breach where a stated date or amount is refused. */
  private boolean work(OpenTask task) {
    String scope = scope(task);
    timeline.reach(day(task));
    desk.setTime(timeline.now());
    LocalDate stated = timeline.stated(task.step(), scope).orElse(null);
    Actor actor = actor(task);
    try {
      desk.complete(task.id(), actor, answer(task));
    } catch (Refusal refusal) {
      return refused(task, actor, stated, refusal);
    }
    path.add(new ReplayReport.Step(task.key(), task.name(), actor.id(), timeline.today(), stated));
    timeline.pass();
    return true;
  }

  /**
   * What is only too early on a day that nobody stated is done later; what the law of the time did
   * not provide for is not granted. Everything else that a rule refuses is a breach.
   */
  private boolean refused(OpenTask task, Actor actor, LocalDate stated, Refusal refusal) {
    lastRefusal = refusal.getMessage();
    boolean early = TOO_EARLY.contains(task.step());
    if (early && stated == null) {
      return retry(task, actor);
    }
    if (task.step().equals(EXTENSION)) {
      Map<String, Object> answer = answer(task);
      answer.put(FactKeys.EXTENSION_DECISION, ExtensionDecision.REFUSE.name());
      answer.put(FactKeys.EXTENSION_OPINION, lastRefusal);
      desk.complete(task.id(), actor, answer);
      path.add(new ReplayReport.Step(task.key(), task.name(), actor.id(), timeline.today(), null));
      timeline.pass();
      return true;
    }
    breaches.add(new Breach("REFUSED_BY_RULE", task.name() + "：" + lastRefusal, ""));
    return early && retry(task, actor);
  }

  /** Goes on as soon as the rules let it. */
  private boolean retry(OpenTask task, Actor actor) {
    for (int day = 0; day < MOST_DAYS; day++) {
      try {
        desk.complete(task.id(), actor, answer(task));
        path.add(
            new ReplayReport.Step(task.key(), task.name(), actor.id(), timeline.today(), null));
        timeline.pass();
        return true;
      } catch (Refusal refusal) {
        lastRefusal = refusal.getMessage();
      }
      timeline.reach(timeline.now().plus(Duration.ofDays(1)));
      desk.setTime(timeline.now());
    }
    return false;
  }

  private String scope(OpenTask task) {
    return task.process().equals("delivery") ? desk.scope(task.id()) : "";
  }

  private Actor actor(OpenTask task) {
    if (!task.users().isEmpty()) {
      String id = task.users().stream().sorted().findFirst().orElseThrow();
      Officer officer = directory.officer(id).orElseThrow();
      Role role = role(task).orElse(Role.OFFICER);
      return new Actor(id, officer.name(), Set.of(task.agency()), Set.of(role));
    }
    Role role = role(task).orElseThrow();
    Officer officer = directory.officers(task.agency(), role).get(0);
    return new Actor(officer.userId(), officer.name(), Set.of(task.agency()), Set.of(role));
  }

  private Optional<Role> role(OpenTask task) {
    return task.roles().stream().map(directory::role).flatMap(Optional::stream).findFirst();
  }

  private Map<String, Object> answer(OpenTask task) {
    Map<String, Object> known = new LinkedHashMap<>();
    defaults.people().forEach(known::put);
    known.putAll(statements.facts(task.step()));
    TaskDesk.Form form = desk.form(task.id());
    range(known, form);
    form.inputs().stream()
        .filter(input -> !known.containsKey(input.key()))
        .filter(input -> form.prefilled().get(input.key()) == null)
        .filter(input -> defaults.facts().containsKey(input.key()))
        .forEach(
            input -> {
              known.put(input.key(), defaults.facts().get(input.key()));
              assumed.add(input.label());
            });
    return FormFiller.fill(form, known, this::unstated);
  }

  /** A case that states a fine but no range is weighed up to its fine. */
  private void range(Map<String, Object> known, TaskDesk.Form form) {
    form.inputs().stream()
        .filter(input -> input.key().equals(FactKeys.ITEM_FINE_MAX))
        .filter(input -> known.get(FactKeys.ITEM_FINE_MAX) == null)
        .filter(input -> known.get(FactKeys.ASSESSED_FINE) != null)
        .forEach(
            input -> {
              known.put(FactKeys.ITEM_FINE_MAX, known.get(FactKeys.ASSESSED_FINE));
              assumed.add(input.label());
            });
  }

  private Object unstated(TaskDesk.Input input) {
    assumed.add(input.label());
    Fact fact = input.fact();
    LocalDateTime now =
        LocalDateTime.ofInstant(timeline.now(), Timeline.CHINA).truncatedTo(ChronoUnit.MINUTES);
    return switch (fact.type()) {
      case TEXT, LONGTEXT -> defaults.text();
      case DATE -> now.toLocalDate().toString();
      case DATETIME -> laterWhereNeeded(fact, now).toString();
      case MONEY -> FactValues.toForm(fact, 0L);
      case INTEGER -> 0;
      case DECIMAL -> "0";
      case BOOLEAN -> true;
      case CODE -> input.options().iterator().next();
      case CODES -> List.copyOf(input.options());
      case PERSON -> input.options().iterator().next();
      default ->
          throw new Refusal(Refusal.Kind.RULE, "“" + fact.label() + "”为必填项，公布的材料没有载明，也没有约定的默认值");
    };
  }

  /** A hearing is arranged for a day that the law allows. */
  private static LocalDateTime laterWhereNeeded(Fact fact, LocalDateTime now) {
    return fact.key().equals(FactKeys.HEARING_AT) ? now.plusDays(20) : now;
  }

  Map<String, Object> facts() {
    return caseId == null ? Map.of() : caseFiles.facts(caseId, "");
  }
}
