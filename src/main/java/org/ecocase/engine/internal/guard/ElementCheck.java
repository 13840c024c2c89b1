package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.modeler.ElementTemplate;
import org.ecocase.engine.internal.modeler.ElementTemplates;

/** Walks a whole model and refuses what the table does not list. */
final class ElementCheck {

  private static final String TEMPLATE = Namespace.CAMUNDA.qualified("modelerTemplate");
  private static final Set<String> ROOT = Set.of("bpmn:definitions");

  private final List<Finding> findings = new ArrayList<>();

  private final Blocks blocks;

  private ElementCheck(Blocks blocks) {
    this.blocks = blocks;
  }

  static List<Finding> findings(Tag root, Blocks blocks) {
    ElementCheck check = new ElementCheck(blocks);
    if (ROOT.contains(root.qualified())) {
      check.element(root);
    } else {
      check.findings.add(Finding.of(root, "不是BPMN模型"));
    }
    return check.findings;
  }

  private void element(Tag tag) {
    ElementTable.Row row = ElementTable.row(tag).orElse(null);
    if (row == null) {
      findings.add(Finding.of(tag, "不允许使用元素<" + tag.qualified() + ">"));
      return;
    }
    attributes(tag, row);
    template(tag, row);
    text(tag, row);
    children(tag, row);
    properties(tag, row);
  }

  private void attributes(Tag tag, ElementTable.Row row) {
    tag.attributes()
        .forEach(
            (name, value) -> {
              ElementTable.Value allowed = row.attributes().get(name);
              if (allowed == null) {
                findings.add(Finding.of(tag, name, "不允许使用此属性"));
              } else if (!takes(allowed.kind(), value)) {
                findings.add(Finding.of(tag, name, allowed.kind().sentence() + given(value)));
              }
            });
    row.attributes()
        .forEach(
            (name, value) -> {
              if (value.required() && !tag.attributes().containsKey(name)) {
                findings.add(Finding.of(tag, name, "缺少此属性"));
              }
            });
  }

  /** An element of another template would be shown with fields that are not its own. */
  private void template(Tag tag, ElementTable.Row row) {
    String id = tag.attributes().get(TEMPLATE);
    if (id == null || !row.attributes().containsKey(TEMPLATE)) {
      return;
    }
    ElementTemplate template = ElementTemplates.find(id, blocks).orElse(null);
    if (template == null) {
      findings.add(Finding.of(tag, TEMPLATE, "没有元素模板" + quoted(id)));
    } else if (!template.fits(tag.name(), tag.attributes())) {
      findings.add(Finding.of(tag, TEMPLATE, "元素模板“" + template.name() + "”不适用于此元素"));
    }
  }

  private boolean takes(Kind kind, String value) {
    return kind.takes(value) && (kind != Kind.BLOCK || blocks.ofTasks(Kind.block(value)));
  }

  private void text(Tag tag, ElementTable.Row row) {
    String text = tag.text();
    if (row.text() == null) {
      if (!text.isBlank()) {
        findings.add(Finding.of(tag, "此处不允许有文字" + given(text)));
      }
    } else if (!row.text().takes(text)) {
      findings.add(Finding.of(tag, row.text().sentence() + given(text)));
    }
  }

  private void children(Tag tag, ElementTable.Row row) {
    Map<String, Long> counts =
        tag.children().stream()
            .collect(Collectors.groupingBy(Tag::qualified, Collectors.counting()));
    for (Tag child : tag.children()) {
      if (row.holds(child)) {
        element(child);
      } else {
        findings.add(
            Finding.of(child, "不允许在<" + tag.qualified() + ">中使用元素<" + child.qualified() + ">"));
      }
    }
    row.children().forEach((name, times) -> count(tag, name, times, counts));
    long events = row.events().stream().mapToLong(e -> counts.getOrDefault(e, 0L)).sum();
    if (events > 1 || events == 0 && !row.eventless()) {
      findings.add(Finding.of(tag, "应当恰好有一个" + String.join("或者", row.events())));
    }
  }

  private void count(Tag tag, String name, ElementTable.Times times, Map<String, Long> counts) {
    long count = counts.getOrDefault(name, 0L);
    if (times.tooMany(count)) {
      findings.add(Finding.of(tag, "只能有一个<" + name + ">"));
    } else if (times.tooFew(count)) {
      boolean documentation = name.equals(Namespace.BPMN.qualified("documentation"));
      findings.add(Finding.of(tag, documentation ? "缺少说明（应写明依据的条款）" : "缺少<" + name + ">"));
    }
  }

  /**
   * A property twice would be read once by one and once by another. One without a value is none:
   * Modeler keeps fields that were left alone.
   */
  private void properties(Tag tag, ElementTable.Row row) {
    Map<String, Tag> seen = new HashMap<>();
    for (Tag property : entries(tag, "properties", "property")) {
      String name = property.attributes().getOrDefault("name", "");
      String value = property.attributes().getOrDefault("value", "");
      if (row.marks() && Mark.NAMES.contains(name)) {
        mark(tag, name, property);
        continue;
      }
      Kind kind = row.properties().get(name);
      if (kind == null) {
        findings.add(Finding.of(property, "name", "不允许使用属性项“" + name + "”"));
      } else if (!value.isBlank() && !kind.takes(value)) {
        findings.add(Finding.of(property, "value", kind.sentence() + given(value)));
      }
      Tag first = seen.putIfAbsent(name, property);
      if (first != null) {
        findings.add(Finding.of(property, "name", "属性项“" + name + "”重复，第" + first.line() + "行已有"));
      }
    }
    Set<String> parameters = new HashSet<>();
    for (Tag parameter : entries(tag, "inputOutput", "inputParameter")) {
      String name = parameter.attributes().getOrDefault("name", "");
      if (!parameters.add(name)) {
        findings.add(Finding.of(parameter, "name", "参数“" + name + "”重复"));
      }
    }
  }

  /** Several may act on one element, of one name too. */
  private void mark(Tag tag, String name, Tag property) {
    String value = property.attributes().getOrDefault("value", "");
    if (value.isBlank()) {
      return;
    }
    Optional<Mark> mark = Mark.read(name, value);
    if (mark.isEmpty()) {
      findings.add(marked(tag, name, property, Mark.grammar(name) + given(value)));
    } else if ("true".equals(tag.attribute("triggeredByEvent"))) {
      findings.add(marked(tag, name, property, "事件子流程不写期限和阶段，写在其开始事件上"));
    } else if (!mark.get().on(tag.name())) {
      findings.add(marked(tag, name, property, "此处没有进入的时候，不应写entering"));
    }
  }

  private static Finding marked(Tag tag, String name, Tag property, String sentence) {
    return new Finding(tag.file(), property.line(), tag.label(), name, sentence);
  }

  private static List<Tag> entries(Tag step, String list, String entry) {
    return step.children("extensionElements")
        .flatMap(extensions -> extensions.children(list))
        .flatMap(entries -> entries.children(entry))
        .toList();
  }

  /** What was found instead, short enough to be read. */
  private static String given(String value) {
    return "，而不是" + quoted(value);
  }

  private static String quoted(String value) {
    String shown = value.strip();
    return "“" + (shown.length() > 80 ? shown.substring(0, 80) + "…" : shown) + "”";
  }
}
