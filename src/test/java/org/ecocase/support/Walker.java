package org.ecocase.support;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.ecocase.clue.ClueIntake;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.engine.FormFiller;
import org.ecocase.engine.TaskDesk;
import org.ecocase.engine.TaskDesk.OpenTask;
import org.ecocase.org.Actor;
import org.ecocase.org.Roles;
import org.springframework.stereotype.Component;

/**
 * Takes cases through the real models as the demonstration's people would: sensible answers by
 * default, a test states what matters to it.
 */
@Component
public class Walker {

  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_STEPS = 200;

  private static final Map<String, String> PEOPLE =
      Map.of(
          "dispatcher", "dispatcher1",
          "officer", "officer1",
          "unit-head", "unithead1",
          "case-reviewer", "reviewer1",
          "legal-reviewer", "legal1",
          "hearing-officer", "hearing1",
          "agency-head", "agencyhead1",
          "clerk", "clerk1",
          "disclosure-clerk", "disclosure1",
          "archivist", "archivist1");

  /** What is weighed is what is proposed later, unless a test says otherwise. */
  private static final Map<String, String> WEIGHED =
      Map.of(
          "fineAmount", "assessedFine",
          "statutoryFineMin", "itemFineMin",
          "statutoryFineMax", "itemFineMax");

  private final TaskDesk desk;
  private static final Map<String, String> PAYMENT =
      Map.of("paidAmount", "amount", "paymentDate", "paidOn", "paymentReceiptNumber", "receipt");

  private final Dictionary dictionary;
  private final ClueIntake intake;
  private final IdentityService identity;
  private final Roles roles;
  private final Clock clock;

  public Walker(
      TaskDesk desk,
      Dictionary dictionary,
      ClueIntake intake,
      IdentityService identity,
      Roles roles,
      Clock clock) {
    this.desk = desk;
    this.dictionary = dictionary;
    this.intake = intake;
    this.identity = identity;
    this.roles = roles;
    this.clock = clock;
  }

  /** A user of the demonstration. */
  public Actor actor(String id) {
    return new Actor(
        id,
        id,
        identity.createTenantQuery().userMember(id).list().stream()
            .map(Tenant::getId)
            .collect(Collectors.toSet()),
        identity.createGroupQuery().groupMember(id).list().stream()
            .map(Group::getId)
            .map(group -> roles.ofGroup(group).orElseThrow())
            .collect(Collectors.toSet()));
  }

  /** A signal about a party that no other test knows. */
  public Signal signal(Signal.Type type) {
    String id = UUID.randomUUID().toString();
    return new Signal(
        type == Signal.Type.ALARM ? "monitoring" : "12369",
        id,
        type,
        "lanjiang",
        clock.instant().minus(Duration.ofHours(2)),
        new Signal.Subject("测试企业" + id.substring(0, 8), null, "澜江市工业大道1号"),
        "反映该企业排放刺激性气体",
        null,
        List.of());
  }

  /** A walk of a case that begins with a signal. */
  public Walk receive(Signal signal) {
    UUID id = intake.receive(signal, actor("gateway")).clueId();
    return new Walk(id);
  }

  /** A walk of a case that is there already. */
  public Walk of(UUID caseId) {
    return new Walk(caseId);
  }

  /** One case on its way. */
  public final class Walk {

    private final UUID caseId;
    private final Map<String, Object> stated = new HashMap<>();
    private final Map<String, Map<String, Object>> byTask = new HashMap<>();
    private final List<String> path = new ArrayList<>();

    private Walk(UUID caseId) {
      this.caseId = caseId;
      stating("deliverySucceeded", true);
      stating("verificationResult", "INSPECT");
      stating("inspectionConclusion", "PROPOSE_FILING");
      stating("investigationOutcome", "COMPLETE");
      stating("penaltyKinds", List.of("FINE"));
      stating("fineAmount", "20000.00");
      stating("statutoryFineMin", "20000.00");
      stating("statutoryFineMax", "200000.00");
      stating("paidAmount", "20000.00");
      stating("violationCode", "NONE");
      stating("discretionHandling", "FINE");
      stating("discretionTable", "NONE");
      stating("discretionAdjustment", "NONE");
      stating("discretionConfirmed", "CONFIRM");
    }

