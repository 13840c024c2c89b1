package org.ecocase.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ecocase.engine.internal.action.ProcessEnds;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.engine.internal.block.ModelBeans;
import org.ecocase.engine.internal.block.RowScopes;
import org.ecocase.engine.internal.bridge.FormBridge;
import org.ecocase.engine.internal.bridge.StartChoices;
import org.ecocase.engine.internal.form.DeliveredForms;
import org.ecocase.engine.internal.form.DictionaryVersions;
import org.ecocase.engine.internal.guard.DeploymentGuard;
import org.ecocase.engine.internal.lock.EngineLock;
import org.ecocase.engine.internal.mark.MarkReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Turns the stock engine into ours; last in line, as the starter's own plugins would overwrite it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

  private final ApplicationContext context;
  private final Blocks blocks;
  private final RowScopes rows;
  private final FormBridge bridge;
  private final ProcessEnds ends;
  private final MarkReader marks;
  private final AgencyTenants tenants;
  private final DeploymentGuard guard;
  private final ObjectProvider<DictionaryVersions> dictionaries;
  private final ObjectProvider<StartChoices> choices;

  EngineSettings(
      ApplicationContext context,
      Blocks blocks,
      RowScopes rows,
      FormBridge bridge,
      ProcessEnds ends,
      MarkReader marks,
      AgencyTenants tenants,
      DeploymentGuard guard,
      ObjectProvider<DictionaryVersions> dictionaries,
      ObjectProvider<StartChoices> choices) {
    this.context = context;
    this.blocks = blocks;
    this.rows = rows;
    this.bridge = bridge;
    this.ends = ends;
    this.marks = marks;
    this.tenants = tenants;
    this.guard = guard;
    this.dictionaries = dictionaries;
    this.choices = choices;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomHistoryLevels(new ArrayList<>(List.of(new LeanHistory())));
    engine.setHistory(LeanHistory.NAME);
    engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(bridge, marks, ends)));
    engine.setCustomPreDeployers(new ArrayList<>(List.of(guard)));
    engine.setFormService(
        new DeliveredForms(dictionaries::getObject, list -> choices.getObject().of(list)));
    engine.setTenantIdProvider(tenants);
    engine.setResourceAuthorizationProvider(new DefinitionGrants());
    engine.setPasswordEncryptor(new Passwords());
    engine.setCustomPreCommandInterceptorsTxRequired(
        prepended(engine.getCustomPreCommandInterceptorsTxRequired()));
    engine.setCustomPreCommandInterceptorsTxRequiresNew(
        prepended(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
    engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9-]*");
    EngineLock.on(engine, new ModelBeans(blocks, context), rows);
  }

  private static List<CommandInterceptor> prepended(List<CommandInterceptor> interceptors) {
    List<CommandInterceptor> all = new ArrayList<>();
    all.add(new RefusalInterceptor());
    if (interceptors != null) {
      all.addAll(interceptors);
    }
    return all;
  }
}
