package org.ecocase.engine.internal.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.deadline.RollOver;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.TermTableReader;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.DocumentTemplate.Part;
import org.ecocase.engine.Catalogue.Cell;
import org.ecocase.engine.Catalogue.Line;
import org.ecocase.engine.Catalogue.Table;
import org.ecocase.engine.internal.form.FormExpansion;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.Start;
import org.ecocase.rule.Step;

/** The tables of a flow as a whole: what its processes need and make between them. */
final class FlowTables {

  private static final Map<Start.From, String> FROM =
      Map.of(
          Start.From.AGENCY, "“启动流程”",
          Start.From.FILE, "案卷中的办案动作",
          Start.From.SIGNAL, "外部信号",
          Start.From.CALENDAR, "日历：每个机关一件");

  private final Labels labels;
  private final Map<String, ProcessModel> all;
  private final Map<String, String> decisions;

  FlowTables(Labels labels, Map<String, ProcessModel> all, Map<String, String> decisions) {
    this.labels = labels;
    this.all = all;
    this.decisions = decisions;
  }

  List<Table> opening(FlowProfile profile) {
    return Stream.concat(starts(profile), file(profile)).toList();
  }

  List<Table> of(FlowProfile profile, Collection<ProcessModel> models, Map<String, byte[]> files) {
    Set<String> terms = terms(models, files);
    Set<Step> steps = steps(models);
    Map<String, Set<String>> templates = made(models);
    return Stream.of(
            people(models),
            steps(steps),
            terms(terms),
            documents(templates),
            forms(models, files),
            mails(models),
            articles(profile, steps, terms, templates.keySet()),
            decisions(files))
        .flatMap(table -> table)
        .toList();
  }

  // how it begins -------------------------------------------------------------------------------

  private Stream<Table> starts(FlowProfile profile) {
    Rows rows = new Rows("怎样开始", "流程", "从哪里", "谁", "条件", "依据");
    for (Start start : profile.starts()) {
      String signal = labels.signal(start);
      String people = labels.facts(start.people());
      rows.add(
          new Cell(List.of(link(start.process()))),
          Cell.of(FROM.get(start.from()) + (signal.isEmpty() ? "" : "“" + signal + "”")),
          Cell.of(
              String.join("、", labels.roles(start.roles())), people.isEmpty() ? "" : "限于" + people),
          Cell.of(
              start.stages().isEmpty() ? "" : "案卷处于" + labels.stageNames(start.stages()),
              start.once() ? "上一次办结以后才能再次启动" : ""),
          Cell.of(start.article()));
    }
    return rows.table();
  }

  private Line link(String process) {
    ProcessModel model = all.get(process);
    return model == null ? new Line(process, "") : new Line(model.name(), process);
  }

  private Stream<Table> file(FlowProfile profile) {
    Rows rows = new Rows("案卷和阶段", "案卷", "编号字", "阶段");
    profile
        .opens()
        .ifPresent(
            kind ->
                rows.add(
                    Cell.of(kind.label()),
                    Cell.of(kind.series()),
                    Cell.of(
                        kind.stages().stream()
                            .map(stage -> stage.label() + (stage.over() ? "（终结）" : "")))));
    return rows.table();
  }

  // who and what --------------------------------------------------------------------------------

  private Stream<Table> people(Collection<ProcessModel> models) {
    Map<String, Set<String>> tasks = new LinkedHashMap<>();
    models.forEach(
        model ->
            model
                .tasks()
                .forEach(
                    task ->
                        ProcessTables.who(task, labels)
                            .forEach(
                                who ->
                                    tasks
                                        .computeIfAbsent(who, w -> new LinkedHashSet<>())
                                        .add(Model.name(task)))));
    Rows rows = new Rows("岗位和人员", "岗位或者人员", "任务");
    tasks.forEach((who, what) -> rows.add(Cell.of(who), Cell.of(String.join("、", what))));
    return rows.table();
  }

  private Set<Step> steps(Collection<ProcessModel> models) {
    Set<Step> steps = new LinkedHashSet<>();
    models.forEach(
        model ->
            model
                .elements()
                .forEach(
                    element ->
                        Model.property(element, "step")
                            .flatMap(labels::step)
                            .ifPresent(steps::add)));
    return steps;
  }

