package org.ecocase.engine.internal.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.block.BlockParameter;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.flow.Stage;
import org.ecocase.notification.MailTexts;
import org.ecocase.org.Role;
import org.ecocase.rule.Effect;
import org.ecocase.rule.Step;

/** What can be chosen in the fields of element templates: value to what people read. */
final class TemplateChoices {

  /** Into these only blocks that wait for their steps bring a file. */
  private static final Set<Stage> LAWFUL_ENDS = Set.of(Stage.ARCHIVED, Stage.CLOSED_NO_CASE);

  private static final Set<FactType> DAYS = Set.of(FactType.DATE, FactType.DATETIME);
  private static final Set<FactType> CODES = Set.of(FactType.CODE, FactType.BOOLEAN);

  private final Sources sources;
  private final Labels labels;
  private final Map<String, String> decisions;
  private final List<ProcessModel> models;

  TemplateChoices(
      Sources sources, Labels labels, Map<String, String> decisions, List<ProcessModel> models) {
    this.sources = sources;
    this.labels = labels;
    this.decisions = decisions;
    this.models = models;
  }

  /** Of a parameter of a block; empty where it is written freely. */
  Map<String, String> of(String block, BlockParameter parameter) {
    return switch (parameter.type()) {
      case TERM -> terms();
      case APPROVER -> approvers();
      case TEMPLATE ->
          named(
              sources.templates().all().stream().map(DocumentTemplate::key).sorted(),
              labels::templateName);
      case DECISION -> decisions();
      case STAGE -> stages();
      case MAIL -> mails();
      case ADDRESSEE -> addressees();
      case BOOLEAN -> named(Stream.of("true", "false"), text -> text.equals("true") ? "是" : "否");
      case WRITTEN -> facts(block, CODES);
      case DAY -> facts(block, DAYS);
      default -> Map.of();
    };
  }

  private Map<String, String> terms() {
    return named(labels.allTerms().stream(), labels::term);
  }

  private Map<String, String> approvers() {
    return named(
        sources.terms().terms().stream()
            .flatMap(term -> term.extensions().stream())
            .map(extension -> extension.approver())
            .distinct(),
        labels::approver);
  }

  Map<String, String> roles() {
    return named(sources.roles().stream().map(Role::group), labels::role);
  }

  private Map<String, String> addressees() {
    return named(
        Stream.of(
                Labels.ADDRESSEES.keySet().stream().sorted(),
                roles().keySet().stream(),
                sources.dictionary().all().stream().flatMap(TemplateChoices::people))
            .flatMap(Function.identity()),
        labels::addressee);
  }

  Map<String, String> steps() {
    return named(sources.steps().all().stream().map(Step::key), labels::stepName);
  }

  private Map<String, String> stages() {
    return named(
        sources.profiles().stream()
            .flatMap(profile -> profile.opens().stream())
            .flatMap(kind -> kind.stages().stream())
            .filter(stage -> !LAWFUL_ENDS.contains(stage))
            .map(Stage::key),
        labels::stageName);
  }

  /** Tables that give facts; others are asked by the product itself. */
  private Map<String, String> decisions() {
    Set<String> asked =
        sources.packages().values().stream()
            .flatMap(files -> new TreeMap<>(files).entrySet().stream())
            .filter(file -> file.getKey().endsWith(".dmn"))
            .flatMap(file -> CatalogueMaker.read(file.getKey(), file.getValue()).stream())
            .flatMap(definitions -> definitions.children("decision"))
            .filter(this::givesFacts)
            .map(Tag::id)
            .collect(Collectors.toCollection(TreeSet::new));
    return named(asked.stream(), decisions::get);
  }

  private boolean givesFacts(Tag decision) {
    List<String> outputs =
        decision
            .descendants()
            .filter(tag -> tag.name().equals("output"))
            .map(output -> output.attributes().getOrDefault("name", ""))
            .toList();
    return !outputs.isEmpty()
        && outputs.stream().allMatch(name -> sources.dictionary().find(name).isPresent());
  }

  /** Those that say nothing which a mail of a model cannot say. */
  private Map<String, String> mails() {
    return named(
        sources.mails().entrySet().stream()
            .filter(mail -> tellable(MailTexts.words(mail.getValue())))
            .map(Map.Entry::getKey),
        labels::mail);
  }

  private boolean tellable(Set<String> words) {
    return addressees().keySet().stream()
        .flatMap(to -> MailDesk.words(to, addressees()::containsKey).stream())
        .anyMatch(known -> known.containsAll(words));
  }

