package org.ecocase.engine.internal.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Term;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.engine.internal.catalogue.Effects.Change;
import org.ecocase.engine.internal.catalogue.Effects.Effect;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.Stage;
import org.ecocase.flow.Start;
import org.ecocase.org.Role;
import org.ecocase.rule.CitedArticle;
import org.ecocase.rule.Condition;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;

/** What people call what models name by keys. A key that nothing knows stays a key. */
final class Labels implements Picture.Words {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String SCOPE = "scope";
  private static final String BY_FACT = "fact:";

  static final Map<String, String> ADDRESSEES =
      Map.of("lead", "承办人", "reporter", "答复举报人的人员", "party", "当事人");

  private final Sources sources;

  Labels(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String of(Effect effect) {
    String what =
        effect.change() == Change.STAGE
            ? "阶段“" + stageName(effect.of()) + "”"
            : "期限“" + term(effect.of()) + "”";
    return effect.change().label() + what;
  }

  /** With all that is said of it, one line for each. */
  Stream<String> told(Effect effect) {
    Map<String, String> told = effect.told();
    String reason = told.getOrDefault("reason", "");
    return Stream.of(
        (effect.entering() ? "进入时：" : "") + of(effect),
        line("起算日：", facts(told.get("from"))),
        line("届满日记入：", facts(told.get("into"))),
        line("事由：", reason.startsWith(BY_FACT) ? facts(reason) : reason(reason)),
        line("凭证：", facts(told.get("evidence"))),
        line("批准人：", approver(told.getOrDefault("approver", ""))),
        line("说明：", told.getOrDefault("note", "")));
  }

  private static String line(String title, String text) {
    return text.isEmpty() ? "" : title + text;
  }

  private static String reason(String code) {
    return SuspensionReason.of(code).map(SuspensionReason::label).orElse(code);
  }

  /** Facts as models list them, each perhaps with its scope before it. */
  private String facts(String listed) {
    return listed(listed).stream()
        .map(fact -> fact(fact.substring(fact.indexOf(':') + 1)))
        .distinct()
        .collect(Collectors.joining("、"));
  }

  String stageName(String key) {
    return stages()
        .filter(stage -> stage.key().equals(key))
        .findFirst()
        .map(Stage::label)
        .orElse(key);
  }

  /** In the order in which files pass them. */
  String stageNames(Set<String> keys) {
    return stages()
        .filter(stage -> keys.contains(stage.key()))
        .map(Stage::label)
        .distinct()
        .collect(Collectors.joining("、"));
  }

  private Stream<Stage> stages() {
    return sources.profiles().stream()
        .map(FlowProfile::opens)
        .flatMap(Optional::stream)
        .flatMap(kind -> kind.stages().stream());
  }

  String term(String key) {
    return terms(key).findFirst().map(Term::label).orElse(key);
  }

  /** The rows of a term, the latest first. */
  Stream<Term> terms(String key) {
    return sources.terms().terms().stream()
        .filter(term -> term.key().equals(key))
        .sorted(
            Comparator.comparing(
                (Term term) -> term.validFrom() == null ? LocalDate.MIN : term.validFrom(),
                Comparator.reverseOrder()));
  }

  List<String> allTerms() {
    return sources.terms().terms().stream().map(Term::key).distinct().toList();
  }

  /** A role, or another organ that prolongs periods of its own. */
  String approver(String key) {
    return switch (key) {
      case "police" -> "公安机关";
      case "procuratorate" -> "人民检察院";
      case "court" -> "人民法院";
      default -> role(key);
    };
  }

  String role(String group) {
    return sources.roles().stream()
        .filter(role -> role.group().equals(group))
        .findFirst()
        .map(Role::label)
        .orElse(group);
  }

  /** In the order in which roles are listed. */
  List<String> roles(Set<String> groups) {
    return sources.roles().stream()
        .filter(role -> groups.contains(role.group()))
        .map(Role::label)
        .toList();
  }

  /** What a process waits for: a signal of another system, or an answer by its key. */
  String message(String name) {
    return sources.profiles().stream()
        .flatMap(profile -> profile.starts(Start.From.SIGNAL))
        .filter(start -> start.message().equals(name))
        .findFirst()
        .map(start -> "外部信号“" + signal(start) + "”")
        .orElse("消息 " + name);
  }

  /** The kind of signal that begins a process; empty where none does. */
  String signal(Start start) {
    return start.signal() == null ? "" : value(FactKeys.CASE_SOURCE, start.signal());
  }

  Dictionary dictionary() {
    return sources.dictionary();
  }

  String fact(String key) {
    return sources.dictionary().label(key);
  }

  /** In the order of the dictionary. */
  String facts(Collection<String> keys) {
    return sources.dictionary().all().stream()
        .filter(fact -> keys.contains(fact.key()))
        .map(Fact::label)
        .distinct()
        .collect(Collectors.joining("、"));
  }

  String value(String fact, String value) {
    return sources
        .dictionary()
        .find(fact)
        .map(Fact::codes)
        .map(codes -> codes.get(value))
        .orElse(
            switch (value) {
              case "true" -> "是";
              case "false" -> "否";
              default -> value;
            });
  }

  Optional<Step> step(String key) {
    return sources.steps().find(key);
  }

  String stepName(String key) {
    return step(key).map(Step::name).orElse(key);
  }

  /** The articles of a step, the older ones with the days on which they were in force. */
  static Stream<String> articles(Step step) {
    return step.articles().stream().map(Labels::article);
  }

  private static String article(CitedArticle article) {
    String from = article.from() == null ? "" : "自" + article.from() + "起";
    String until = article.until() == null ? "" : "至" + article.until() + "止";
    return article.text()
        + (from + until).transform(days -> days.isEmpty() ? "" : "（" + days + "）");
  }

  /** Whose people are kept out: persons by fact, and those who did other steps. */
  String apart(Step step) {
    return step.apart().stream()
        .sorted()
        .map(key -> step(key).map(Step::name).map(n -> "“" + n + "”的办理人").orElse(fact(key)))
        .collect(Collectors.joining("、"));
  }

  /** What goes before a step, one line for each antecedent. */
  Stream<String> before(Step step) {
    return step.antecedents().stream()
        .map(
            antecedent ->
                antecedent.alternatives().stream()
                        .map(this::reference)
                        .collect(Collectors.joining("或者"))
                    + when(antecedent.when()));
  }

  private String reference(Reference reference) {
    if (reference.step() == null) {
      String values = values(reference.fact(), reference.outcomes());
      return fact(reference.fact()) + (values.isEmpty() ? "" : "为" + values);
    }
    String outcomes = outcomes(reference);
    return "“"
        + stepName(reference.step())
        + "”"
        + (outcomes.isEmpty() ? "" : "（" + outcomes + "）");
  }

  private String outcomes(Reference reference) {
    return step(reference.step())
        .flatMap(step -> outcome(step, reference.outcomes()))
        .map(fact -> values(fact.key(), reference.outcomes()))
        .orElse("");
  }

  /** The fact of a step that takes all of these values. */
  private Optional<Fact> outcome(Step step, Set<String> values) {
    return sources.dictionary().all().stream()
        .filter(fact -> step.writes().contains(fact.key()) || step.demands().contains(fact.key()))
        .filter(fact -> !values.isEmpty() && fact.codes().keySet().containsAll(values))
        .min(Comparator.comparing(fact -> !step.done().values().containsKey(fact.key())));
  }

  private String values(String fact, Set<String> values) {
    Stream<String> inOrder =
        sources.dictionary().find(fact).map(Fact::codes).orElse(Map.of()).isEmpty()
            ? values.stream().sorted()
            : sources.dictionary().get(fact).codes().keySet().stream().filter(values::contains);
    return inOrder.map(value -> value(fact, value)).collect(Collectors.joining("、"));
  }

  /** In which case something holds, in brackets; nothing where it always does. */
  String when(Condition condition) {
    String cases =
        new TreeMap<>(condition.values())
            .entrySet().stream()
                .map(
                    e ->
                        e.getKey().equals(SCOPE)
                            ? scopes(e.getValue())
                            : fact(e.getKey()) + "为" + values(e.getKey(), e.getValue()))
                .collect(Collectors.joining("，"));
    return cases.isEmpty() ? "" : "（" + cases + "时）";
  }

  /** Which paper is served: several may be served under one name. */
  private String scopes(Set<String> scopes) {
    return "送达" + scopes.stream().sorted().flatMap(this::scope).collect(Collectors.joining("或者"));
  }

  /** The papers that are served under one name. */
  String papers(String scope) {
    return scope(scope).collect(Collectors.joining("或者"));
  }

  private Stream<String> scope(String scope) {
    List<String> papers =
        sources.templates().all().stream()
            .filter(template -> template.scope().equals(scope))
            .map(template -> "《" + template.name() + "》")
            .toList();
    return papers.isEmpty() ? Stream.of(scope) : papers.stream();
  }

  Optional<DocumentTemplate> template(String key) {
    return sources.templates().find(key);
  }

  String templateName(String key) {
    return "《" + template(key).map(DocumentTemplate::name).orElse(key) + "》";
  }

  /** A role, or a person or party by what it is to the case. */
  String addressee(String to) {
    return sources
        .dictionary()
        .at(to)
        .map(Fact::label)
        .orElseGet(() -> ADDRESSEES.getOrDefault(to, role(to)));
  }

  /** The subject of a mail, without what differs from case to case. */
  String mail(String name) {
    return sources
        .mail(name)
        .flatMap(text -> text.lines().findFirst())
        .map(subject -> subject.replaceAll("\\s*\\$\\{[^}]*}\\s*", "").replace("【】", "").strip())
        .orElse(name);
  }

  /** Keys that stand in a row, parted by commas. */
  static List<String> listed(String keys) {
    return keys == null || keys.isBlank()
        ? List.of()
        : Arrays.stream(keys.strip().split("\\s*,\\s*")).toList();
  }
}