    public UUID caseId() {
      return caseId;
    }

    /** The tasks done so far, in order. */
    public List<String> path() {
      return path;
    }

    /** States a fact for every form that asks for it. */
    public Walk stating(String fact, Object value) {
      stated.put(fact, value);
      if (WEIGHED.containsKey(fact)) {
        stated.put(WEIGHED.get(fact), value);
      }
      return this;
    }

    /** States a fact for one task. */
    public Walk stating(String task, String fact, Object value) {
      byTask.computeIfAbsent(task, t -> new HashMap<>()).put(fact, value);
      return this;
    }

    public Set<String> open() {
      return desk.open(caseId).stream().map(OpenTask::key).collect(Collectors.toSet());
    }

    /** Does whatever is open until a task of that name is; fails where the case never arrives. */
    public Walk until(String task) {
      for (int i = 0; i < MOST_STEPS; i++) {
        if (open().contains(task)) {
          return this;
        }
        if (!proceed()) {
          throw new AssertionError("the case does not arrive at " + task + ": " + path);
        }
      }
      throw new AssertionError(task + " is not in sight: " + path);
    }

    /** Does everything to the end; fails where the case waits for what never comes. */
    public Walk toTheEnd() {
      for (int i = 0; i < MOST_STEPS; i++) {
        if (!running()) {
          return this;
        }
        if (!proceed()) {
          throw new AssertionError("the case waits for nothing that comes: " + path);
        }
      }
      throw new AssertionError("no end in sight: " + path);
    }

    /**
     * Does the oldest open task, or lets time pass; false where there is neither task nor timer.
     */
    private boolean proceed() {
      List<OpenTask> open = desk.open(caseId);
      if (!open.isEmpty()) {
        complete(open.get(0));
      } else if (desk.timers(caseId).isEmpty()) {
        return false;
      } else {
        expireNext();
      }
      return true;
    }

    /** Does one open task as the person it belongs to. */
    public Walk complete(String task) {
      complete(task(task));
      return this;
    }

    /** Does one open task with these entries, as the person it belongs to. */
    public Walk complete(String task, Map<String, Object> entries) {
      return complete(task, person(task), entries);
    }

    /** The person whom {@link #complete(String)} would send to a task. */
    public String person(String task) {
      return person(task(task));
    }

    /** Does one open task as somebody, with these entries whether the form offers them or not. */
    public Walk complete(String task, String user, Map<String, Object> entries) {
      OpenTask open = task(task);
      desk.complete(open.id(), actor(user), answer(open, entries));
      path.add(task);
      return this;
    }

    /** The form of an open task, filled in with these entries above all. */
    public Map<String, Object> answer(OpenTask task, Map<String, Object> entries) {
      Map<String, Object> known = known(task);
      known.putAll(entries);
      Map<String, Object> answer = filled(task, known);
      answer.putAll(entries);
      answer.keySet().removeAll(PAYMENT.keySet());
      return answer;
    }

    /** The rows of a table as an open task shows them, these in one of their columns. */
    public List<Map<String, Object>> rows(
        String task, String table, String column, List<String> cells) {
      List<Map<String, Object>> rows =
          FactRows.of(desk.form(task(task).id()).prefilled().get(table));
      for (int i = 0; i < cells.size(); i++) {
        rows.get(i).put(column, cells.get(i));
      }
      return rows;
    }

    public OpenTask task(String key) {
      return desk.open(caseId).stream()
          .filter(task -> task.key().equals(key))
          .findFirst()
          .orElseThrow(() -> new AssertionError(key + " is not open, but " + open()));
    }

