package org.ecocase.engine.internal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class CallBindingTest {

  private final ShippedPackages shipped =
      new ShippedPackages(new PathMatchingResourcePatternResolver());

  @Test
  void should_findNothing_when_theShippedPackagesAreChecked() {
    assertThat(shipped.all()).hasSizeGreaterThan(10);
    assertThat(shipped.all())
        .allSatisfy(p -> assertThat(CallBinding.findings(p.files())).as(p.name()).isEmpty());
  }

  @Test
  void should_nameTheCall_when_aCallInsideIsBoundToTheLatestOrOneOutsideToTheDeployment() {
    assertThat(CallBinding.findings(clue("\"deployment\"", "\"latest\"")))
        .hasSize(2)
        .allSatisfy(
            text -> assertThat(text).contains("《clue.bpmn》", "clue-reply", "应为“deployment”"));
    assertThat(CallBinding.findings(clue("\"latest\"", "\"deployment\"")))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).contains("在另一流程包中", "应为“latest”"));
    assertThat(CallBinding.findings(clue("camunda:calledElementBinding=\"deployment\"", "")))
        .as("no binding means the latest")
        .hasSize(2);
  }

  private Map<String, byte[]> clue(String from, String to) {
    SortedMap<String, byte[]> files =
        new TreeMap<>(shipped.find("clue").orElseThrow().files());
    files.computeIfPresent(
        "clue.bpmn",
        (file, content) ->
            new String(content, StandardCharsets.UTF_8)
                .replaceAll(
                    "(callActivity [^>]*)" + java.util.regex.Pattern.quote(binding(from)),
                    "$1" + binding(to))
                .getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static String binding(String value) {
    return value.startsWith("\"") ? "camunda:calledElementBinding=" + value : value;
  }
}
