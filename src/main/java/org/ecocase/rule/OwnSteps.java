package org.ecocase.rule;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.rule.internal.StepsFile;

/**
 * The steps that a deployment brings of its own ({@code <flow>.steps.yml}): acts of the agency that
 * the product does not know. They bind like the others, and cannot change one of these.
 *
 * @param steps those that can be read
 * @param findings what is wrong with the others, one Chinese sentence for each
 */
public record OwnSteps(List<Step> steps, List<String> findings) {

  /** How the file of a package is called. */
  public static final String SUFFIX = ".steps.yml";

  /** Those of a package that has no such file. */
  public static final OwnSteps NONE = new OwnSteps(List.of(), List.of());

  private static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 10;

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  public OwnSteps {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /** Reads a file. */
  public static OwnSteps read(byte[] file) {
    if (file.length > MOST_BYTES) {
      return refused("文件超过" + MOST_BYTES / 1024 + "KB");
    }
    try {
      JsonNode root = YAML.readTree(file);
      if (root == null || !root.isObject() || root.size() != 1 || !root.path("steps").isObject()) {
        return refused("只能写一项steps，其下逐个写明步骤");
      }
      return steps(root.get("steps"));
    } catch (IOException e) {
      return refused("不是有效的YAML文件");
    }
  }

  private static OwnSteps refused(String finding) {
    return new OwnSteps(List.of(), List.of(finding));
  }

  private static OwnSteps steps(JsonNode all) {
    List<Step> steps = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    all.properties()
        .forEach(
            e -> {
              try {
                steps.add(StepsFile.step(e.getKey(), e.getValue()));
              } catch (IllegalStateException | IllegalArgumentException wrong) {
                findings.add("步骤“" + e.getKey() + "”的写法不正确");
              }
            });
    return new OwnSteps(steps, findings);
  }
}
