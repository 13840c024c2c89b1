package org.ecocase.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.Effect;
import org.ecocase.rule.Paper;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Step;
import org.ecocase.rule.StepsInForce;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * What the law demands of a step, wherever a model has it done: who may do it, what goes before it,
 * what it states, and its rules. A model can add to this and take nothing away.
 */
@Component
public class StepGate {

  private static final String SEPARATION = "生态环境行政处罚办法第三十八条、行政处罚法第六十四条";

  private final StepsInForce steps;
  private final CaseFiles caseFiles;
  private final Dictionary dictionary;
  private final StepTraces traces;
  private final Map<String, StepRule> rules;

  StepGate(
      StepsInForce steps,
      CaseFiles caseFiles,
      Dictionary dictionary,
      StepTraces traces,
      List<StepRule> rules) {
    this.steps = steps;
    this.caseFiles = caseFiles;
    this.dictionary = dictionary;
    this.traces = traces;
    this.rules = rules.stream().collect(Collectors.toMap(StepRule::name, Function.identity()));
    rules.stream().flatMap(rule -> rule.guards().stream()).forEach(steps.now()::get);
  }

  /** A step by the key that a model states; null where it states none. */
  public Step step(String key) {
    return key == null || key.isBlank()
        ? null
        : steps
            .now()
            .find(key)
            .orElseThrow(() -> new IllegalStateException("the model names the step “" + key + "”"));
  }

  /** What was done in a file so far. */
  public StepHistory history(UUID caseId, Map<String, Object> facts) {
    return new StepHistory(steps.now(), caseFiles.submissions(caseId), facts);
  }

  /**
   * Whether somebody may do a step in a file: by role, as one of the persons whom the step is for,
   * and as nobody who must be kept out.
   *
   * @param separate person facts and steps that the model keeps out besides
   */
  public Verdict person(
      Step step, Collection<String> separate, Actor actor, UUID caseId, Map<String, Object> facts) {
    if (step != null) {
      if (!mayDo(step, actor)) {
        return Verdict.refuse("“" + step.name() + "”不由您的岗位办理", article(step));
      }
      if (!step.people().isEmpty() && named(step.people(), facts).noneMatch(actor.id()::equals)) {
        return Verdict.refuse(
            "“" + step.name() + "”由本案的" + labels(step.people()) + "办理", article(step));
      }
    }
    Set<String> apart = new TreeSet<>(separate);
    if (step != null) {
      apart.addAll(step.apart());
    }
    return apart.isEmpty() || apart.stream().noneMatch(clash(actor.id(), caseId, facts)::apply)
        ? Verdict.permit()
        : Verdict.refuse("您参加过本案的调查取证或前序办理，不得办理此事项", SEPARATION);
  }

  private static Stream<String> named(Collection<String> people, Map<String, Object> facts) {
    return people.stream().flatMap(fact -> NamedPeople.of(fact, facts, Scope.FILE));
  }

  private static boolean mayDo(Step step, Actor actor) {
    return actor.roles().stream().map(Role::group).anyMatch(step.roles()::contains);
  }

  private Function<String, Boolean> clash(String user, UUID caseId, Map<String, Object> facts) {
    StepHistory history = history(caseId, facts);
    return name -> user.equals(facts.get(name)) || history.did(user, name);
  }

  /**
   * Whether the step may be done with these entries, by all that the law demands.
   *
   * @param values what is handed in
   * @param added names of rules that the model adds
   */
  public Verdict check(
      StepRule.Request request, Map<String, Object> values, Collection<String> added) {
    return Stream.<Supplier<Verdict>>of(
            () -> written(request, values),
            () -> stated(request, values),
            () -> before(request),
            () -> ruled(request, added))
        .map(Supplier::get)
        .filter(verdict -> !(verdict instanceof Permit))
        .findFirst()
        .orElseGet(Verdict::permit);
  }

  private Verdict written(StepRule.Request request, Map<String, Object> values) {
    Set<String> foreign =
        values.entrySet().stream()
            .filter(e -> !Objects.equals(e.getValue(), request.before().get(e.getKey())))
            .map(Map.Entry::getKey)
            .filter(fact -> !steps.now().mayWrite(request.step(), fact))
            .collect(Collectors.toCollection(TreeSet::new));
    return foreign.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse(labels(foreign) + "不由此环节填写，表单与法定步骤不符，请联系流程管理员", "");
  }

  private Verdict stated(StepRule.Request request, Map<String, Object> values) {
    if (request.step() == null || !request.completes()) {
      return Verdict.permit();
    }
    Set<String> missing =
        request.step().demands().stream()
            .filter(fact -> empty(values.get(fact)))
            .collect(Collectors.toCollection(TreeSet::new));
    return missing.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse(
            "“" + request.step().name() + "”应当载明" + labels(missing),
            request.step().article(request.day()));
  }

  private static boolean empty(Object value) {
    return value == null
        || Boolean.FALSE.equals(value)
        || value instanceof Collection<?> many && many.isEmpty()
        || value instanceof String text && text.isBlank();
  }

