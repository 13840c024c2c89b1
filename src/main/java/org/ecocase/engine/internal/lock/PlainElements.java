package org.ecocase.engine.internal.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.block.MarkProperties;

/**
 * The elements and attributes that the engine may read at all. The deployment guard knows far more
 * exactly what a flow may say; this list holds for every model, also for one that no guard has
 * seen.
 */
final class PlainElements {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String XSI_TYPE = "http://www.w3.org/2001/XMLSchema-instance:type";

  /** Pictures: the engine reads places from them and nothing else. */
  private static final Set<String> DRAWN =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI");

  private static final Set<String> ELEMENTS =
      Set.of(
          "definitions",
          "process",
          "collaboration",
          "participant",
          "laneSet",
          "lane",
          "flowNodeRef",
          "documentation",
          "extensionElements",
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "userTask",
          "serviceTask",
          "receiveTask",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway",
          "eventBasedGateway",
          "sequenceFlow",
          "incoming",
          "outgoing",
          "conditionExpression",
          "timerEventDefinition",
          "timeDate",
          "timeDuration",
          "timeCycle",
          "messageEventDefinition",
          "message",
          "terminateEventDefinition",
          "errorEventDefinition",
          "error",
          "multiInstanceLoopCharacteristics",
          "loopCardinality",
          "textAnnotation",
          "text",
          "association",
          "group",
          "category",
          "categoryValue");

  private static final Set<String> EXTENSIONS =
      Set.of(
          "properties",
          "property",
          "inputOutput",
          "inputParameter",
          "in",
          "out",
          "failedJobRetryTimeCycle");

  /** Attributes without namespace, on whatever element they stand. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "name",
          "value",
          "targetNamespace",
          "exporter",
          "exporterVersion",
          "isExecutable",
          "sourceRef",
          "targetRef",
          "attachedToRef",
          "cancelActivity",
          "calledElement",
          "messageRef",
          "errorRef",
          "errorCode",
          "triggeredByEvent",
          "isInterrupting",
          "default",
          "isSequential",
          "processRef",
          "categoryValueRef",
          "associationDirection",
          "textFormat",
          "gatewayDirection",
          "businessKey",
          "source",
          "sourceExpression",
          "target",
          // those that the engine's validating parser adds with their defaults
          "startQuantity",
          "completionQuantity",
          "isForCompensation",
          "implementation",
          "typeLanguage",
          "expressionLanguage",
          "processType",
          "isClosed",
          "parallelMultiple",
          "instantiate",
          "behavior",
          "eventGatewayType");

  private static final Map<String, Set<String>> OF_CAMUNDA = ofCamunda();

  /** By which template Modeler has made an element is of no concern to the engine. */
  private static final Set<String> OF_MODELER = Set.of("modelerTemplate", "modelerTemplateVersion");

  /** Where the engine may evaluate something at all; it can reach little even there. */
  private static final Set<String> EVALUATED =
      Set.of(
          "camunda:delegateExpression",
          "camunda:candidateUsers",
          "camunda:assignee",
          "camunda:dueDate",
          "camunda:followUpDate",
          "businessKey");

  private static final Set<String> EVALUATED_TEXTS = Set.of("conditionExpression", "timeDate");

  private static final Pattern BLOCK = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern CARDINALITY = Pattern.compile("\\s*(200|1?[0-9]{1,2})\\s*");

  private final List<String> findings = new ArrayList<>();

  private final Predicate<String> blocks;

  private PlainElements(Predicate<String> blocks) {
    this.blocks = blocks;
  }

