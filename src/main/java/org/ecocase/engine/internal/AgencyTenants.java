package org.ecocase.engine.internal;

import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.org.CurrentActor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every instance belongs to the agency of its case. A called process inherits it; a started one
 * takes it from the case file, or from the person who starts it; never from a form, never nothing.
 */
@Component
class AgencyTenants implements TenantIdProvider {

  private final ObjectProvider<CaseFiles> caseFiles;
  private final CurrentActor actor;

  AgencyTenants(ObjectProvider<CaseFiles> caseFiles, CurrentActor actor) {
    this.caseFiles = caseFiles;
    this.actor = actor;
  }

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    if (context.getSuperExecution() != null) {
      return context.getSuperExecution().getTenantId();
    }
    return CaseStart.underWay()
        .map(UUID::fromString)
        .map(id -> caseFiles.getObject().get(id).agency())
        .orElseGet(() -> actor.get().agency());
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    throw new UnsupportedOperationException("CMMN is switched off");
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? null : context.getExecution().getTenantId();
  }
}
