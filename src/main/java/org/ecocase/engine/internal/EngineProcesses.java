package org.ecocase.engine.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.TaskCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts and wakes processes for the product itself, whose own checks have been passed by then. */
@Component
class EngineProcesses implements Processes {

  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  EngineProcesses(RuntimeService runtime, JdbcClient jdbc) {
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void start(UUID caseId, String message) {
    String id = caseId.toString();
    CaseStart.of(
        id,
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(id)
                .setVariable("caseId", id)
                .correlateStartMessage());
  }

  @Override
  @Transactional
  public boolean deliver(UUID caseId, String message, String scope, Map<String, Object> routing) {
    List<Execution> waiting =
        executions(caseId, message).stream().filter(e -> scope(e).equals(scope)).toList();
    if (waiting.size() != 1) {
      return false;
    }
    Execution execution = waiting.get(0);
    runtime.setVariables(execution.getProcessInstanceId(), routing);
    runtime.messageEventReceived(message, execution.getId());
    return true;
  }

  @Override
  public List<String> waiting(UUID caseId, String message) {
    return executions(caseId, message).stream().map(this::scope).distinct().sorted().toList();
  }

  private List<Execution> executions(UUID caseId, String message) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(caseId.toString())
        .messageEventSubscriptionName(message)
        .list();
  }

  private String scope(Execution execution) {
    return runtime.getVariable(execution.getId(), "scope") instanceof String scope ? scope : "";
  }

  @Override
  public void stop(UUID caseId, String process, String scope, String reason) {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseId.toString())
        .processDefinitionKey(process)
        .variableValueEquals("scope", scope)
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
  }

  @Override
  public boolean running(UUID caseId, String process) {
    return jdbc.sql(
            """
            select exists (
              select 1 from act_ru_execution e
              join act_re_procdef d on d.id_ = e.proc_def_id_
              where e.business_key_ = ? and e.parent_id_ is null and d.key_ = ?)
            """)
        .params(caseId.toString(), process)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean holds(UUID caseId, String user) {
    return jdbc.sql(
            """
            select exists (
              select 1 from act_ru_task t
              join act_ru_execution e on e.id_ = t.proc_inst_id_
              where e.business_key_ = ? and t.assignee_ = ?)
            """)
        .params(caseId.toString(), user)
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<TaskCard> tasks(Collection<String> ids) {
    return jdbc.sql(
            """
            select t.id_, e.business_key_, t.name_, t.due_date_, t.follow_up_date_
            from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            where t.id_ in (:ids) and e.business_key_ is not null
            """)
        .param("ids", ids.isEmpty() ? List.of("") : ids)
        .query(
            (row, i) ->
                new TaskCard(
                    row.getString(1),
                    UUID.fromString(row.getString(2)),
                    row.getString(3),
                    instant(row, 4),
                    instant(row, 5)))
        .list();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
