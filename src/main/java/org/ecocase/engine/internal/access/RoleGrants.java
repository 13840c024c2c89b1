package org.ecocase.engine.internal.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.Start;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.springframework.stereotype.Component;

/**
 * The groups of the identity service and what each may do, granted on definitions and never on
 * single tasks. What is not granted here is denied.
 */
@Component
public class RoleGrants {

  private final IdentityService identity;
  private final AuthorizationService authorizations;

  RoleGrants(IdentityService identity, AuthorizationService authorizations) {
    this.identity = identity;
    this.authorizations = authorizations;
  }

  public void seed() {
    for (Role role : Roles.shipped()) {
      group(role);
    }
    Roles.CASE_WORKERS.forEach(this::grantCaseWork);
    grantOversight(Role.LEADERSHIP);
    grantOversight(Role.AGENCY_HEAD);
    grantOversight(Role.UNIT_HEAD);
    grantOversight(Role.DISCIPLINE);
    grantOversight(Role.PROCESS_OWNER);
    grant(Role.PROCESS_OWNER, DEPLOYMENT, "*", CREATE, READ);
    for (Resource resource : Resources.values()) {
      grant(Role.ADMIN, resource, "*", Permissions.ALL);
    }
  }

  /**
   * Grants what flows say: the roles that they bring may work on tasks, and who may start a process
   * that opens a file is who may start it in Tasklist. A start that no flow says any more is taken
   * back.
   *
   * @param profiles those of all flows in force
   */
  public void follow(Collection<FlowProfile> profiles) {
    profiles.stream()
        .flatMap(profile -> profile.roles().stream())
        .forEach(
            role -> {
              group(role);
              grantCaseWork(role);
            });
    Set<List<String>> starts =
        profiles.stream()
            .flatMap(profile -> profile.starts(Start.From.AGENCY))
            .flatMap(start -> start.roles().stream().map(role -> List.of(role, start.process())))
            .collect(Collectors.toSet());
    authorizations
        .createAuthorizationQuery()
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .resourceType(PROCESS_DEFINITION)
        .list()
        .stream()
        .filter(row -> row.getGroupId() != null && !row.getResourceId().equals("*"))
        .filter(row -> row.isPermissionGranted(CREATE_INSTANCE))
        .filter(row -> !starts.contains(List.of(row.getGroupId(), row.getResourceId())))
        .forEach(this::takeBack);
    starts.forEach(start -> grant(start.get(0), PROCESS_DEFINITION, start.get(1), CREATE_INSTANCE));
  }

  /** What an administrator has granted beside it stays. */
  private void takeBack(Authorization row) {
    row.removePermission(CREATE_INSTANCE);
    authorizations.saveAuthorization(row);
  }

  private void group(Role role) {
    if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
      Group group = identity.newGroup(role.group());
      group.setName(role.label());
      group.setType(role == Role.ADMIN ? "SYSTEM" : "WORKFLOW");
      identity.saveGroup(group);
    }
  }

  private void grantCaseWork(Role role) {
    grant(role, APPLICATION, "tasklist", ACCESS);
    grant(role, PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_TASK, TASK_WORK, READ_HISTORY);
    grant(role, PROCESS_INSTANCE, "*", CREATE);
  }

  private void grantOversight(Role role) {
    grant(role, APPLICATION, "cockpit", ACCESS);
    if (!Roles.CASE_WORKERS.contains(role)) {
      grant(role, PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
    }
    grant(role, PROCESS_INSTANCE, "*", READ);
    grant(role, DEPLOYMENT, "*", READ);
    grant(role, DECISION_DEFINITION, "*", READ, READ_HISTORY);
  }

  public void grant(Role role, Resource resource, String id, Permission... permissions) {
    grant(role.group(), resource, id, permissions);
  }

  /** One row per group, resource and id: a second would be refused, so the row grows. */
  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization row =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .singleResult();
    if (row == null) {
      row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      row.setGroupId(group);
      row.setResource(resource);
      row.setResourceId(id);
    }
    for (Permission permission : permissions) {
      row.addPermission(permission);
    }
    authorizations.saveAuthorization(row);
  }
}