  private static Map<String, Set<String>> ofCamunda() {
    Set<String> waits = Set.of("asyncBefore", "asyncAfter", "exclusive");
    Map<String, Set<String>> attributes = new HashMap<>();
    attributes.put("process", Set.of("historyTimeToLive", "isStartableInTasklist", "versionTag"));
    attributes.put(
        "userTask",
        Set.of(
            "formRef",
            "formRefBinding",
            "candidateGroups",
            "candidateUsers",
            "assignee",
            "dueDate",
            "followUpDate",
            "priority"));
    attributes.put("startEvent", Set.of("formRef", "formRefBinding"));
    attributes.put(
        "serviceTask", Set.of("delegateExpression", "asyncBefore", "asyncAfter", "exclusive"));
    attributes.put(
        "callActivity", Set.of("calledElementBinding", "asyncBefore", "asyncAfter", "exclusive"));
    attributes.put("multiInstanceLoopCharacteristics", Set.of("collection"));
    for (String node : Set.of("endEvent", "subProcess", "intermediateCatchEvent")) {
      attributes.put(node, waits);
    }
    return Map.copyOf(attributes);
  }

  static List<String> findings(Element root, Predicate<String> blocks) {
    PlainElements elements = new PlainElements(blocks);
    elements.element(root);
    return elements.findings;
  }

  private void element(Element element) {
    String uri = element.getUri();
    if (DRAWN.contains(uri)) {
      return;
    }
    String name = element.getTagName();
    boolean known =
        BPMN.equals(uri) && ELEMENTS.contains(name)
            || CAMUNDA.equals(uri) && EXTENSIONS.contains(name);
    if (!known) {
      find(element, "不允许使用元素“" + name + "”");
      return;
    }
    element.attributes().forEach(attribute -> attribute(element, attribute));
    text(element);
    marks(element);
    element.elements().forEach(this::element);
  }

  /** A clock that the engine would not read must not look as if it were started. */
  private void marks(Element element) {
    for (Element property : MarkProperties.of(element)) {
      String stated = property.attribute("name");
      if (Mark.read(stated, property.attribute("value"))
          .filter(mark -> mark.on(element.getTagName()))
          .filter(mark -> !"true".equals(element.attribute("triggeredByEvent")))
          .isEmpty()) {
        find(element, "属性" + stated + "不能写成“" + property.attribute("value") + "”");
      }
    }
  }

  private void attribute(Element element, String attribute) {
    String camunda = CAMUNDA + ":";
    boolean ofCamunda = attribute.startsWith(camunda);
    String name = ofCamunda ? attribute.substring(camunda.length()) : attribute;
    boolean known =
        ofCamunda
            ? OF_CAMUNDA.getOrDefault(element.getTagName(), Set.of()).contains(name)
                || OF_MODELER.contains(name)
            : ATTRIBUTES.contains(name)
                || name.equals(XSI_TYPE)
                || name.matches("xmlns(:.*)?")
                || modeler(element, name);
    String shown = ofCamunda ? "camunda:" + name : name;
    if (!known) {
      find(element, "不允许使用属性“" + shown + "”");
      return;
    }
    String value =
        ofCamunda
            ? element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, name)
            : element.attribute(name);
    if (shown.equals("camunda:delegateExpression") && !block(value)) {
      find(element, "没有构件“" + value + "”");
    } else if (!EVALUATED.contains(shown) && evaluated(value)) {
      find(element, "属性“" + shown + "”不允许使用表达式");
    }
  }

  /** Which Modeler wrote a file is of no concern to the engine. */
  private static boolean modeler(Element element, String attribute) {
    return element.getTagName().equals("definitions")
        && attribute.startsWith("http://camunda.org/schema/modeler/1.0:executionPlatform");
  }

  private void text(Element element) {
    String text = element.getText();
    if (element.getTagName().equals("loopCardinality") && !CARDINALITY.matcher(text).matches()) {
      find(element, "重复次数应为不超过200的数字");
    } else if (!EVALUATED_TEXTS.contains(element.getTagName()) && evaluated(text)) {
      find(element, "“" + element.getTagName() + "”中不允许使用表达式");
    }
  }

  private boolean block(String expression) {
    var block = BLOCK.matcher(expression);
    return block.matches() && blocks.test(block.group(1));
  }

  private static boolean evaluated(String text) {
    return text != null && (text.contains("${") || text.contains("#{"));
  }

  private void find(Element element, String problem) {
    String id = element.attribute("id");
    findings.add("第" + element.getLine() + "行" + (id == null ? "" : "（" + id + "）") + problem);
  }
}
