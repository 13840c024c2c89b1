package org.ecocase.engine.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.ecocase.casefile.Choice;

/** Hands out deployed forms expanded: to Tasklist over REST, and to whoever asks in Java. */
public class DeliveredForms extends FormServiceImpl {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<DictionaryVersions> dictionaries;
  private final Function<String, List<Choice>> lists;

  /**
   * @param lists what the lists of a start form offer to whoever starts
   */
  public DeliveredForms(
      Supplier<DictionaryVersions> dictionaries, Function<String, List<Choice>> lists) {
    this.dictionaries = dictionaries;
    this.lists = lists;
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    InputStream form = super.getDeployedTaskForm(taskId);
    return stream(expanded(read(form), definitionOf(taskId)));
  }

  @Override
  public InputStream getDeployedStartForm(String processDefinitionId) {
    InputStream form = super.getDeployedStartForm(processDefinitionId);
    JsonNode expanded = expanded(read(form), processDefinitionId);
    return stream(FormExpansion.written(expanded, lists));
  }

  /** Whoever has been given the form may know which version it is of. */
  private String definitionOf(String taskId) {
    return commandExecutor.execute(
        context -> context.getTaskManager().findTaskById(taskId).getProcessDefinitionId());
  }

  private JsonNode expanded(JsonNode form, String definition) {
    return new FormExpansion(dictionaries.get().of(definition)).expanded(form);
  }

  private static JsonNode read(InputStream form) {
    try (form) {
      return JSON.readTree(form);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(JsonNode form) {
    try {
      return new ByteArrayInputStream(JSON.writeValueAsBytes(form));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
