package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.TermTable;
import org.ecocase.deadline.TermTableReader;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.discretion.Standards;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ResourceCheck;
import org.ecocase.engine.internal.form.FormExpansion;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfileFile;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Directory;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;
import org.ecocase.rule.StepsInForce;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refuses a deployment that holds anything that is not expressly allowed, or that would not run.
 * Whatever passes, a process owner may deploy to the running system.
 */
@Component
public class DeploymentGuard implements Deployer {

  private static final String TERMS = "terms.dmn";

  /** The tables of a discretion standard, one file per chapter. */
  private static final Pattern DISCRETION = Pattern.compile(".+-chapter-\\d+\\.dmn");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The packages that are being deployed as one release, already found in order. */
  private static final ThreadLocal<Set<Map<String, byte[]>>> UNDER_WAY = new ThreadLocal<>();

  private final ObjectProvider<FactsAndTexts> factsAndTexts;
  private final ObjectProvider<Terms> terms;
  private final ObjectProvider<Standards> standards;
  private final ObjectProvider<Vocabulary> vocabulary;
  private final ObjectProvider<FlowsInForce> inForce;
  private final ObjectProvider<ResourceCheck> checks;
  private final ObjectProvider<Directory> directory;
  private final StepsInForce stepsInForce;
  private final FlowProfiles profilesInForce;

  DeploymentGuard(
      ObjectProvider<FactsAndTexts> factsAndTexts,
      ObjectProvider<Terms> terms,
      ObjectProvider<Standards> standards,
      ObjectProvider<Vocabulary> vocabulary,
      ObjectProvider<FlowsInForce> inForce,
      ObjectProvider<ResourceCheck> checks,
      ObjectProvider<Directory> directory,
      StepsInForce stepsInForce,
      FlowProfiles profilesInForce) {
    this.factsAndTexts = factsAndTexts;
    this.terms = terms;
    this.standards = standards;
    this.vocabulary = vocabulary;
    this.inForce = inForce;
    this.checks = checks;
    this.directory = directory;
    this.stepsInForce = stepsInForce;
    this.profilesInForce = profilesInForce;
  }

  static boolean isModel(String file) {
    return file.endsWith(".bpmn");
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    Map<String, byte[]> files =
        deployment.getResources().values().stream()
            .collect(Collectors.toMap(ResourceEntity::getName, ResourceEntity::getBytes));
    if (!checkedAlready(files)) {
      List<Map<String, byte[]>> whole = List.of(files);
      Set<String> removed = inForce.getObject().missing(deployment.getName(), files.keySet());
      refuse(findings(whole, removed).stream().map(Finding::text).toList());
    }
    afterCommit(() -> tables(files));
  }

  private static void refuse(List<String> findings) {
    if (!findings.isEmpty()) {
      throw Refusal.all("部署被拒绝：", findings);
    }
  }

  /**
   * Checks several packages as one release, whose flows may call each other whatever their order,
   * and then lets them be deployed one by one.
   *
   * @throws Refusal with all findings, before anything is deployed
   */
  public void asOneRelease(Collection<Map<String, byte[]>> packages, Runnable deployments) {
    refuse(findings(packages).stream().map(Finding::text).toList());
    UNDER_WAY.set(new HashSet<>(packages));
    try {
      deployments.run();
    } finally {
      UNDER_WAY.remove();
    }
  }

  private static boolean checkedAlready(Map<String, byte[]> files) {
    Set<Map<String, byte[]>> packages = UNDER_WAY.get();
    return packages != null
        && packages.stream()
            .anyMatch(
                checked ->
                    checked.keySet().equals(files.keySet())
                        && checked.keySet().stream()
                            .allMatch(f -> Arrays.equals(checked.get(f), files.get(f))));
  }

  private void tables(Map<String, byte[]> files) {
    if (files.containsKey(TERMS)) {
      terms.getObject().replace(files.get(TERMS));
    }
    files.forEach(
        (name, bytes) -> {
          if (DISCRETION.matcher(name).matches()) {
            standards.getObject().replace(name, bytes);
          }
        });
  }

