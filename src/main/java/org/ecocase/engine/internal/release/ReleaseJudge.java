package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.engine.internal.guard.DeploymentGuard;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Judges what is in force as if it were deployed now, since the product that let it pass may have
 * been an older one. Findings stand before the owner; a process that the engine refuses to read,
 * because it could do what is not allowed, does not start any more.
 */
@Component
class ReleaseJudge {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseJudge.class);

  private final RepositoryService repository;
  private final Releases releases;
  private final DeploymentGuard guard;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  ReleaseJudge(
      RepositoryService repository,
      Releases releases,
      DeploymentGuard guard,
      JdbcClient jdbc,
      TransactionOperations transaction) {
    this.repository = repository;
    this.releases = releases;
    this.guard = guard;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Everything in force. */
  void judgeAll() {
    releases.inForce().forEach(this::judge);
  }

  /** One version in force. */
  void judge(Release release) {
    List<String> findings = new ArrayList<>(findings(release));
    List<Process> processes = processes(release);
    Set<String> harmful =
        processes.stream()
            .filter(process -> !readable(process, findings))
            .map(Process::id)
            .collect(Collectors.toSet());
    transaction.executeWithoutResult(
        status -> {
          keep(release, findings);
          processes.forEach(process -> bar(release, process, harmful.contains(process.id())));
        });
    if (!findings.isEmpty()) {
      LOG.warn("{}: the version in force has {} findings", release.name(), findings.size());
    }
  }

  private record Process(String id, String key, String file, boolean active) {}

  /** Not asked of the engine, which would read the models for it. */
  private List<Process> processes(Release release) {
    return jdbc.sql(
            """
            select id_, key_, resource_name_, suspension_state_ = 1 from act_re_procdef
            where deployment_id_ = ?
            """)
        .param(release.deploymentId())
        .query(
            (row, i) ->
                new Process(
                    row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .list();
  }

  private List<String> findings(Release release) {
    ModelPackage content = releases.content(release);
    try {
      return guard.findings(content.files());
    } catch (Refusal e) {
      return List.of(e.getMessage());
    }
  }

  /** The engine parses a process when it is first needed, and refuses there what could run code. */
  private boolean readable(Process process, List<String> findings) {
    try {
      repository.getProcessDefinition(process.id());
      return true;
    } catch (Refusal | ProcessEngineException e) {
      Throwable why = e.getCause() instanceof ProcessEngineException cause ? cause : e;
      findings.add(
          "《%s》流程“%s”不能运行，已停止启动：%s".formatted(process.file(), process.key(), why.getMessage()));
      return false;
    }
  }

  private void keep(Release release, List<String> findings) {
    jdbc.sql("delete from release_finding where release_id = ?").param(release.id()).update();
    for (int i = 0; i < findings.size(); i++) {
      jdbc.sql("insert into release_finding values (?, ?, ?)")
          .params(release.id(), i, findings.get(i))
          .update();
    }
  }

  /** What somebody else has suspended stays so. */
  private void bar(Release release, Process process, boolean harmful) {
    boolean barred =
        jdbc.sql("select exists (select 1 from barred_process where definition_id = ?)")
            .param(process.id())
            .query(Boolean.class)
            .single();
    if (harmful && !barred && process.active()) {
      repository.suspendProcessDefinitionById(process.id());
      jdbc.sql("insert into barred_process values (?, ?)")
          .params(process.id(), release.id())
          .update();
    } else if (!harmful && barred) {
      repository.activateProcessDefinitionById(process.id());
      jdbc.sql("delete from barred_process where definition_id = ?").param(process.id()).update();
    }
  }
}