  private Stream<Table> steps(Set<Step> steps) {
    Rows rows = new Rows("法定步骤", "步骤", "依据", "由谁", "以前应当完成", "期限", "文书");
    for (Step step : steps) {
      String people = labels.facts(step.people());
      String apart = labels.apart(step);
      rows.add(
          Cell.of(step.name()),
          Cell.of(Labels.articles(step)),
          Cell.of(
              String.join("、", labels.roles(step.roles())),
              people.isEmpty() ? "" : "限于" + people,
              apart.isEmpty() ? "" : "不得是" + apart),
          Cell.of(labels.before(step)),
          Cell.of(
              Stream.concat(
                  new TreeMap<>(step.starts())
                      .entrySet().stream()
                          .map(
                              start ->
                                  "启动“"
                                      + labels.term(start.getKey())
                                      + "”"
                                      + labels.when(start.getValue())),
                  step.stops().stream().sorted().map(term -> "终结“" + labels.term(term) + "”"))),
          Cell.of(
              step.papers().stream()
                  .map(
                      paper -> labels.templateName(paper.template()) + labels.when(paper.when()))));
    }
    return rows.table();
  }

  // terms ---------------------------------------------------------------------------------------

  private Set<String> terms(Collection<ProcessModel> models, Map<String, byte[]> files) {
    Set<String> terms = new LinkedHashSet<>();
    if (files.containsKey(TermTableReader.DECISION + ".dmn")) {
      terms.addAll(labels.allTerms());
    }
    models.forEach(model -> model.elements().forEach(element -> terms.addAll(terms(element))));
    models.forEach(model -> model.flows().forEach(flow -> terms.addAll(terms(flow))));
    return terms;
  }

  private static List<String> terms(Tag element) {
    List<String> terms = new ArrayList<>();
    ProcessTables.terms(element).forEach(terms::add);
    Stream.of(Effects.ofBlock(element), Effects.ofPassing(element))
        .flatMap(Effects::terms)
        .forEach(terms::add);
    element
        .children("timerEventDefinition")
        .flatMap(timer -> timer.children().stream())
        .forEach(time -> terms.addAll(Model.quoted(time.text())));
    return terms;
  }

  private Stream<Table> terms(Set<String> terms) {
    Rows rows = new Rows("期限", "期限", "长度", "起算", "中止和延长", "谁的期限", "依据", "届满后果");
    terms.stream().flatMap(labels::terms).forEach(term -> rows.add(term(term)));
    return rows.table();
  }

  private Cell[] term(Term term) {
    String from = term.validFrom() == null ? "" : "自" + term.validFrom() + "起";
    String to = term.validTo() == null ? "" : "至" + term.validTo() + "止";
    String reasons =
        term.suspendedBy().stream()
            .sorted()
            .map(SuspensionReason::label)
            .collect(Collectors.joining("、"));
    Stream<String> extensions =
        term.extensions().stream()
            .map(
                extension ->
                    "经"
                        + labels.approver(extension.approver())
                        + (extension.collective() ? "集体讨论" : "批准")
                        + "可以延长"
                        + extension.amount()
                        + term.unit().label());
    return new Cell[] {
      Cell.of(term.label(), from + to),
      Cell.of(term.span().label(), term.rollOver() == RollOver.NEXT_WORKING_DAY ? "末日顺延" : ""),
      Cell.of(term.startEvent()),
      Cell.of(Stream.concat(Stream.of(reasons.isEmpty() ? "" : reasons + "期间中止"), extensions)),
      Cell.of(term.bearer().label()),
      Cell.of(term.internal() ? "内部期限" : "", term.article()),
      Cell.of(term.expiry())
    };
  }

  // papers, forms, mails ------------------------------------------------------------------------

  /** Template to where it is made. */
  private static Map<String, Set<String>> made(Collection<ProcessModel> models) {
    Map<String, Set<String>> made = new LinkedHashMap<>();
    models.forEach(
        model ->
            model
                .elements("serviceTask")
                .filter(task -> Model.block(task).filter("generateDocument"::equals).isPresent())
                .forEach(
                    task ->
                        made.computeIfAbsent(
                                Model.inputs(task).getOrDefault("template", ""),
                                template -> new LinkedHashSet<>())
                            .add(model.name() + "：" + Model.name(task))));
    return made;
  }

  private Stream<Table> documents(Map<String, Set<String>> made) {
    Rows rows = new Rows("文书", "文书", "编号", "送达", "归入", "依据", "何处生成");
    made.forEach(
        (key, where) -> {
          Optional<DocumentTemplate> template = labels.template(key);
          rows.add(
              Cell.of(labels.templateName(key)),
              Cell.of(
                  template
                      .filter(DocumentTemplate::numbered)
                      .map(DocumentTemplate::series)
                      .orElse("不编号")),
              Cell.of(template.filter(DocumentTemplate::served).map(t -> "应当送达").orElse("")),
              Cell.of(template.map(t -> t.volume().part() == Part.MAIN ? "正卷" : "副卷").orElse("")),
              Cell.of(template.map(DocumentTemplate::article).orElse("")),
              Cell.of(where.stream()));
        });
    return rows.table();
  }