  /** What the engine refuses after the guard must not leave its tables in force. */
  private static void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /** Everything that is wrong with the files of one deployment, each in a Chinese sentence. */
  public List<String> findings(Map<String, byte[]> files) {
    return findings(List.of(files)).stream().map(Finding::text).toList();
  }

  /** Everything that is wrong with some packages deployed as one release. */
  public List<Finding> findings(Collection<Map<String, byte[]>> packages) {
    return findings(packages, Set.of());
  }

  private List<Finding> findings(Collection<Map<String, byte[]>> packages, Set<String> removed) {
    Set<Finding> findings = new LinkedHashSet<>();
    removed.forEach(file -> lasting(file).ifPresent(findings::add));
    packages.forEach(files -> tables(files, findings));
    if (!findings.isEmpty()) {
      // nothing of a table is read for its meaning before its form is known to be harmless
      return List.copyOf(findings);
    }
    Flows before = inForce.getObject().now();
    Map<String, OwnSteps> own = ownSteps(packages);
    removed.stream()
        .filter(file -> file.endsWith(OwnSteps.SUFFIX))
        .forEach(file -> own.put(file, OwnSteps.NONE));
    Map<String, FlowProfile> profiles = profiles(packages, findings);
    FactsAndTexts.Content content = factsAndTexts.getObject().read(packages, removed);
    Known known =
        vocabulary
            .getObject()
            .known(
                table(packages),
                steps(own),
                profiles.values(),
                content.dictionary(),
                content.templates(),
                content.mails());
    findings.addAll(
        factsAndTexts.getObject().findings(packages, removed, content, known.roles().keySet()));
    own(own, known, findings);
    packages.forEach(files -> profile(files, profiles, known, findings));
    Judge after = new Judge(known, before.with(packages, removed));
    for (Map<String, byte[]> files : packages) {
      files(files, after, findings);
    }
    findings.addAll(broken(known, before, after, packages, removed));
    findings.addAll(StepOrder.findings(known, after.flows, names(packages)));
    return List.copyOf(findings);
  }

  /** The profiles of all flows, as they would be. */
  private Map<String, FlowProfile> profiles(
      Collection<Map<String, byte[]>> packages, Set<Finding> findings) {
    Map<String, FlowProfile> profiles = new TreeMap<>();
    profilesInForce.all().forEach(profile -> profiles.put(profile.flow(), profile));
    packages.forEach(
        files ->
            files.forEach(
                (name, bytes) ->
                    FlowProfile.flowOf(name, files.keySet())
                        .map(flow -> FlowProfileFile.read(flow, bytes))
                        .ifPresent(
                            read -> {
                              read.findings()
                                  .forEach(sentence -> findings.add(Finding.of(name, sentence)));
                              read.profile().ifPresent(p -> profiles.put(p.flow(), p));
                            })));
    return profiles;
  }

  private void profile(
      Map<String, byte[]> files,
      Map<String, FlowProfile> profiles,
      Known known,
      Set<Finding> findings) {
    List<String> flows =
        files.keySet().stream()
            .flatMap(file -> FlowProfile.flowOf(file, files.keySet()).stream())
            .toList();
    if (flows.size() > 1) {
      findings.add(Finding.of(flows.get(1) + FlowProfile.SUFFIX, "一个流程包只有一份流程说明"));
    }
    flows.stream()
        .map(profiles::get)
        .filter(Objects::nonNull)
        .forEach(
            profile ->
                findings.addAll(
                    FlowProfileCheck.findings(
                        profile,
                        profiles.values(),
                        profilesInForce.of(profile.flow()),
                        known,
                        models(files))));
  }

