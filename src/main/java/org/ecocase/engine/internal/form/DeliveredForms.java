package org.ecocase.engine.internal.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.impl.FormServiceImpl;

/** Hands out deployed forms expanded: to Tasklist over REST, and to whoever asks in Java. */
public class DeliveredForms extends FormServiceImpl {

  private final FormExpansion expansion;

  public DeliveredForms(FormExpansion expansion) {
    this.expansion = expansion;
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    return expanded(super.getDeployedTaskForm(taskId));
  }

  @Override
  public InputStream getDeployedStartForm(String processDefinitionId) {
    return expanded(super.getDeployedStartForm(processDefinitionId));
  }

  private InputStream expanded(InputStream form) {
    try (form) {
      return new ByteArrayInputStream(expansion.expanded(form.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
