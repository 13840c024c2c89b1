#!/usr/bin/env python3
"""Writes .camunda/element-templates/ecocase.json: the building blocks that Camunda Modeler offers.

    python3 src/main/scripts/element_templates.py

Choices come from the term table, the document and mail templates, the decision tables, the steps and the roles;
run it again after one of them has changed. A test compares the file with what models may refer to.
"""
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / ".camunda" / "element-templates" / "ecocase.json"
SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json"
JAVA = ROOT / "src" / "main" / "java" / "org" / "ecocase"


def text(path):
    return path.read_text(encoding="utf-8")


def choices(pairs):
    return [{"name": name, "value": value} for value, name in pairs]


def terms():
    found = {}
    rows = re.findall(r"<rule id=.*?</rule>", text(ROOT / "processes/deadline/terms.dmn"), re.S)
    for row in rows:
        key = re.search(r'_termKey">\s*<text>"([^"]+)"', row)[1]
        label = re.search(r'_label">\s*<text>"([^"]+)"', row)[1]
        found.setdefault(key, label)
    return [(key, f"{label}（{key}）") for key, label in sorted(found.items())]


def steps():
    found = []
    for file in sorted((ROOT / "src/main/resources/steps").glob("*.yml")):
        steps_of_file = text(file).split("\neffects:")[0]
        found += re.findall(r"^  ([a-z0-9-]+):\n    name: (.+)$", steps_of_file, re.M)
    return [(key, f"{name}（{key}）") for key, name in found]


def documents():
    found = []
    for meta in sorted((ROOT / "templates").glob("*/*/meta.yml")):
        name = re.search(r"^name: (.+)$", text(meta), re.M)[1]
        found.append((meta.parent.name, name))
    return found


def mails():
    found = []
    for mail in sorted((ROOT / "templates/mail").glob("*/mail.ftl")):
        subject = text(mail).splitlines()[0]
        found.append((mail.parent.name, re.sub(r"\$\{[^}]*\}", "…", subject)))
    return found


def decisions():
    found = []
    for table in sorted((ROOT / "processes").glob("*/*.dmn")):
        if table.parent.name in ("deadline", "discretion"):
            continue
        found += re.findall(r'<decision id="([^"]+)" name="([^"]+)"', text(table))
    return found


def roles():
    body = text(JAVA / "org/Role.java")
    return re.findall(r'new Role\("([a-z-]+)", "([^"]+)"\)', body)


def stages():
    found = []
    for flow in sorted((ROOT / "processes").glob("*/*.yml")):
        found += re.findall(r"^    ([A-Z][A-Z0-9_]+): ([^{\n]+)$", text(flow), re.M)
    return found + [("entering " + key, "进入时：" + name) for key, name in found]


def parameter(name, label, values=None, description=None, optional=False):
    found = {
        "label": label,
        "type": "Dropdown" if values else "String",
        "binding": {"type": "camunda:inputParameter", "name": name},
    }
    if values:
        found["choices"] = choices(values)
    if description:
        found["description"] = description
    if optional:
        found["optional"] = True
    else:
        found["constraints"] = {"notEmpty": True}
    return found


def template(key, name, description, kind, properties):
    return {
        "$schema": SCHEMA,
        "name": name,
        "id": f"org.ecocase.{key}",
        "description": description,
        "version": 1,
        "appliesTo": kind if isinstance(kind, list) else [kind],
        "properties": properties,
    }


def block(bean, name, description, *parameters):
    hidden = {
        "type": "Hidden",
        "value": "${" + bean + "}",
        "binding": {"type": "property", "name": "camunda:delegateExpression"},
    }
    return template(bean, name, description, "bpmn:ServiceTask", [hidden, *parameters])


def marked(name, label, description):
    return {
        "label": label,
        "type": "String",
        "description": description,
        "optional": True,
        "binding": {"type": "camunda:property", "name": name},
    }


def clocks():
    late = "；办结时办理，前面加entering的进入时办理"
    stage = {"label": "进入阶段", "type": "Dropdown", "choices": choices(stages()), "optional": True,
             "binding": {"type": "camunda:property", "name": "stage"}}
    return [
        stage,
        marked("startClock", "启动期限", "期限 [from 起算数据项, …] [into 届满日记入的数据项]" + late),
        marked("stopClock", "终结期限", "期限, … [note 说明]" + late),
        marked("suspendClock", "中止期限", "期限 reason 事由 [from 数据项] [evidence 证明数据项]" + late),
        marked("resumeClock", "恢复期限", "期限 [reason 事由] [from 数据项] [into 数据项]" + late),
    ]


def anything():
    kinds = ["SequenceFlow", "StartEvent", "IntermediateCatchEvent", "BoundaryEvent", "EndEvent",
             "ExclusiveGateway", "SubProcess", "CallActivity"]
    return template("clocks", "期限与阶段", "走到此处时启动、终结、中止、恢复期限或者进入阶段",
                    ["bpmn:" + kind for kind in kinds], clocks())