  private Stream<Table> forms(Collection<ProcessModel> models, Map<String, byte[]> files) {
    FormExpansion expansion = new FormExpansion(labels.dictionary());
    Map<String, FormContent> contents = new LinkedHashMap<>();
    files.forEach(
        (name, file) -> {
          if (name.endsWith(".form")) {
            FormContent.read(file, expansion).ifPresent(form -> contents.put(form.key(), form));
          }
        });
    Map<String, Set<String>> used = new LinkedHashMap<>();
    models.forEach(
        model ->
            model
                .tasks()
                .filter(task -> task.camunda("formRef") != null)
                .forEach(
                    task ->
                        used.computeIfAbsent(task.camunda("formRef"), f -> new LinkedHashSet<>())
                            .add(Model.name(task))));
    Rows rows = new Rows("表单（*为必填）", "表单", "任务", "内容");
    used.forEach(
        (form, tasks) ->
            rows.add(Cell.of(form), Cell.of(tasks.stream()), Cell.of(parts(contents.get(form)))));
    return rows.table();
  }

  private static Stream<String> parts(FormContent form) {
    return form == null
        ? Stream.of()
        : form.parts().stream()
            .map(
                part ->
                    (part.label().isEmpty() ? "" : part.label() + "：")
                        + String.join("、", part.fields()));
  }

  private Stream<Table> mails(Collection<ProcessModel> models) {
    Rows rows = new Rows("邮件", "主题", "收件人", "何处发送");
    models.forEach(
        model ->
            model
                .elements("serviceTask")
                .filter(task -> Model.block(task).filter("sendMail"::equals).isPresent())
                .forEach(
                    task -> {
                      Map<String, String> told = Model.inputs(task);
                      rows.add(
                          Cell.of(labels.mail(told.getOrDefault("mail", ""))),
                          Cell.of(labels.addressee(told.getOrDefault("to", ""))),
                          Cell.of(model.name() + "：" + Model.name(task)));
                    }));
    return rows.table();
  }

  // articles and tables -------------------------------------------------------------------------

  private Stream<Table> articles(
      FlowProfile profile, Set<Step> steps, Set<String> terms, Set<String> templates) {
    Map<String, Set<String>> used = new TreeMap<>();
    profile
        .starts()
        .forEach(start -> use(used, start.article(), "启动" + link(start.process()).text()));
    steps.forEach(
        step ->
            step.articles()
                .forEach(article -> use(used, article.text(), "步骤“" + step.name() + "”")));
    terms.stream()
        .flatMap(labels::terms)
        .forEach(term -> use(used, term.article(), "期限“" + term.label() + "”"));
    templates.forEach(
        key ->
            labels
                .template(key)
                .ifPresent(template -> use(used, template.article(), labels.templateName(key))));
    Rows rows = new Rows("条文", "条文", "用于");
    used.forEach((article, where) -> rows.add(Cell.of(article), Cell.of(String.join("、", where))));
    return rows.table();
  }

  private static void use(Map<String, Set<String>> used, String article, String where) {
    if (!article.isBlank()) {
      used.computeIfAbsent(article, a -> new TreeSet<>()).add(where);
    }
  }

  private Stream<Table> decisions(Map<String, byte[]> files) {
    Rows rows = new Rows("规则表", "规则表", "按什么", "得出什么", "行数");
    files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".dmn"))
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .flatMap(file -> CatalogueMaker.read(file.getKey(), file.getValue()).stream())
        .flatMap(definitions -> definitions.children("decision"))
        .forEach(
            decision ->
                decision
                    .children("decisionTable")
                    .forEach(
                        table ->
                            rows.add(
                                Cell.of(decisions.getOrDefault(decision.id(), decision.id())),
                                Cell.of(columns(table, "input")),
                                Cell.of(columns(table, "output")),
                                Cell.of(String.valueOf(table.children("rule").count())))));
    return rows.table();
  }

  /** By the labels in the table; those without any by what they hold. */
  private String columns(Tag table, String kind) {
    return table
        .children(kind)
        .map(
            column ->
                Stream.of(column.attribute("label"), column.attribute("name"), expression(column))
                    .filter(text -> text != null && !text.isBlank())
                    .findFirst()
                    .map(labels::fact)
                    .orElse(""))
        .collect(Collectors.joining("、"));
  }

  private static String expression(Tag column) {
    return column
        .children("inputExpression")
        .flatMap(expression -> expression.children("text"))
        .map(text -> text.text().strip())
        .findFirst()
        .orElse("");
  }
}
