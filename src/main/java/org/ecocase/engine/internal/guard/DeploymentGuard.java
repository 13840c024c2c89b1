package org.ecocase.engine.internal.guard;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.TermTable;
import org.ecocase.deadline.TermTableReader;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.discretion.Standards;
import org.ecocase.document.Templates;
import org.ecocase.engine.ResourceCheck;
import org.ecocase.org.Directory;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refuses a deployment that would not run: an unknown form, fact, role, term, template, rule or
 * table, a script, an expression outside the allow-list. Whatever passes, a process owner may
 * deploy to the running system.
 */
@Component
public class DeploymentGuard implements Deployer {

  private static final String TERMS = "terms.dmn";

  /** The tables of a discretion standard, one file per chapter. */
  private static final Pattern DISCRETION = Pattern.compile(".+-chapter-\\d+\\.dmn");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dictionary dictionary;
  private final ObjectProvider<Terms> terms;
  private final ObjectProvider<Standards> standards;
  private final ObjectProvider<Templates> templates;
  private final ObjectProvider<StepRule> policies;
  private final ObjectProvider<DeployedDecisions> decisions;
  private final ObjectProvider<ResourceCheck> checks;
  private final ObjectProvider<UsedTerms> used;
  private final ObjectProvider<Directory> directory;

  DeploymentGuard(
      Dictionary dictionary,
      ObjectProvider<Terms> terms,
      ObjectProvider<Standards> standards,
      ObjectProvider<Templates> templates,
      ObjectProvider<StepRule> policies,
      ObjectProvider<DeployedDecisions> decisions,
      ObjectProvider<ResourceCheck> checks,
      ObjectProvider<UsedTerms> used,
      ObjectProvider<Directory> directory) {
    this.dictionary = dictionary;
    this.terms = terms;
    this.standards = standards;
    this.templates = templates;
    this.policies = policies;
    this.decisions = decisions;
    this.checks = checks;
    this.used = used;
    this.directory = directory;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    Map<String, byte[]> files =
        deployment.getResources().values().stream()
            .collect(Collectors.toMap(ResourceEntity::getName, ResourceEntity::getBytes));
    List<String> findings = findings(files);
    if (!findings.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "部署被拒绝：" + String.join("；", findings));
    }
    afterCommit(() -> inForce(files));
  }

  private void inForce(Map<String, byte[]> files) {
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
    List<String> findings = new ArrayList<>();
    Set<String> forms = new HashSet<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".form")) {
            form(name, bytes, forms, findings);
          }
        });
    checks.stream()
        .filter(check -> files.containsKey(check.file()))
        .forEach(check -> findings.addAll(check.findings(files.get(check.file()))));
    if (files.containsKey(TERMS)) {
      terms(TermTableReader.table(files.get(TERMS)), findings);
    }
    Known known = known(files, forms);
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
            model(name, bytes, known, findings);
          }
        });
    return findings;
  }

  /** A table of terms serves the models that run, and agencies that exist. */
  private void terms(TermTable table, List<String> findings) {
    used.ifAvailable(
        models ->
            models
                .byTerm()
                .forEach(
                    (term, processes) -> {
                      if (!table.keys().contains(term)) {
                        findings.add(
                            "期限表缺少期限“" + term + "”，流程“" + String.join("、", processes) + "”正在使用");
                      }
                    }));
    directory.ifAvailable(
        agencies ->
            table.terms().stream()
                .map(Term::agency)
                .filter(agency -> !agency.isEmpty() && agencies.agency(agency).isEmpty())
                .distinct()
                .forEach(agency -> findings.add("期限表中的机关“" + agency + "”不存在")));
  }

  private static void model(String name, byte[] bytes, Known known, List<String> findings) {
    try {
      BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(bytes));
      findings.addAll(ModelCheck.findings(name, model, known));
    } catch (ModelException e) {
      findings.add("《" + name + "》不是有效的BPMN文件");
    }
  }

  private void form(String name, byte[] bytes, Set<String> forms, List<String> findings) {
    try {
      JsonNode form = JSON.readTree(bytes);
      forms.add(form.path("id").asText());
      FormCheck.findings(name, form, dictionary, findings);
    } catch (IOException e) {
      findings.add("《" + name + "》不是有效的表单文件");
    }
  }

  private Known known(Map<String, byte[]> files, Set<String> forms) {
    Set<String> decided = new HashSet<>(decisions.getObject().keys());
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".dmn")) {
            decided.addAll(decisionKeys(bytes));
          }
        });
    TermTable table =
        files.containsKey(TERMS)
            ? TermTableReader.table(files.get(TERMS))
            : terms.getObject().table();
    return new Known(
        forms,
        dictionary.all().stream().map(fact -> fact.key()).collect(Collectors.toSet()),
        dictionary.all().stream()
            .filter(fact -> !fact.codes().isEmpty())
            .collect(Collectors.toMap(fact -> fact.key(), fact -> fact.codes().keySet())),
        Arrays.stream(Role.values()).map(Role::group).collect(Collectors.toSet()),
        Set.copyOf(table.keys()),
        templates.getObject().all().stream().map(t -> t.key()).collect(Collectors.toSet()),
        policies.stream().map(StepRule::name).collect(Collectors.toSet()),
        decided);
  }

  private static Set<String> decisionKeys(byte[] dmn) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(dmn))
          .getModelElementsByType(Decision.class)
          .stream()
          .map(Decision::getId)
          .collect(Collectors.toSet());
    } catch (ModelException e) {
      throw new Refusal(
          Refusal.Kind.RULE,
          "部署被拒绝：决策表不是有效的DMN文件（" + new String(dmn, 0, Math.min(40, dmn.length), StandardCharsets.UTF_8) + "…）");
    }
  }
}