  /** Whether all that goes before a step is done, whoever or whatever tells of it. */
  Verdict before(StepRule.Request request) {
    if (request.step() == null || !request.completes()) {
      return Verdict.permit();
    }
    for (Antecedent antecedent : request.step().antecedents()) {
      if (!antecedent.when().holds(request.facts(), request.scope())) {
        continue;
      }
      if (!request.steps().fulfilled(antecedent, request.scope())) {
        return Verdict.refuse(
            "应当先完成" + names(antecedent.alternatives()) + "，再办理“" + request.step().name() + "”",
            request.step().article(request.day()));
      }
      Verdict traced = traced(request, antecedent);
      if (!(traced instanceof Permit)) {
        return traced;
      }
    }
    return Verdict.permit();
  }

  /** What an antecedent had to leave behind: its papers, and clocks that run or have ended. */
  private Verdict traced(StepRule.Request request, Antecedent antecedent) {
    return antecedent.alternatives().stream()
        .filter(reference -> reference.step() != null)
        .filter(reference -> request.steps().fulfilled(reference, request.scope()))
        .findFirst()
        .flatMap(
            reference ->
                request
                    .steps()
                    .last(
                        reference.step(),
                        reference.scope() == null ? request.scope() : reference.scope())
                    .flatMap(
                        done ->
                            traces.missing(
                                steps.now().get(reference.step()), done, request.facts())))
        .<Verdict>map(missing -> Verdict.refuse(missing, request.step().article(request.day())))
        .orElseGet(Verdict::permit);
  }

  private Verdict ruled(StepRule.Request request, Collection<String> added) {
    Set<String> names = new TreeSet<>(added);
    rules.values().stream()
        .filter(rule -> request.step() != null && rule.guards().contains(request.step().key()))
        .map(StepRule::name)
        .forEach(names::add);
    List<Refuse> refusals =
        names.stream()
            .map(this::rule)
            .map(rule -> rule.check(request))
            .filter(Refuse.class::isInstance)
            .map(Refuse.class::cast)
            .toList();
    return switch (refusals.size()) {
      case 0 -> Verdict.permit();
      case 1 -> refusals.get(0);
      // whoever is refused for several reasons learns them at once
      default ->
          Verdict.refuse(
              refusals.stream().map(Refuse::message).collect(Collectors.joining("；")), "");
    };
  }

  private StepRule rule(String name) {
    return Optional.ofNullable(rules.get(name))
        .orElseThrow(() -> new IllegalStateException("the model names the rule “" + name + "”"));
  }

  /** The names of all rules that models may add. */
  public Set<String> rules() {
    return Set.copyOf(rules.keySet());
  }

  /**
   * Whether a building block may act in a file: what has legal effect waits for its step, whatever
   * model it stands in.
   *
   * @param block its name
   * @param parameters as the model gives them
   */
  public Verdict effect(String block, Map<String, String> parameters, UUID caseId, String scope) {
    List<Effect> effects = steps.now().effects(block, parameters);
    String template = parameters.get("template");
    if (effects.isEmpty() && steps.now().restricts(block, parameters)) {
      return Verdict.refuse("该期限或者文书没有法定的步骤作为依据，请联系流程管理员", "");
    }
    if (effects.isEmpty() && template == null) {
      return Verdict.permit();
    }
    StepHistory history = history(caseId, caseFiles.facts(caseId, scope));
    for (Effect effect : effects) {
      for (List<Reference> need : effect.needs()) {
        if (!history.fulfilled(need, scope)) {
          return Verdict.refuse("尚未完成" + names(need) + "，不得办理后续事项", article(need));
        }
      }
    }
    return template == null ? Verdict.permit() : paper(template, history, scope);
  }

  /** A paper states what a step has done, so that it is made after it and only then. */
  private Verdict paper(String template, StepHistory history, String scope) {
    List<Map.Entry<Step, Paper>> of = steps.now().papers(template).toList();
    boolean stated =
        of.isEmpty()
            || of.stream()
                .anyMatch(
                    e ->
                        e.getValue().when().values().isEmpty()
                            ? history.done(e.getKey().key(), scope)
                            : history
                                .last(e.getKey().key(), scope)
                                .filter(s -> e.getValue().when().holds(s.content(), s.scope()))
                                .isPresent());
    return stated
        ? Verdict.permit()
        : Verdict.refuse(
            "尚未完成“"
                + of.stream()
                    .map(e -> e.getKey().name())
                    .distinct()
                    .collect(Collectors.joining("”或者“"))
                + "”，不得制作文书",
            article(of.get(0).getKey()));
  }

  private String article(List<Reference> alternatives) {
    return alternatives.stream()
        .filter(reference -> reference.step() != null)
        .map(reference -> article(steps.now().get(reference.step())))
        .findFirst()
        .orElse("");
  }

  private String article(Step step) {
    return step.article(traces.today());
  }

  private String names(List<Reference> alternatives) {
    return alternatives.stream()
        .map(r -> r.step() == null ? dictionary.label(r.fact()) : steps.now().get(r.step()).name())
        .distinct()
        .collect(Collectors.joining("”或者“", "“", "”"));
  }

  private String labels(Collection<String> facts) {
    return facts.stream().map(dictionary::label).collect(Collectors.joining("”、“", "“", "”"));
  }
}
