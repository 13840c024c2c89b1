package org.ecocase.engine.internal.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.guard.UnreadableFile;

/** The elements of a model, without where they are drawn. */
final class ModelParts {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("process", "流程"),
          Map.entry("participant", "泳池"),
          Map.entry("lane", "泳道"),
          Map.entry("userTask", "用户任务"),
          Map.entry("serviceTask", "自动环节"),
          Map.entry("businessRuleTask", "规则环节"),
          Map.entry("sendTask", "发送环节"),
          Map.entry("receiveTask", "等待环节"),
          Map.entry("callActivity", "调用"),
          Map.entry("subProcess", "子流程"),
          Map.entry("exclusiveGateway", "网关"),
          Map.entry("inclusiveGateway", "网关"),
          Map.entry("parallelGateway", "并行网关"),
          Map.entry("eventBasedGateway", "事件网关"),
          Map.entry("startEvent", "开始事件"),
          Map.entry("endEvent", "结束事件"),
          Map.entry("boundaryEvent", "边界事件"),
          Map.entry("intermediateCatchEvent", "中间事件"),
          Map.entry("intermediateThrowEvent", "中间事件"),
          Map.entry("sequenceFlow", "连线"),
          Map.entry("message", "消息"),
          Map.entry("error", "错误"));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("name", "名称"),
          Map.entry("documentation", "说明"),
          Map.entry("camunda:formRef", "表单"),
          Map.entry("camunda:formRefBinding", "表单的绑定"),
          Map.entry("camunda:calledElementBinding", "调用的绑定"),
          Map.entry("camunda:candidateGroups", "办理岗位"),
          Map.entry("camunda:candidateUsers", "办理人员"),
          Map.entry("camunda:assignee", "办理人"),
          Map.entry("camunda:dueDate", "办理期限"),
          Map.entry("camunda:delegateExpression", "构件"),
          Map.entry("camunda:decisionRef", "决策"),
          Map.entry("camunda:modelerTemplate", "元素模板"),
          Map.entry("camunda:historyTimeToLive", "保存期限"),
          Map.entry("camunda:collection", "逐行办理的表格"),
          Map.entry("isSequential", "逐行依次办理"),
          Map.entry("calledElement", "调用的流程"),
          Map.entry("conditionExpression", "条件"),
          Map.entry("default", "默认的连线"),
          Map.entry("sourceRef", "起点"),
          Map.entry("targetRef", "终点"),
          Map.entry("attachedToRef", "所在的环节"),
          Map.entry("cancelActivity", "中断所在的环节"),
          Map.entry("flowNodeRef", "其中的环节"),
          Map.entry("timeDuration", "时长"),
          Map.entry("timeDate", "时间"),
          Map.entry("timeCycle", "周期"),
          Map.entry("template", "文书"),
          Map.entry("step", "法定步骤"),
          Map.entry("article", "依据条文"),
          Map.entry("stage", "阶段"),
          Map.entry("startClock", "起算"),
          Map.entry("stopClock", "终结"),
          Map.entry("suspendClock", "中止"),
          Map.entry("resumeClock", "恢复"));

  /** What flows say of themselves. */
  private static final Set<String> TOLD_BY_FLOWS = Set.of("incoming", "outgoing");

  private final Map<String, Part> parts = new LinkedHashMap<>();

  private ModelParts() {}

  static Map<String, Part> of(String file, byte[] content) throws UnreadableFile {
    ModelParts all = new ModelParts();
    Tag.read(file, content).children().stream()
        .filter(child -> !child.name().equals("BPMNDiagram"))
        .forEach(child -> all.read(child, null));
    return all.parts;
  }

  private void read(Tag tag, Part within) {
    String kind = tag.id() == null ? null : KINDS.get(tag.name());
    if (kind != null) {
      Part part = new Part(kind, tag.label(), new LinkedHashMap<>());
      parts.put(tag.id(), part);
      tag.attributes().forEach((name, value) -> put(part, name, value));
      tag.children().forEach(child -> read(child, part));
    } else if (within == null) {
      tag.children().forEach(child -> read(child, null));
    } else if (!TOLD_BY_FLOWS.contains(tag.name())) {
      property(tag, within);
    }
  }

  /** What has no name of its own is said of the element around it. */
  private void property(Tag tag, Part part) {
    String name = tag.attribute("name");
    if (name != null && tag.children().isEmpty()) {
      String value = tag.attribute("value");
      put(part, name, value == null ? tag.text().strip() : value);
      return;
    }
    if (!tag.text().isBlank()) {
      put(part, tag.name(), tag.text().strip());
    } else if (tag.name().endsWith("EventDefinition")) {
      put(part, "类型", tag.name());
    }
    tag.attributes().forEach((key, value) -> put(part, key, value));
    tag.children().forEach(child -> read(child, part));
  }

  private static void put(Part part, String name, String value) {
    if (!name.equals("id") && !name.startsWith("xsi:")) {
      part.properties().merge(NAMES.getOrDefault(name, name), value, (a, b) -> a + "、" + b);
    }
  }
}
