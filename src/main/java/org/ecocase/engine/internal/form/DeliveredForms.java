package org.ecocase.engine.internal.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;

/** Hands out deployed forms expanded: to Tasklist over REST, and to whoever asks in Java. */
public class DeliveredForms extends FormServiceImpl {

  private final Supplier<DictionaryVersions> dictionaries;

  public DeliveredForms(Supplier<DictionaryVersions> dictionaries) {
    this.dictionaries = dictionaries;
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    InputStream form = super.getDeployedTaskForm(taskId);
    return expanded(form, definitionOf(taskId));
  }

  @Override
  public InputStream getDeployedStartForm(String processDefinitionId) {
    return expanded(super.getDeployedStartForm(processDefinitionId), processDefinitionId);
  }

  /** Whoever has been given the form may know which version it is of. */
  private String definitionOf(String taskId) {
    return commandExecutor.execute(
        context -> context.getTaskManager().findTaskById(taskId).getProcessDefinitionId());
  }

  private InputStream expanded(InputStream form, String definition) {
    FormExpansion expansion = new FormExpansion(dictionaries.get().of(definition));
    try (form) {
      return new ByteArrayInputStream(expansion.expanded(form.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
