package org.ecocase.engine.internal.release;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Calls inside a package stay in the deployment that a case began with; calls to another package reach
 * its newest version.
 */
public final class CallBinding {

  private static final String INSIDE = "deployment";
  private static final String OUTSIDE = "latest";

  private CallBinding() {}

  /** Calls of a whole package that are bound otherwise, one Chinese sentence for each. */
  public static List<String> findings(Map<String, byte[]> files) {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    files.forEach(
        (file, content) -> {
          if (file.endsWith(".bpmn")) {
            read(content, file, models);
          }
        });
    List<String> own =
        models.values().stream()
            .flatMap(model -> model.getModelElementsByType(Process.class).stream())
            .map(Process::getId)
            .toList();
    List<String> findings = new ArrayList<>();
    models.forEach(
        (file, model) ->
            model
                .getModelElementsByType(CallActivity.class)
                .forEach(call -> check(file, call, own, findings)));
    return findings;
  }

  private static void check(
      String file, CallActivity call, List<String> own, List<String> findings) {
    String called = call.getCalledElement();
    String bound = call.getCamundaCalledElementBinding();
    String wanted = own.contains(called) ? INSIDE : OUTSIDE;
    if (!wanted.equals(bound == null ? OUTSIDE : bound)) {
      findings.add(
          ("《%s》调用活动“%s”（%s）：流程“%s”%s，calledElementBinding应为“%s”")
              .formatted(
                  file,
                  call.getName(),
                  call.getId(),
                  called,
                  wanted.equals(INSIDE) ? "在同一流程包中" : "在另一流程包中",
                  wanted));
    }
  }

  /** What cannot be read is refused elsewhere. */
  private static void read(byte[] content, String file, Map<String, BpmnModelInstance> models) {
    try {
      models.put(file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
    } catch (ModelException e) {
      models.remove(file);
    }
  }
}