def task():
    due = [("${clock.due('" + key + "')}", name) for key, name in terms()]
    return template(
        "statutoryTask",
        "法定期限任务",
        "由一个角色办理、有表单和期限的任务",
        "bpmn:UserTask",
        [
            {"label": "表单", "type": "String", "constraints": {"notEmpty": True},
             "binding": {"type": "property", "name": "camunda:formRef"}},
            {"type": "Hidden", "value": "deployment",
             "binding": {"type": "property", "name": "camunda:formRefBinding"}},
            {"label": "办理角色", "type": "Dropdown", "choices": choices(roles()),
             "binding": {"type": "property", "name": "camunda:candidateGroups"}},
            {"label": "办理期限", "type": "Dropdown", "choices": choices(due),
             "constraints": {"notEmpty": True},
             "binding": {"type": "property", "name": "camunda:dueDate"}},
            {"label": "法定步骤", "type": "Dropdown", "choices": choices(steps()), "optional": True,
             "description": "本任务是哪一项法定步骤：其岗位、回避、前置步骤和规则由系统检查",
             "binding": {"type": "camunda:property", "name": "step"}},
            marked("routing", "流转数据项", "网关要读的数据项，用逗号分隔"),
            marked("separate", "回避", "法定步骤之外另行回避的人员数据项或者步骤，用逗号分隔"),
            marked("policy", "规则", "法定步骤之外另行检查的规则，用逗号分隔"),
            marked("article", "依据条文", "例如：行政处罚法第五十七条"),
            *clocks(),
        ],
    )


def delivery():
    return template(
        "deliver", "送达", "调用送达流程", "bpmn:CallActivity",
        [
            {"type": "Hidden", "value": "delivery",
             "binding": {"type": "property", "name": "calledElement"}},
            {"type": "Hidden", "value": "latest",
             "binding": {"type": "property", "name": "camunda:calledElementBinding"}},
            {"type": "Hidden", "value": "#{execution.processBusinessKey}",
             "binding": {"type": "camunda:in:businessKey"}},
            {"type": "Hidden", "value": "caseId",
             "binding": {"type": "camunda:in", "target": "caseId"}},
            {"label": "送达事项", "type": "Dropdown",
             "choices": choices([("correction-order", "责令改正决定书"), ("notice", "事先告知书"),
                                 ("hearing-notice", "听证通知书"), ("decision", "决定书"),
                                 ("demand-notice", "催告书"),
                                 ("registration-notice", "先行登记保存证据通知书"),
                                 ("registration-outcome-notice", "先行登记保存证据处理通知书"),
                                 ("registration-release-notice", "解除先行登记保存证据通知书"),
                                 ("seizure-decision", "查封（扣押）决定书"),
                                 ("seizure-extension-notice", "查封（扣押）延期通知书"),
                                 ("seizure-testing-notice", "查封（扣押）物品检测鉴定期间告知书"),
                                 ("seizure-maintenance-decision", "维持查封（扣押）决定书"),
                                 ("seizure-release-decision", "解除查封（扣押）决定书"),
                                 ("seizure-hand-over-notice", "查封（扣押）物品移交告知书")]),
             "binding": {"type": "camunda:in", "target": "scope", "expression": True}},
            *clocks(),
        ],
    )


def blocks():
    term = parameter("term", "期限", terms())
    into = parameter("into", "届满日记入数据项", None, None, True)
    receivers = roles() + [("lead", "主办人员"), ("reporter", "有权答复举报人的人员"), ("party", "当事人")]
    return [
        block("generateDocument", "生成文书", "按模板生成PDF文书", parameter("template", "文书", documents())),
        block("generateVolume", "生成案卷", "按法定顺序装订正卷和副卷"),
        block("extendClock", "延长期限", "按期限表规定的次数和幅度延长", term,
              parameter("approver", "批准角色", roles()),
              parameter("collective", "经集体讨论", [("true", "是"), ("false", "否")], None, True),
              into),
        block("allotCaseNumber", "编立案号", "立案并连续编号"),
        block("decide", "判定", "按决策表判定，输入和输出留痕", parameter("decision", "决策表", decisions())),
        block("recordFact", "记入数据", "流程走到此处即可确定的数据，例如解除事由",
              parameter("fact", "数据项"), parameter("value", "值", None, "代码类数据填写代码")),
        block("applyLaw", "适用法律", "按违法行为和日期选择适用的条文和法定幅度"),
        block("calculateFine", "计算罚款", "按选定的裁量基准逐项计算"),
        block("settleFine", "确定罚款", "记录确认的裁量结果"),
        block("answerUrging", "办结督办", "记录对督办的答复"),
        block("sendMail", "通知", "发送邮件，失败自动重试", parameter("mail", "邮件", mails()),
              parameter("to", "收件人", receivers)),
        block("publishDisclosure", "公示", "发布到公开网页"),
        block("withdrawDisclosure", "撤回公示", "从公开网页撤回并说明理由"),
        block("settlePayment", "结算罚没款", "结算应缴、已缴、加处罚款和尚欠"),
        block("closeClue", "办结线索", "线索不立案办结"),
        block("archiveCase", "归档", "封存案卷"),
        task(),
        delivery(),
        anything(),
    ]


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(blocks(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
