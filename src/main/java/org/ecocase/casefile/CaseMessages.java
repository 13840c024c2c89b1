package org.ecocase.casefile;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactValues;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers from other parties, such as a bank, the police or a court. {@code forms/messages.yml}
 * says which facts each brings; they are checked like those of a form.
 */
@Service
public class CaseMessages implements MessageSource {

  private final Map<String, Shape> shapes;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final Dictionary dictionary;
  private final Journal journal;
  private final ObjectProvider<Processes> processes;
  private final StepGate gate;
  private final Runs runs;
  private final CurrentActor actor;
  private final Clock clock;

  CaseMessages(
      CaseFiles caseFiles,
      CaseAccess access,
      Dictionary dictionary,
      Journal journal,
      ObjectProvider<Processes> processes,
      StepGate gate,
      Runs runs,
      CurrentActor actor,
      Clock clock) {
    this.shapes = read(dictionary);
    this.caseFiles = caseFiles;
    this.access = access;
    this.dictionary = dictionary;
    this.journal = journal;
    this.processes = processes;
    this.gate = gate;
    this.runs = runs;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Takes an answer in and wakes the step that waits for it.
   *
   * @param run the scope of the action that it is for; null where only one step waits for it
   * @param sent fact key to value, as a form would send it
   * @throws Refusal when the message is unknown, the case does not wait for it, or a value is wrong
   */
  @Transactional
  public void deliver(UUID caseId, String name, String run, Map<String, Object> sent) {
    Actor sender = actor.get();
    if (!sender.has(Role.INTEGRATION, Role.CLERK)) {
      throw Refusal.forbidden("只有对接系统和内勤可以登记外部答复");
    }
    access.ofAgency(caseId, sender);
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw Refusal.notFound("没有名为“" + name + "”的消息");
    }
    Map<String, Object> values = checked(shape, sent);
    Map<String, Object> routing = new LinkedHashMap<>(shape.set());
    values.putAll(shape.set());
    shape.routing().forEach(key -> routing.put(key, values.get(key)));
    Optional<String> waiting = waiting(caseId, name, run, shape);
    String scope = waiting.flatMap(at -> runs.of(caseId, at)).orElse(Scope.FILE);
    added(values, caseFiles.tables(caseId, scope));
    timely(caseId, scope, shape, sender, values);
    caseFiles.record(submission(caseId, name, scope, sender, values));
    journal.append(
        caseId, sender.id(), "MESSAGE_RECEIVED", "收到" + shape.label(), Map.of("message", name));
    if (waiting.isEmpty() || !processes.getObject().deliver(caseId, name, waiting.get(), routing)) {
      throw Refusal.conflict("该案件目前没有等待“" + shape.label() + "”的环节");
    }
  }

  /** Rows that others report are added: what was written in a table before stays. */
  private void added(Map<String, Object> values, Map<String, Object> tables) {
    values.replaceAll(
        (key, value) ->
            tables.containsKey(key)
                ? Stream.concat(FactRows.of(tables.get(key)).stream(), FactRows.of(value).stream())
                    .toList()
                : value);
  }

  /** The scope of the one step that waits for the message, if any does. */
  private Optional<String> waiting(UUID caseId, String name, String run, Shape shape) {
    List<String> all =
        processes.getObject().waiting(caseId, name).stream()
            .filter(scope -> run == null || Scope.outermost(scope).equals(run))
            .toList();
    if (all.size() > 1) {
      throw Refusal.conflict(
          "有多项办案动作在等待“" + shape.label() + "”，请用run指明其一：" + String.join("、", all));
    }
    return all.stream().findFirst();
  }

  /** A message is a step as a form is one: no model has it come before what the law puts first. */
  private void timely(
      UUID caseId, String scope, Shape shape, Actor sender, Map<String, Object> values) {
    Map<String, Object> before = caseFiles.facts(caseId, scope);
    Map<String, Object> after = new LinkedHashMap<>(before);
    after.putAll(values);
    gate.before(
            new StepRule.Request(
                caseId,
                caseFiles.get(caseId).agency(),
                gate.step(shape.step()),
                scope,
                after,
                before,
                gate.history(caseId, before),
                sender,
                LocalDate.now(clock)))
        .orThrow();
  }

  @Override
  public List<Kind> messages() {
    return shapes.entrySet().stream()
        .map(e -> new Kind(e.getKey(), false, e.getValue().step(), e.getValue().routed()))
        .toList();
  }

  private Map<String, Object> checked(Shape shape, Map<String, Object> sent) {
    for (String key : sent.keySet()) {
      if (!shape.required().contains(key) && !shape.optional().contains(key)) {
        throw Refusal.invalid(key, "“" + shape.label() + "”中没有“" + key + "”这一项");
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>(shape.required());
    keys.addAll(shape.optional());
    for (String key : keys) {
      try {
        values.put(key, FactValues.parse(dictionary.get(key), sent.get(key)));
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid(key, "“" + dictionary.label(key) + "”" + e.getMessage());
      }
      if (values.get(key) == null && shape.required().contains(key)) {
        throw Refusal.invalid(key, "缺少“" + dictionary.label(key) + "”");
      }
    }
    values.values().removeIf(value -> value == null);
    return values;
  }

  private Submission submission(
      UUID caseId, String name, String scope, Actor sender, Map<String, Object> values) {
    UUID id = UUID.randomUUID();
    return new Submission(
        id,
        caseId,
        "message:" + id,
        "",
        name,
        shapes.get(name).label(),
        shapes.get(name).step(),
        scope,
        name,
        1,
        sender.id(),
        sender.name(),
        null,
        clock.instant(),
        values);
  }

  private static Map<String, Shape> read(Dictionary dictionary) {
    try (InputStream yaml = new ClassPathResource("forms/messages.yml").getInputStream()) {
      Map<String, Shape> shapes = new LinkedHashMap<>();
      YAMLMapper mapper = new YAMLMapper();
      mapper
          .readTree(yaml)
          .fields()
          .forEachRemaining(
              e -> shapes.put(e.getKey(), mapper.convertValue(e.getValue(), Shape.class)));
      shapes.values().stream().flatMap(shape -> shape.facts().stream()).forEach(dictionary::get);
      return shapes;
    } catch (IOException e) {
      throw new IllegalStateException("forms/messages.yml is not readable", e);
    }
  }

  /**
   * A message.
   *
   * @param step the statutory step that it is
   * @param set facts that the message itself states
   * @param routing facts that gateways read
   */
  private record Shape(
      String label,
      String step,
      List<String> required,
      List<String> optional,
      List<String> routing,
      Map<String, Object> set) {

    private Shape {
      required = required == null ? List.of() : required;
      optional = optional == null ? List.of() : optional;
      routing = routing == null ? List.of() : routing;
      set = set == null ? Map.of() : set;
    }

    /** What becomes a variable; an entry that may be missing is still set, to nothing. */
    Set<String> routed() {
      Set<String> all = new HashSet<>(routing);
      all.addAll(set.keySet());
      return all;
    }

    List<String> facts() {
      List<String> all = new ArrayList<>(required);
      all.addAll(optional);
      all.addAll(set.keySet());
      return all;
    }
  }
}