  private static List<FlowGraph> models(Map<String, byte[]> files) {
    List<FlowGraph> models = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          if (isModel(name)) {
            try {
              FlowGraph.of(Tag.read(name, bytes)).ifPresent(models::add);
            } catch (UnreadableFile e) {
              // said where models are read
            }
          }
        });
    return models;
  }

  private static Map<String, OwnSteps> ownSteps(Collection<Map<String, byte[]>> packages) {
    Map<String, OwnSteps> own = new TreeMap<>();
    packages.forEach(
        files ->
            files.forEach(
                (name, bytes) -> {
                  if (name.endsWith(OwnSteps.SUFFIX)) {
                    own.put(name, OwnSteps.read(bytes));
                  }
                }));
    return own;
  }

  private static Map<String, List<Step>> steps(Map<String, OwnSteps> own) {
    Map<String, List<Step>> steps = new HashMap<>();
    own.forEach((file, read) -> steps.put(file, read.steps()));
    return steps;
  }

  private void own(Map<String, OwnSteps> own, Known known, Set<Finding> findings) {
    own.forEach(
        (file, read) -> {
          findings.addAll(OwnStepsCheck.findings(file, read, Steps.shipped(), known));
          findings.addAll(
              OwnStepsCheck.removed(
                  file, stepsInForce.now().own().getOrDefault(file, List.of()), read));
        });
  }

  private static Set<String> names(Collection<Map<String, byte[]>> packages) {
    return packages.stream().flatMap(files -> files.keySet().stream()).collect(Collectors.toSet());
  }

  private void tables(Map<String, byte[]> files, Set<Finding> findings) {
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".dmn")) {
            DecisionCheck.findings(name, bytes, inForce.getObject().content(name))
                .forEach(sentence -> findings.add(Finding.of("", sentence)));
          }
        });
  }

  private void files(Map<String, byte[]> files, Judge judge, Set<Finding> findings) {
    // the engine takes more for a model than what is called one
    files.keySet().stream()
        .filter(name -> !ModelDeployments.FILE.matcher(name).matches())
        .forEach(name -> findings.add(Finding.of(name, ModelDeployments.FILES)));
    Map<String, Set<String>> forms = new HashMap<>();
    Map<String, Set<String>> entries = new HashMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".form")) {
            form(name, bytes, judge.known.dictionary(), forms, entries, findings);
          }
        });
    checks.stream()
        .filter(check -> files.containsKey(check.file()))
        .flatMap(check -> check.findings(files.get(check.file())).stream())
        .forEach(sentence -> findings.add(Finding.of("", sentence)));
    if (files.containsKey(TERMS)) {
      terms(judge.known.terms(), judge.flows, findings);
    }
    Beside beside = new Beside(forms, entries, files.keySet(), true);
    files.forEach(
        (name, bytes) -> {
          if (isModel(name)) {
            read(name, bytes, judge, beside, findings);
          }
        });
  }

  private static void read(
      String name, byte[] bytes, Judge judge, Beside beside, Set<Finding> findings) {
    try {
      Tag root = Tag.read(name, bytes);
      findings.addAll(ElementCheck.findings(root, judge.known.blocks()));
      FlowGraph.of(root)
          .filter(graph -> graph.key() != null)
          .ifPresent(
              graph -> {
                findings.addAll(ReferenceCheck.findings(root, graph));
                findings.addAll(judge.findings(graph, beside));
              });
    } catch (UnreadableFile e) {
      findings.add(e.finding());
    }
  }

  /** What the packages would break in flows in force that they leave as they are. */
  private List<Finding> broken(
      Known known,
      Flows before,
      Judge after,
      Collection<Map<String, byte[]>> packages,
      Set<String> removed) {
    Set<String> replaced =
        packages.stream().flatMap(files -> files.keySet().stream()).collect(Collectors.toSet());
    replaced.addAll(removed);
    List<Finding> broken = new ArrayList<>();
    for (FlowGraph graph : before.all()) {
      if (!replaced.contains(graph.process().file())) {
        broken.addAll(after.findings(graph, Beside.IN_FORCE));
      }
    }
    if (!broken.isEmpty()) {
      // what has gone with a file is missed by others, and was not before
      Judge earlier = new Judge(removed.isEmpty() ? known : known(), before);
      before.all().forEach(graph -> broken.removeAll(earlier.findings(graph, Beside.IN_FORCE)));
    }
    return broken.stream()
        .map(finding -> finding.saying("在用的流程将不能运行：" + finding.sentence()))
        .toList();
  }

  /** What models may refer to now. */
  private Known known() {
    FactsAndTexts.Content now = factsAndTexts.getObject().read(List.of(), Set.of());
    return vocabulary
        .getObject()
        .known(
            terms.getObject().table(),
            Map.of(),
            profilesInForce.all(),
            now.dictionary(),
            now.templates(),
            now.mails());
  }

  /** What cases name for ever cannot be left out of a package. */
  private Optional<Finding> lasting(String file) {
    if (file.endsWith(".dmn")) {
      return Optional.of(Finding.of(file, "现行的决策表不得删除"));
    }
    return profilesInForce.all().stream()
        .filter(profile -> file.equals(profile.flow() + FlowProfile.SUFFIX))
        .map(profile -> Finding.of(file, "现行的流程说明不得删除"))
        .findFirst();
  }

  /** Whether flows would run among all others. */
  private static final class Judge {

    private final Known known;
    private final Flows flows;
    private final PathCheck paths;
    private final VariableCheck variables;

    Judge(Known known, Flows flows) {
      this.known = known;
      this.flows = flows;
      this.paths = new PathCheck(known.blocks(), flows, known::mostRows);
      this.variables = new VariableCheck(known, flows);
    }

    List<Finding> findings(FlowGraph graph, Beside beside) {
      List<Finding> findings = new ArrayList<>(MeaningCheck.findings(known, flows, graph, beside));
      findings.addAll(paths.findings(graph));
      findings.addAll(variables.findings(graph));
      findings.addAll(StepCheck.findings(known, flows, graph, beside.entries()));
      findings.addAll(LaneCheck.findings(known, graph));
      return findings;
    }
  }

  /** A table of terms serves the models that run, and agencies that exist. */
  private void terms(TermTable table, Flows flows, Set<Finding> findings) {
    UsedTerms.byTerm(flows)
        .forEach(
            (term, processes) -> {
              if (!table.keys().contains(term)) {
                findings.add(
                    Finding.of(
                        "", "期限表缺少期限“" + term + "”，流程“" + String.join("、", processes) + "”正在使用"));
              }
            });
    directory.ifAvailable(
        agencies ->
            table.terms().stream()
                .map(Term::agency)
                .filter(agency -> !agency.isEmpty() && agencies.agency(agency).isEmpty())
                .distinct()
                .forEach(agency -> findings.add(Finding.of("", "期限表中的机关“" + agency + "”不存在"))));
  }

  private static void form(
      String name,
      byte[] bytes,
      Dictionary dictionary,
      Map<String, Set<String>> forms,
      Map<String, Set<String>> entries,
      Set<Finding> findings) {
    FormCheck.findings(name, bytes, dictionary)
        .forEach(sentence -> findings.add(Finding.of("", sentence)));
    try {
      JsonNode form = new FormExpansion(dictionary).expanded(JSON.readTree(bytes));
      String id = form.path("id").asText();
      forms.put(id, fields(form.path("components"), false));
      entries.put(id, fields(form.path("components"), true));
    } catch (IOException e) {
      // said above
      return;
    }
  }

  /** The facts that a form has fields for, or those that can be entered in it. */
  private static Set<String> fields(JsonNode components, boolean entered) {
    Set<String> fields = new HashSet<>();
    for (JsonNode component : components) {
      if (component.path("type").asText().equals("dynamiclist")) {
        boolean changed = component.path("allowAddRemove").asBoolean(true);
        if (!entered || changed || !fields(component.path("components"), true).isEmpty()) {
          fields.add(component.path("path").asText());
        }
        continue;
      }
      boolean shown =
          component.path("readonly").asBoolean(false)
              || component.path("disabled").asBoolean(false);
      if (component.hasNonNull("key") && !(entered && shown)) {
        fields.add(component.get("key").asText());
      }
      fields.addAll(fields(component.path("components"), entered));
    }
    return fields;
  }

  /** The table of terms as it would be. */
  private TermTable table(Collection<Map<String, byte[]>> packages) {
    return packages.stream()
        .map(files -> files.get(TERMS))
        .filter(bytes -> bytes != null)
        .findFirst()
        .map(TermTableReader::table)
        .orElseGet(() -> terms.getObject().table());
  }
}