  /** Under what documents are served. */
  Map<String, String> scopes() {
    return named(
        sources.templates().all().stream()
            .filter(DocumentTemplate::served)
            .map(DocumentTemplate::scope)
            .sorted(),
        labels::papers);
  }

  private Map<String, String> facts(String block, Set<FactType> types) {
    return named(
        sources.dictionary().all().stream()
            .filter(fact -> types.contains(fact.type()))
            .map(Fact::key)
            .filter(fact -> sources.steps().blockMayWrite(block, fact)),
        labels::fact);
  }

  /** Days by which a task is dated. */
  Map<String, String> due() {
    return by(terms(), key -> "${clock.due('" + key + "')}");
  }

  Map<String, String> soon() {
    return by(terms(), key -> "${clock.dueSoon('" + key + "')}");
  }

  private static Map<String, String> by(Map<String, String> choices, Function<String, String> key) {
    Map<String, String> made = new LinkedHashMap<>();
    choices.forEach((value, label) -> made.put(key.apply(value), label));
    return made;
  }

  /** Single people of the case, and those together for whom tasks are. */
  Map<String, String> people() {
    Stream<String> single =
        sources.dictionary().all().stream()
            .flatMap(TemplateChoices::people)
            .map(key -> "${people.of('" + key + "')}");
    return named(
        Stream.concat(
            values(ProcessModel::tasks, task -> Stream.ofNullable(task.camunda("candidateUsers"))),
            single),
        expression ->
            Model.quoted(expression).stream().map(labels::fact).collect(Collectors.joining("、")));
  }

  /** A fact that names a person, or the columns of a table that do. */
  private static Stream<String> people(Fact fact) {
    return fact.type() == FactType.PERSON
        ? Stream.of(fact.key())
        : fact.columns().values().stream()
            .filter(column -> column.type() == FactType.PERSON)
            .map(column -> fact.key() + "." + column.key());
  }

  /** Values that the models have somewhere, in their order. */
  private Stream<String> values(
      Function<ProcessModel, Stream<Tag>> elements, Function<Tag, Stream<String>> value) {
    return models.stream().flatMap(elements).flatMap(value).filter(Objects::nonNull).sorted();
  }

  /** What a property may say that acts on clocks or the stage, and what that means. */
  Map<String, String> marks(String property) {
    Set<String> written = new LinkedHashSet<>();
    lawful(property).forEach(written::add);
    values(
            model -> model.definitions().descendants(),
            element ->
                Model.properties(element)
                    .filter(one -> property.equals(one.attribute("name")))
                    .map(one -> one.attributes().getOrDefault("value", "")))
        .filter(value -> Mark.read(property, value).isPresent())
        .forEach(written::add);
    return named(
        written.stream(),
        value ->
            Effects.of(Mark.read(property, value).orElseThrow()).all().stream()
                .map(this::shown)
                .collect(Collectors.joining("；")));
  }

  /** The field has said already what becomes of the term or the stage. */
  private String shown(Effects.Effect effect) {
    String of =
        effect.change() == Effects.Change.STAGE
            ? labels.stageName(effect.of())
            : labels.term(effect.of());
    return Stream.concat(
            Stream.of((effect.entering() ? "进入时：" : "") + of), labels.told(effect).skip(1))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("，"));
  }

  /** As the law lets a clock be changed, and in each way in which it says nothing of it. */
  private Stream<String> lawful(String property) {
    return switch (property) {
      case "stage" -> stages().keySet().stream().flatMap(s -> Stream.of(s, "entering " + s));
      case "startClock" ->
          labels.allTerms().stream()
              .flatMap(
                  term -> starts(term).map(from -> from.isEmpty() ? term : term + " from " + from));
      case "stopClock" -> labels.allTerms().stream();
      default -> Stream.of();
    };
  }

  private Stream<String> starts(String term) {
    List<Effect> effects =
        sources.steps().effects().stream()
            .filter(effect -> effect.block().equals("startClock"))
            .filter(effect -> term.equals(effect.parameters().get("term")))
            .toList();
    return effects.isEmpty()
        ? Stream.of("")
        : effects.stream().map(effect -> effect.parameters().getOrDefault("from", ""));
  }

  /** In the order given; what is called alike is told apart by its key. */
  private static Map<String, String> named(Stream<String> values, Function<String, String> label) {
    Map<String, String> named = new LinkedHashMap<>();
    values.distinct().forEach(value -> named.put(value, label.apply(value)));
    Map<String, Long> often =
        named.values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    named.replaceAll((value, text) -> often.get(text) > 1 ? text + "（" + value + "）" : text);
    return named;
  }
}
