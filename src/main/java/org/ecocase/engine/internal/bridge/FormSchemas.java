package org.ecocase.engine.internal.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.engine.internal.form.DictionaryVersions;
import org.ecocase.engine.internal.form.FormExpansion;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The schemas of forms, parsed once per deployed form. Forms are bound to the deployment of their
 * model, so a running task keeps the form it was built with.
 */
@Component
class FormSchemas {

  private final Map<String, FormSchema> byDeployment = new ConcurrentHashMap<>();
  private final DictionaryVersions dictionaries;
  private final ObjectProvider<PackageDataInForce> packages;
  private volatile Object read;

  FormSchemas(DictionaryVersions dictionaries, ObjectProvider<PackageDataInForce> packages) {
    this.dictionaries = dictionaries;
    this.packages = packages;
  }

  /** The schema that a definition names; to be called inside an engine command. */
  FormSchema of(FormDefinition form, String processDefinitionId) {
    Expression expression = form.getCamundaFormDefinitionKey();
    String key = expression.getExpressionText();
    CommandContext context = Context.getCommandContext();
    String deployment = deployment(processDefinitionId);
    String binding = form.getCamundaFormDefinitionBinding();
    if (!"deployment".equals(binding)) {
      return schema(context, key, binding, processDefinitionId);
    }
    forgetOld();
    FormSchema known = byDeployment.get(deployment + "/" + key);
    if (known == null) {
      known = schema(context, key, binding, processDefinitionId);
      byDeployment.put(deployment + "/" + key, known);
    }
    return known;
  }

  /** Forms name codes of other flows too, which a deployment may have changed. */
  private void forgetOld() {
    Object now = dictionaries.state();
    if (now != read) {
      byDeployment.clear();
      read = now;
    }
  }

  private FormSchema schema(CommandContext context, String key, String binding, String process) {
    // another node may have deployed the form a moment ago, and facts with it
    packages.getObject().load();
    CamundaFormDefinition definition = definition(context, key, binding, deployment(process));
    Dictionary facts = dictionaries.of(process);
    return FormSchema.read(
        key, definition.getVersion(), delivered(context, definition, facts), facts);
  }

  private static String deployment(String processDefinitionId) {
    return Context.getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDeployedProcessDefinitionById(processDefinitionId)
        .getDeploymentId();
  }

  private static CamundaFormDefinition definition(
      CommandContext context, String key, String binding, String deployment) {
    try {
      return context.runWithoutAuthorization(
          () ->
              new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(key, binding), deployment)
                  .execute(context));
    } catch (NotFoundException e) {
      throw new Refusal(Refusal.Kind.RULE, "没有部署表单“" + key + "”，请告知流程管理员");
    }
  }

  private static byte[] delivered(
      CommandContext context, CamundaFormDefinition definition, Dictionary facts) {
    try (InputStream in =
        context.runWithoutAuthorization(
            () ->
                new GetDeploymentResourceCmd(
                        definition.getDeploymentId(), definition.getResourceName())
                    .execute(context))) {
      return new FormExpansion(facts).expanded(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
