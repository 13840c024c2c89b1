package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Reads a model as a careful reviewer would; each finding is one Chinese sentence that names the
 * element. The build and the running system use the same check.
 */
final class ModelCheck {

  static final Map<String, Set<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("generateDocument", Set.of("template")),
          Map.entry("startClock", Set.of("term")),
          Map.entry("stopClock", Set.of("term")),
          Map.entry("suspendClock", Set.of("term", "reason")),
          Map.entry("resumeClock", Set.of("term")),
          Map.entry("extendClock", Set.of("term", "approver")),
          Map.entry("setStage", Set.of("stage")),
          Map.entry("decide", Set.of("decision")),
          Map.entry("recordFact", Set.of("fact", "value")),
          Map.entry("sendMail", Set.of("mail", "to")));

  private final BpmnModelInstance model;
  private final String file;
  private final Known known;
  private final List<String> findings = new ArrayList<>();

  private ModelCheck(String file, BpmnModelInstance model, Known known) {
    this.file = file;
    this.model = model;
    this.known = known;
  }

  /** The findings; empty for a model that may be deployed. */
  static List<String> findings(String file, BpmnModelInstance model, Known known) {
    ModelCheck check = new ModelCheck(file, model, known);
    check.run();
    return check.findings;
  }

  private void run() {
    all(Process.class).forEach(this::process);
    all(FlowNode.class).forEach(this::documented);
    all(UserTask.class).forEach(this::userTask);
    all(ServiceTask.class).forEach(this::serviceTask);
    all(CallActivity.class).forEach(this::callActivity);
    all(SequenceFlow.class).forEach(this::sequenceFlow);
    all(StartEvent.class).forEach(this::startEvent);
    all(TimeDate.class).forEach(this::timer);
    all(TimeCycle.class).forEach(time -> literal(time, time.getTextContent()));
    all(TimeDuration.class).forEach(time -> literal(time, time.getTextContent()));
    all(CamundaInputParameter.class).forEach(p -> literal(p, p.getTextContent()));
    forbidden();
    drawn();
  }

  private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
    return model.getModelElementsByType(type);
  }

  private void find(String element, String problem) {
    findings.add("《" + file + "》" + element + "：" + problem);
  }

  private static String name(ModelElementInstance element) {
    if (element instanceof FlowElement flow) {
      return "“" + (flow.getName() == null ? "" : flow.getName()) + "”（" + flow.getId() + "）";
    }
    return element instanceof BaseElement base
        ? "（" + base.getId() + "）"
        : element.getElementType().getTypeName();
  }

  private void process(Process process) {
    if (!file.equals(process.getId() + ".bpmn")) {
      find("流程“" + process.getId() + "”", "文件名应为流程编号加.bpmn");
    }
    if (process.getCamundaHistoryTimeToLiveString() == null) {
      find("流程“" + process.getId() + "”", "未设置历史保留期限");
    }
  }

  private void documented(FlowNode node) {
    boolean documents =
        node.getDocumentations().stream().anyMatch(d -> !d.getTextContent().isBlank());
    if (!documents) {
      find(name(node), "缺少说明（应写明依据的条款）");
    }
  }

  private void userTask(UserTask task) {
    String form = task.getCamundaFormRef();
    if (form == null || !known.forms().contains(form)) {
      find(name(task), "表单“" + form + "”不在同一次部署中");
    }
    if (!"deployment".equals(task.getCamundaFormRefBinding())) {
      find(name(task), "表单绑定方式应为deployment");
    }
    List<String> groups = task.getCamundaCandidateGroupsList();
    groups.stream()
        .filter(group -> !known.roles().contains(group))
        .forEach(group -> find(name(task), "没有角色“" + group + "”"));
    String users = task.getCamundaCandidateUsers();
    if (groups.isEmpty() && users == null && task.getCamundaAssignee() == null) {
      find(name(task), "没有办理角色或人员");
    }
    for (String people : new String[] {users, task.getCamundaAssignee()}) {
      if (people != null && !ExpressionRule.isPeople(people)) {
        find(name(task), "办理人员只能写成${people.of('…')}");
      }
    }
    term(task, task.getCamundaDueDate(), "办理期限");
    if (task.getCamundaFollowUpDate() != null) {
      term(task, task.getCamundaFollowUpDate(), "跟进日期");
    }
    references(task, "routing", known.facts(), "事实");
    references(task, "policy", known.policies(), "规则");
    literal(task, task.getName());
    literal(task, task.getCamundaPriority());
  }

  private void references(UserTask task, String property, Set<String> allowed, String what) {
    values(task, property).stream()
        .filter(value -> !allowed.contains(value))
        .forEach(value -> find(name(task), "没有" + what + "“" + value + "”"));
  }

  private static List<String> values(UserTask task, String property) {
    if (task.getExtensionElements() == null) {
      return List.of();
    }
    return task.getExtensionElements().getElementsQuery().list().stream()
        .flatMap(e -> e.getChildElementsByType(CamundaProperty.class).stream())
        .filter(p -> property.equals(p.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .filter(Objects::nonNull)
        .flatMap(value -> Arrays.stream(value.split("\\s*,\\s*")))
        .filter(value -> !value.isBlank())
        .toList();
  }

  private void term(ModelElementInstance element, String expression, String what) {
    String term = expression == null ? null : ExpressionRule.term(expression);
    if (term == null) {
      find(name(element), what + "应写成${clock.due('期限')}");
    } else if (!known.terms().contains(term)) {
      find(name(element), what + "：没有期限“" + term + "”");
    }
  }

  private void timer(TimeDate time) {
    term(time, time.getTextContent(), "定时器");
  }

  private void serviceTask(ServiceTask task) {
    String bean = task.getCamundaDelegateExpression();
    if (bean == null || !ExpressionRule.isBlock(bean)) {
      find(name(task), "服务任务只能使用构件清单中的构件，而不是“" + bean + "”");
      return;
    }
    Map<String, String> given = parameters(task);
    String block = bean.substring(2, bean.length() - 1);
    Set<String> wanted = PARAMETERS.getOrDefault(block, Set.of());
    wanted.stream()
        .filter(parameter -> given.getOrDefault(parameter, "").isBlank())
        .forEach(parameter -> find(name(task), "缺少参数“" + parameter + "”"));
    known(task, given.get("template"), known.templates(), "文书模板");
    for (String term : given.getOrDefault("term", "").split(",\\s*")) {
      known(task, term.isEmpty() ? null : term, known.terms(), "期限");
    }
    known(task, given.get("into"), known.facts(), "数据项");
    recorded(task, given.get("fact"), given.get("value"));
    known(task, given.get("decision"), known.decisions(), "决策表");
  }

  /** A value that its fact does not take would only be found out when a case comes by. */
  private void recorded(ServiceTask task, String fact, String value) {
    known(task, fact, known.facts(), "数据项");
    if (fact != null && value != null && known.codes().containsKey(fact)) {
      known(task, value, known.codes().get(fact), "数据项“" + fact + "”的代码");
    }
  }

  private void known(ServiceTask task, String value, Set<String> allowed, String what) {
    if (value != null && !allowed.contains(value)) {
      find(name(task), "没有" + what + "“" + value + "”");
    }
  }

  private static Map<String, String> parameters(ServiceTask task) {
    return task.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
        .filter(p -> p.getParentElement().getParentElement().getParentElement().equals(task))
        .collect(
            Collectors.toMap(
                CamundaInputParameter::getCamundaName, p -> p.getTextContent().strip()));
  }

  private void callActivity(CallActivity call) {
    if (ExpressionRule.isExpression(call.getCalledElement())) {
      find(name(call), "被调用的流程应写明编号");
    }
    if (call.getCamundaVariableMappingClass() != null
        || call.getCamundaVariableMappingDelegateExpression() != null) {
      find(name(call), "不允许使用变量映射类");
    }
  }

  private void sequenceFlow(SequenceFlow flow) {
    ConditionExpression condition = flow.getConditionExpression();
    if (condition == null) {
      return;
    }
    if (condition.getLanguage() != null || condition.getCamundaResource() != null) {
      find(name(flow), "不允许使用脚本");
    } else if (!ExpressionRule.isCondition(condition.getTextContent())) {
      find(name(flow), "条件只能比较流转变量和常量：" + condition.getTextContent());
    }
  }

  private void startEvent(StartEvent start) {
    String form = start.getCamundaFormRef();
    if (form != null && !known.forms().contains(form)) {
      find(name(start), "表单“" + form + "”不在同一次部署中");
    }
    if (start.getCamundaFormHandlerClass() != null) {
      find(name(start), "不允许使用表单处理类");
    }
  }

  private void literal(ModelElementInstance element, String text) {
    if (ExpressionRule.isExpression(text)) {
      find(name(element), "此处不允许使用表达式：" + text);
    }
  }

  private void forbidden() {
    all(ScriptTask.class).forEach(task -> find(name(task), "不允许使用脚本任务"));
    all(CamundaScript.class).forEach(script -> find("脚本", "不允许使用脚本"));
    all(BusinessRuleTask.class).forEach(task -> find(name(task), "请使用“判定”构件"));
    all(SendTask.class).forEach(task -> find(name(task), "请使用“通知”构件"));
    all(CamundaConnector.class).forEach(c -> find("连接器", "不允许使用连接器"));
    all(CamundaExecutionListener.class).forEach(l -> find("执行监听器", "不允许使用监听器"));
    all(CamundaTaskListener.class).forEach(l -> find("任务监听器", "不允许使用监听器"));
    all(CamundaOutputParameter.class).forEach(p -> find("输出参数", "不允许使用输出参数"));
    for (CamundaIn in : all(CamundaIn.class)) {
      String key = in.getCamundaBusinessKey();
      if (key != null && !ExpressionRule.isBusinessKey(key)) {
        find("调用活动", "业务键只能写成#{execution.processBusinessKey}");
      }
      literal(in, in.getCamundaSourceExpression());
    }
    all(CamundaOut.class).forEach(out -> literal(out, out.getCamundaSourceExpression()));
  }

  private void drawn() {
    Set<BaseElement> drawn = new HashSet<>();
    all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
    all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement()));
    all(FlowElement.class).stream()
        .filter(e -> e instanceof FlowNode || e instanceof SequenceFlow)
        .filter(element -> !drawn.contains(element))
        .forEach(element -> find(name(element), "没有画在图上"));
  }
}
