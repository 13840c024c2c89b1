package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.ecocase.dictionary.FactsFile;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.internal.access.RoleGrants;
import org.ecocase.flow.FlowProfile;
import org.ecocase.org.Actor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deploys whole packages for whoever the interface has let through; the guard looks at the files.
 * One deployment at a time: the next one builds on what the one before has brought.
 */
@Component
class EngineDeployments implements ModelDeployments {

  private static final String REFUSED = "部署被拒绝：";

  private final RepositoryService repository;
  private final Releases releases;
  private final ShippedPackages shipped;
  private final PackageDataInForce packageData;
  private final RoleGrants grants;
  private final TablesInForce tables;
  private final Trials trials;
  private final Directory directory;
  private final TransactionOperations transaction;

  EngineDeployments(
      RepositoryService repository,
      Releases releases,
      ShippedPackages shipped,
      PackageDataInForce packageData,
      RoleGrants grants,
      TablesInForce tables,
      Trials trials,
      Directory directory,
      TransactionOperations transaction) {
    this.repository = repository;
    this.releases = releases;
    this.shipped = shipped;
    this.packageData = packageData;
    this.grants = grants;
    this.tables = tables;
    this.trials = trials;
    this.directory = directory;
    this.transaction = transaction;
  }

  @Override
  public String engineVersion() {
    return ProcessEngine.class.getPackage().getImplementationVersion();
  }

  @Override
  @Transactional
  public Deployed deploy(String title, Actor by, Map<String, byte[]> files) {
    releases.lock();
    String name = packageOf(files);
    Optional<Release> before = releases.inForce(name);
    ModelPackage whole =
        before
            .map(releases::content)
            .orElseGet(() -> new ModelPackage(name, new TreeMap<>()))
            .with(files);
    return deploy(whole, before, title, by, "Camunda Modeler");
  }

  @Override
  public Trial tryOut(String name, Actor by, Map<String, byte[]> files) {
    String of = packageOf(files);
    if (name != null && !name.equals(of)) {
      throw new Refusal(
          Refusal.Kind.RULE, REFUSED + "这些文件属于流程包“" + of + "”，不是流程包“" + name + "”的文件");
    }
    ModelPackage content = new ModelPackage(of, new TreeMap<>(files));
    Optional<Release> before = releases.inForce(of);
    Trial trial = held(null, content, before);
    if (trial.changes().isEmpty()) {
      return trial;
    }
    List<String> findings = findings(content, before, by);
    if (!findings.isEmpty()) {
      return new Trial(null, of, trial.fresh(), content.files(), findings, trial.changes());
    }
    return held(trials.keep(content, before, by.id()), content, before);
  }

  @Override
  public Trial trial(UUID id, Actor by) {
    Trials.Kept kept = trials.get(id, by.id());
    return held(id, kept.content(), releases.inForce(kept.content().name()));
  }

  private Trial held(UUID id, ModelPackage content, Optional<Release> before) {
    Map<String, byte[]> now = before.map(r -> releases.content(r).files()).orElse(new TreeMap<>());
    return new Trial(
        id,
        content.name(),
        before.isEmpty(),
        content.files(),
        List.of(),
        PackageDifference.between(now, content.files()));
  }

