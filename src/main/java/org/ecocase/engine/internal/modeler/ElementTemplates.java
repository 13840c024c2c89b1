package org.ecocase.engine.internal.modeler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.block.BlockDefinition;
import org.ecocase.engine.internal.block.Blocks;

/** The element templates that models may name. */
public final class ElementTemplates {

  public static final ElementTemplate ROLE_TASK =
      template("roleTask", "岗位任务", "由一个岗位的人员领取并办理的任务", "userTask");
  public static final ElementTemplate PERSON_TASK =
      template("personTask", "指定人员任务", "由案卷中指定的人员办理的任务", "userTask");
  public static final ElementTemplate START_FORM =
      template("startForm", "登记", "从“启动流程”开始，以登记表单建立案卷", "startEvent");
  public static final ElementTemplate PASSING =
      template(
          "passing",
          "期限与阶段",
          "走到此处时启动、终结、中止、恢复期限或者进入阶段",
          "sequenceFlow",
          "startEvent",
          "intermediateCatchEvent",
          "boundaryEvent",
          "endEvent",
          "exclusiveGateway",
          "subProcess");

  private static final String PREFIX = "org.ecocase.";
  private static final String CALL = PREFIX + "call.";
  private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final List<ElementTemplate> GENERAL =
      List.of(ROLE_TASK, PERSON_TASK, START_FORM, PASSING);

  private ElementTemplates() {}

  private static ElementTemplate template(
      String key, String name, String about, String... elements) {
    return new ElementTemplate(PREFIX + key, name, about, List.of(elements), Map.of());
  }

  /** That of service tasks with a building block. */
  public static ElementTemplate of(BlockDefinition block) {
    return new ElementTemplate(
        PREFIX + block.name(),
        block.label(),
        block.about(),
        List.of("serviceTask"),
        Map.of("camunda:delegateExpression", "${" + block.name() + "}"));
  }

  /** That of call activities which call a process. */
  public static ElementTemplate ofCall(String process, String name) {
    return new ElementTemplate(
        CALL + process,
        "调用：" + name,
        "办理流程“" + name + "”，办结后继续",
        List.of("callActivity"),
        Map.of("calledElement", process));
  }

  /** Those that are there whatever flows there are. */
  public static Stream<ElementTemplate> standing(Blocks blocks) {
    return Stream.concat(
        GENERAL.stream(),
        blocks.all().filter(block -> !block.property()).map(ElementTemplates::of));
  }

  /** The template of that id, if there is one. */
  public static Optional<ElementTemplate> find(String id, Blocks blocks) {
    String process = id.startsWith(CALL) ? id.substring(CALL.length()) : "";
    return PROCESS.matcher(process).matches()
        ? Optional.of(ofCall(process, process))
        : standing(blocks).filter(template -> template.id().equals(id)).findFirst();
  }
}