    /** Moves time to a timer's date and lets it expire. */
    public Walk expire(String activity) {
      expire(
          desk.timers(caseId).stream()
              .filter(timer -> timer.activity().equals(activity))
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError("no timer " + activity + " but " + desk.timers(caseId))));
      return this;
    }

    /** Moves time to the soonest timer of the case and lets it expire. */
    public Walk expireNext() {
      expire(
          desk.timers(caseId).stream()
              .findFirst()
              .orElseThrow(() -> new AssertionError("the case waits for nothing")));
      return this;
    }

    private void expire(TaskDesk.Timer timer) {
      if (timer.due().isAfter(clock.instant())) {
        desk.setTime(timer.due().plusSeconds(1));
      }
      desk.expire(timer.id());
      path.add("⏰" + timer.activity());
    }

    public boolean running() {
      return desk.running(caseId);
    }

    private void complete(OpenTask task) {
      desk.complete(task.id(), actor(person(task)), answer(task));
      path.add(task.key());
    }

    /** The user a task belongs to. */
    public String person(OpenTask task) {
      return task.users().isEmpty()
          ? PEOPLE.get(task.roles().iterator().next())
          : task.users().stream().sorted().findFirst().orElseThrow();
    }

    /** What belongs into the form of a task: field key to value. */
    public Map<String, Object> answer(OpenTask task) {
      return filled(task, known(task));
    }

    private Map<String, Object> known(OpenTask task) {
      Map<String, Object> known = new LinkedHashMap<>(stated);
      known.putAll(byTask.getOrDefault(task.key(), Map.of()));
      return known;
    }

    private Map<String, Object> filled(OpenTask task, Map<String, Object> known) {
      return new LinkedHashMap<>(
          FormFiller.fill(desk.form(task.id()), paid(known), this::unstated));
    }

    /** A payment in tests is an amount, with day and receipt where these matter. */
    private static Map<String, Object> paid(Map<String, Object> stated) {
      Map<String, Object> known = new LinkedHashMap<>(stated);
      Map<String, Object> payment = new LinkedHashMap<>();
      PAYMENT.forEach(
          (pseudo, column) -> {
            if (known.containsKey(pseudo)) {
              payment.put(column, known.remove(pseudo));
            }
          });
      if (!payment.isEmpty()) {
        known.put("payments", new FormFiller.Added(List.of(payment)));
      }
      return known;
    }

    private Object unstated(TaskDesk.Input input) {
      Fact fact = input.fact();
      LocalDateTime now =
          LocalDateTime.ofInstant(clock.instant(), CHINA).truncatedTo(ChronoUnit.MINUTES);
      return switch (fact.type()) {
        case TEXT, LONGTEXT -> input.options().stream().findFirst().orElseGet(() -> text(fact));
        case DATE -> LocalDate.from(now).toString();
        case DATETIME -> now.toString();
        case MONEY -> "10000.00";
        case INTEGER -> 1;
        case DECIMAL -> "1.5";
        case BOOLEAN -> true;
        case CODE -> input.options().iterator().next();
        case CODES -> List.copyOf(input.options());
        case PERSON ->
            input.key().equals("assistingOfficer")
                ? "officer2"
                : input.options().stream().sorted().findFirst().orElseThrow();
        case USCC -> "91350100M000100Y43";
        case IDCARD -> "11010519491231002X";
        case PHONE -> "099-88001369";
        case FILE_NUMBER -> throw new AssertionError(fact.key() + " names another file");
        case ROWS -> throw new IllegalStateException("tables are filled in row by row");
        case PLACE -> fact.label() + "：测试填写";
        case FILES, SIGNATURE -> throw new AssertionError(fact.key() + " is made by a widget");
      };
    }

    private static String text(Fact fact) {
      return fact.pattern() == null ? fact.label() + "：测试填写" : sample(fact);
    }

    private static String sample(Fact fact) {
      return switch (fact.key()) {
        case "partyPostcode" -> "699000";
        case "partyEmail", "deliveryEmail" -> "party@example.com";
        default -> throw new IllegalStateException("no sample for " + fact.key());
      };
    }
  }
}