  /** All of a deployment is done, and nothing of it stays. */
  private List<String> findings(ModelPackage content, Optional<Release> before, Actor by) {
    try {
      transaction.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            releases.lock();
            deploy(content, before, "试部署", by, "ZIP");
          });
      return List.of();
    } catch (Refusal e) {
      return e.reasons();
    }
  }

  @Override
  @Transactional
  public Deployed deploy(UUID trial, String title, Actor by) {
    releases.lock();
    Trials.Kept kept = trials.get(trial, by.id());
    ModelPackage content = kept.content();
    Optional<Release> now = releases.inForce(content.name());
    if (!Objects.equals(now.map(Release::id).orElse(null), kept.base())) {
      throw Refusal.conflict(since(content.name(), now));
    }
    trials.forget(trial);
    return deploy(content, now, title, by, "ZIP");
  }

  private String since(String name, Optional<Release> now) {
    String what =
        now.map(
                release ->
                    release.by() == null
                        ? "系统更新了版本“" + release.title() + "”"
                        : directory.officer(release.by()).map(Officer::name).orElse(release.by())
                            + "部署了“"
                            + release.title()
                            + "”")
            .orElse("现行版本被删除");
    return "两位管理员同时修改：流程包“" + name + "”试部署之后，" + what + "。什么也没有部署，请取得新的现行文件，改好后重新试部署";
  }

  @Override
  @Transactional
  public Deployed useShipped(String name, Actor by) {
    releases.lock();
    ModelPackage content =
        shipped.find(name).orElseThrow(() -> Refusal.notFound("系统没有提供流程包“" + name + "”"));
    return deploy(content, releases.inForce(name), "改用系统版本", by, "Ecocase");
  }

  private Deployed deploy(
      ModelPackage content, Optional<Release> before, String title, Actor by, String tool) {
    if (before.isPresent() && before.get().digest().equals(content.digest())) {
      return unchanged(before.get());
    }
    // the guard judges by what is in force, which another node may have changed
    packageData.load();
    tables.load();
    Ids ids = Ids.of(content.files());
    refuse(misnamed(content));
    refuse(ids.findings());
    refuse(taken(content, ids));
    try {
      String source = tool + "：" + by.name() + "（" + by.id() + "）";
      Deployed deployed = deployed(releases.deploy(content, title, by.id(), source));
      refuse(lost(content.name(), ids));
      grants.follow(packageData.profiles());
      afterCommit(packageData::load);
      return deployed;
    } catch (ParseException e) {
      throw Refusal.all(REFUSED, List.of(unreadable(e)));
    } catch (ProcessEngineException e) {
      throw Refusal.all(REFUSED, List.of("流程引擎不能读取：" + e.getMessage()));
    }
  }

  /** What the product ships it starts or evaluates itself, whether a model names it or not. */
  private List<String> lost(String name, Ids ids) {
    Set<String> there = ids.defined().stream().map(Ids.Defined::key).collect(Collectors.toSet());
    return shipped
        .find(name)
        .map(content -> Ids.of(content.files()).defined())
        .orElse(List.of())
        .stream()
        .filter(defined -> defined.kind() != Ids.Kind.FORM && !there.contains(defined.key()))
        .map(
            defined ->
                defined.file() + "：系统的" + defined.kind().label() + "“" + defined.id() + "”不得删除")
        .toList();
  }

  private static List<String> misnamed(ModelPackage content) {
    return content.files().keySet().stream()
        .flatMap(file -> misnamed(file, content).stream())
        .toList();
  }

  private static Optional<String> misnamed(String file, ModelPackage content) {
    Set<String> all = content.files().keySet();
    String name = content.name();
    if (FlowProfile.flowOf(file, all).filter(flow -> !flow.equals(name)).isPresent()) {
      return Optional.of(
          file + "：流程说明应当与流程包同名，即" + name + FlowProfile.SUFFIX + "；文书的说明应当与文书模板（.ftlh）同名，一起部署");
    }
    return FactsFile.flowOf(file)
        .filter(flow -> !flow.equals(name))
        .map(flow -> file + "：数据文件应当与流程包同名，即" + name + FactsFile.SUFFIX);
  }

  private static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /** Files go where a file of that name is in force; new ones go with the others. */
  private String packageOf(Map<String, byte[]> files) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    files
        .keySet()
        .forEach(
            file ->
                releases
                    .holding(file)
                    .ifPresent(
                        name -> known.computeIfAbsent(name, n -> new ArrayList<>()).add(file)));
    if (known.size() > 1) {
      String named =
          known.entrySet().stream()
              .map(e -> String.join("、", e.getValue()) + "属于“" + e.getKey() + "”")
              .collect(Collectors.joining("，"));
      throw new Refusal(Refusal.Kind.RULE, REFUSED + "一次只能部署一个流程包的文件：" + named + "，请分开部署");
    }
    return known.isEmpty() ? newPackage(files) : known.keySet().iterator().next();
  }

  private String newPackage(Map<String, byte[]> files) {
    String first =
        Stream.concat(
                files.keySet().stream()
                    .filter(file -> FlowProfile.flowOf(file, files.keySet()).isPresent()),
                files.keySet().stream()
                    .filter(file -> file.endsWith(".bpmn") || file.endsWith(".dmn")))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.RULE,
                        REFUSED + String.join("、", files.keySet()) + "不属于任何流程包，请与使用它的流程一起部署"));
    String name = first.substring(0, first.lastIndexOf('.'));
    if (releases.inForce(name).isPresent() || shipped.find(name).isPresent()) {
      throw new Refusal(
          Refusal.Kind.RULE, REFUSED + "“" + first + "”是新文件，而流程包“" + name + "”已经存在，请与该包中的文件一起部署");
    }
    return name;
  }

  /** What another package defines is not defined anew, as it would take the other's place. */
  private List<String> taken(ModelPackage content, Ids ids) {
    String name = content.name();
    List<String> findings = new ArrayList<>();
    for (String file : content.files().keySet()) {
      releases
          .holding(file)
          .filter(other -> !other.equals(name))
          .ifPresent(other -> findings.add(file + "：流程包“" + other + "”已有同名的文件"));
    }
    ids.defined()
        .forEach(
            defined ->
                releases
                    .defining(defined)
                    .filter(other -> !other.name().equals(name))
                    .ifPresent(
                        other ->
                            findings.add(
                                "%s：%s“%s”属于流程包“%s”，由“%s”定义"
                                    .formatted(
                                        defined.place(),
                                        defined.kind().label(),
                                        defined.id(),
                                        other.name(),
                                        other.file()))));
    return findings;
  }

  private static void refuse(List<String> findings) {
    if (!findings.isEmpty()) {
      throw Refusal.all(REFUSED, findings);
    }
  }

  /** The engine tells where, in English what. */
  private static String unreadable(ParseException e) {
    TreeSet<String> errors = new TreeSet<>();
    e.getResorceReports()
        .forEach(
            report ->
                report
                    .getErrors()
                    .forEach(
                        error ->
                            errors.add(
                                Ids.place(report.getResourceName(), error.getLine())
                                    + (error.getElementIds().isEmpty()
                                        ? ""
                                        : "（" + String.join("、", error.getElementIds()) + "）")
                                    + "：流程引擎不能读取："
                                    + error.getMessage())));
    return errors.isEmpty() ? "流程引擎不能读取：" + e.getMessage() : String.join("；", errors);
  }

  private Deployed unchanged(Release release) {
    Deployment deployment =
        repository.createDeploymentQuery().deploymentId(release.deploymentId()).singleResult();
    return new Deployed(
        release.deploymentId(),
        release.name(),
        deployment.getSource(),
        release.at(),
        false,
        List.of());
  }

  private Deployed deployed(Deployment deployment) {
    return new Deployed(
        deployment.getId(),
        deployment.getName(),
        deployment.getSource(),
        deployment.getDeploymentTime().toInstant(),
        true,
        repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).list().stream()
            .map(
                p ->
                    new Definition(
                        p.getId(), p.getKey(), p.getName(), p.getVersion(), p.getResourceName()))
            .toList());
  }
}
