package org.ecocase.engine.internal.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.ecocase.dictionary.FactRows;
import org.ecocase.draft.Draft;
import org.ecocase.draft.Drafts;
import org.ecocase.engine.FormDrafts;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DraftDesk implements FormDrafts {

  private final ProcessEngineConfigurationImpl engine;
  private final BridgeServices services;
  private final Drafts drafts;

  DraftDesk(ProcessEngineConfigurationImpl engine, BridgeServices services, Drafts drafts) {
    this.engine = engine;
    this.services = services;
    this.drafts = drafts;
  }

  /**
   * A form that the person may fill in.
   *
   * @param caseId the file that it belongs to; null where it opens one
   */
  private record Form(FormSchema schema, UUID caseId) {}

  @Override
  @Transactional(readOnly = true)
  public Optional<Kept> find(Place place, Actor actor) {
    Form form = form(place, actor);
    return drafts.find(actor.id(), place.key()).map(draft -> kept(draft, form));
  }

  private Kept kept(Draft draft, Form form) {
    boolean outdated =
        draft.formVersion() != form.schema().version()
            || form.caseId() != null
                && services.caseFiles().submissions(form.caseId()).stream()
                    .anyMatch(submission -> submission.at().isAfter(draft.begunAt()));
    List<String> entered =
        form.schema().fields().stream().filter(field -> !field.readonly()).map(Field::key).toList();
    return new Kept(draft.entries().deepCopy().retain(entered), draft.savedAt(), outdated);
  }

  @Override
  @Transactional
  public Instant save(Place place, Actor actor, ObjectNode entries) {
    // whoever hands in at the same moment is waited for, and the task is gone then
    drafts.lock(place.key());
    FormSchema schema = form(place, actor).schema();
    return drafts.save(actor.id(), place.key(), schema.version(), entered(schema, entries));
  }

  private static ObjectNode entered(FormSchema schema, ObjectNode entries) {
    Map<String, Field> fields =
        schema.fields().stream()
            .collect(Collectors.toMap(Field::key, Function.identity(), (one, other) -> one));
    ObjectNode entered = entries.deepCopy();
    entries
        .fieldNames()
        .forEachRemaining(
            key -> {
              Field field = fields.get(key);
              if (field == null && !Offered.isOffered(key)) {
                throw Refusal.invalid(key, "表单中没有“" + key + "”这一项");
              }
              if (field == null || field.readonly()) {
                entered.remove(key);
              } else if (!field.columns().isEmpty()) {
                rows(field, entered.path(key));
              }
            });
    return entered;
  }

  /** Of a row its id and the cells that can be filled in. */
  private static void rows(Field table, JsonNode rows) {
    List<String> cells =
        Stream.concat(
                Stream.of(FactRows.ID),
                table.columns().stream().filter(column -> !column.readonly()).map(Field::key))
            .toList();
    for (JsonNode row : rows) {
      if (row instanceof ObjectNode object) {
        object.retain(cells);
      }
    }
  }

  @Override
  @Transactional
  public void discard(Place place, Actor actor) {
    form(place, actor);
    drafts.discard(actor.id(), place.key());
  }

  private Form form(Place place, Actor actor) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                place instanceof OfTask task
                    ? form(context, task, actor)
                    : form((OfStart) place, actor));
  }

  private Form form(CommandContext context, OfTask place, Actor actor) {
    TaskEntity task = context.getTaskManager().findTaskById(place.taskId());
    if (task == null || !actor.belongsTo(services.agency(task))) {
      throw Refusal.notFound("没有这个待办事项");
    }
    if (!actor.id().equals(task.getAssignee())) {
      throw Refusal.forbidden("该事项不由您办理，没有您的草稿；可以办理的，请先签收");
    }
    return new Form(
        services
            .schemas()
            .of(task.getTaskDefinition().getFormDefinition(), task.getProcessDefinitionId()),
        UUID.fromString(task.getExecution().getProcessBusinessKey()));
  }

  private Form form(OfStart place, Actor actor) {
    services.inForce().getObject().load();
    ProcessDefinitionEntity definition =
        services.profiles().opening(place.process()).isEmpty()
            ? null
            : engine
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKeyAndTenantId(place.process(), null);
    if (definition == null || definition.getStartFormDefinition() == null) {
      throw Refusal.notFound("没有可以启动的流程“" + place.process() + "”");
    }
    boolean may =
        engine
            .getAuthorizationService()
            .isUserAuthorized(
                actor.id(),
                List.copyOf(TaskRights.groups(actor)),
                Permissions.CREATE_INSTANCE,
                Resources.PROCESS_DEFINITION,
                place.process());
    if (!may) {
      throw Refusal.forbidden("您无权启动此流程");
    }
    return new Form(
        services.schemas().of(definition.getStartFormDefinition(), definition.getId()), null);
  }
}
