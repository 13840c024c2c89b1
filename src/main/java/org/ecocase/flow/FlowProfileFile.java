package org.ecocase.flow;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecocase.org.Role;

/**
 * Reads a {@code <flow>.yml}.
 *
 * @param profile what it says; empty where it cannot be read
 * @param findings what is wrong with it, one Chinese sentence for each
 */
public record FlowProfileFile(Optional<FlowProfile> profile, List<String> findings) {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 10;
  private static final int MOST = 100;
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,6}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
  private static final Pattern FACT = Pattern.compile("[a-z][a-zA-Z0-9]{0,59}");
  private static final Pattern SERIES = Pattern.compile("\\p{IsHan}{1,6}");
  private static final Pattern ARTICLE = Pattern.compile("[\\p{IsHan}\\p{Alnum}（）《》、]{1,100}");
  private static final Pattern LABEL = Pattern.compile("[\\p{IsHan}\\p{Alnum}（）、]{1,30}");

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  public FlowProfileFile {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @param flow the name of its package
   */
  public static FlowProfileFile read(String flow, byte[] file) {
    if (file.length > MOST_BYTES) {
      return new FlowProfileFile(Optional.empty(), List.of("文件超过" + MOST_BYTES / 1024 + "KB"));
    }
    try {
      JsonNode root = YAML.readTree(file);
      return new Reader().file(flow, root);
    } catch (IOException e) {
      return new FlowProfileFile(Optional.empty(), List.of("不是有效的YAML文件"));
    }
  }

  /** Gathers what is wrong while it reads. */
  private static final class Reader {

    private final List<String> findings = new ArrayList<>();

    FlowProfileFile file(String flow, JsonNode root) {
      if (root == null || !root.isObject()) {
        return new FlowProfileFile(Optional.empty(), List.of("应写明name、file、roles、starts"));
      }
      known("", root, Set.of("name", "file", "roles", "starts"));
      String label = text("name", root.path("name"), LABEL, "流程名称为三十字以内的文字");
      FileKind kind = root.has("file") ? kind(root.get("file")) : null;
      List<Role> roles = new ArrayList<>();
      root.path("roles")
          .properties()
          .forEach(
              role ->
                  roles.add(
                      new Role(
                          matching("roles", role.getKey(), KEY, "角色编号只含小写字母、数字和连字符"),
                          text(
                              "roles." + role.getKey(), role.getValue(), LABEL, "角色名称为三十字以内的文字"))));
      List<Start> starts = new ArrayList<>();
      for (JsonNode start : root.path("starts")) {
        start("starts[" + starts.size() + "]", start).ifPresent(starts::add);
      }
      bounded("roles", root.path("roles"));
      bounded("starts", root.path("starts"));
      return findings.isEmpty()
          ? new FlowProfileFile(
              Optional.of(new FlowProfile(flow, label, kind, roles, starts)), findings)
          : new FlowProfileFile(Optional.empty(), findings);
    }

    private FileKind kind(JsonNode node) {
      known("file", node, Set.of("kind", "name", "series", "stages", "readers", "columns"));
      String key = text("file.kind", node.path("kind"), KEY, "案卷种类的编号只含小写字母、数字和连字符");
      String label = text("file.name", node.path("name"), LABEL, "案卷种类的名称为三十字以内的文字");
      String series = text("file.series", node.path("series"), SERIES, "编号字为六个以内的汉字");
      List<Stage> stages = new ArrayList<>();
      node.path("stages")
          .properties()
          .forEach(stage -> stages.add(stage(stage.getKey(), stage.getValue())));
      bounded("file.stages", node.path("stages"));
      if (stages.isEmpty() || stages.get(0).over()) {
        findings.add("file.stages：至少写明一个办理阶段，第一个不是终结阶段");
      }
      return new FileKind(
          key,
          label,
          series,
          stages,
          texts("file.readers", node.path("readers"), KEY),
          List.copyOf(texts("file.columns", node.path("columns"), FACT)));
    }

    private Stage stage(String key, JsonNode node) {
      String at = "file.stages." + key;
      matching(at, key, CODE, "阶段编号只含大写字母、数字和下划线");
      if (node.isTextual()) {
        return new Stage(key, text(at, node, LABEL, "阶段名称为三十字以内的文字"), false);
      }
      known(at, node, Set.of("name", "ends"));
      return new Stage(
          key,
          text(at + ".name", node.path("name"), LABEL, "阶段名称为三十字以内的文字"),
          node.path("ends").asBoolean(false));
    }

    private Optional<Start> start(String at, JsonNode node) {
      known(
          at,
          node,
          Set.of(
              "process", "from", "roles", "people", "stages", "once", "signal", "message", "every",
              "article"));
      Optional<Start.From> from = from(node.path("from").asText());
      if (from.isEmpty()) {
        findings.add(at + ".from：应为agency（启动流程）、file（办案动作）、signal（外部信号）或者calendar（按月、季、年）");
        return Optional.empty();
      }
      boolean signal = from.get() == Start.From.SIGNAL;
      Set<String> roles = texts(at + ".roles", node.path("roles"), KEY);
      boolean calendar = from.get() == Start.From.CALENDAR;
      if ((signal || calendar) != roles.isEmpty()) {
        findings.add(at + ".roles：" + (roles.isEmpty() ? "没有启动岗位" : "外部信号、日历没有启动岗位"));
      }
      if (from.get() != Start.From.FILE
          && (node.has("people") || node.has("stages") || node.has("once"))) {
        findings.add(at + "：people、stages、once只用于办案动作");
      }
      if (!signal && node.has("signal") || !signal && !calendar && node.has("message")) {
        findings.add(at + "：signal只用于外部信号，message只用于外部信号和日历");
      }
      if (calendar != node.has("every")) {
        findings.add(at + ".every：日历写明每月（month）、每季（quarter）或者每年（year），其他没有");
      }
      return Optional.of(
          new Start(
              text(at + ".process", node.path("process"), KEY, "应写明流程编号"),
              from.get(),
              roles,
              texts(at + ".people", node.path("people"), FACT),
              texts(at + ".stages", node.path("stages"), CODE),
              node.path("once").asBoolean(false),
              signal ? text(at + ".signal", node.path("signal"), CODE, "应写明信号种类") : null,
              signal || calendar
                  ? text(at + ".message", node.path("message"), KEY, "应写明消息名称")
                  : null,
              calendar ? every(at, node.path("every").asText()) : null,
              node.has("article")
                  ? text(at + ".article", node.path("article"), ARTICLE, "依据为一百个以内的汉字")
                  : ""));
    }

    private Start.Every every(String at, String text) {
      for (Start.Every every : Start.Every.values()) {
        if (every.name().toLowerCase(Locale.ROOT).equals(text)) {
          return every;
        }
      }
      findings.add(at + ".every：应为month、quarter或者year");
      return null;
    }

    private static Optional<Start.From> from(String text) {
      for (Start.From from : Start.From.values()) {
        if (from.name().toLowerCase(Locale.ROOT).equals(text)) {
          return Optional.of(from);
        }
      }
      return Optional.empty();
    }

    private Set<String> texts(String at, JsonNode node, Pattern pattern) {
      Set<String> texts = new LinkedHashSet<>();
      if (!node.isMissingNode() && !node.isArray()) {
        findings.add(at + "：应为列表");
      }
      for (JsonNode text : node) {
        texts.add(matching(at, text.asText(), pattern, "“" + text.asText() + "”不是有效的编号"));
      }
      bounded(at, node);
      return texts;
    }

    private String text(String at, JsonNode node, Pattern pattern, String otherwise) {
      return matching(at, node.isTextual() ? node.asText() : "", pattern, otherwise);
    }

    private String matching(String at, String text, Pattern pattern, String otherwise) {
      if (text.length() > MOST || !pattern.matcher(text).matches()) {
        findings.add(at + "：" + otherwise);
      }
      return text;
    }

    private void bounded(String at, JsonNode node) {
      if (node.size() > MOST) {
        findings.add(at + "：超过" + MOST + "项");
      }
    }

    private void known(String at, JsonNode node, Set<String> names) {
      if (!node.isObject()) {
        findings.add(at + "：写法不正确");
      }
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name)) {
                  findings.add((at.isEmpty() ? "" : at + ".") + name + "：没有这一项");
                }
              });
    }
  }
}
