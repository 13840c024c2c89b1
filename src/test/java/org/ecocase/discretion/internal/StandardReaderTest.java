package org.ecocase.discretion.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecocase.discretion.Standard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardReaderTest {

  private static final String SMALL =
      """
      standards:
        - id: s
          title: 测试基准
          formula: SUPERPOSITION
          constants: {divisor: 50/1, highestLevel: 5/1, correction: "30"}
          trust: R
          source: 测试
          tables:
            - no: "1"
              title: 测试
              factors:
                - {name: 情节, levels: {轻: 1, 重: 5}}
      """;

  @Test
  void should_readTheStandard_when_nothingIsWrong() {
    assertThat(read(SMALL)).singleElement().extracting(Standard::id).isEqualTo("s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          highestLevel: 5/1 | highestLevel: 5/2 | highestLevel应为不小于1的整数
          highestLevel: 5/1 | highestLevel: "2.5" | highestLevel应为不小于1的整数
          highestLevel: 5/1 | highestLevel: 0/1 | highestLevel应为不小于1的整数
          , highestLevel: 5/1 | `` | constants应为：correction、divisor、highestLevel
          divisor: 50/1, | divisor: 50/1, step: "10", | constants应为：correction、divisor、highestLevel
          divisor: 50/1 | divisor: 0/1 | divisor应大于0
          correction: "30" | correction: "-1" | correction不能为负数
          轻: 1 | 轻: 0 | 因素“情节”的等级应在1至highestLevel之间
          重: 5 | 重: 6 | 因素“情节”的等级应在1至highestLevel之间
          """)
  void should_refuseTheFile_when_aConstantMakesNoSense(String good, String bad, String finding) {
    assertThat(SMALL).contains(good);

    assertThatThrownBy(() -> read(SMALL.replace(good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("“s”")
        .hasMessageContaining(finding);
  }

  private static List<Standard> read(String yaml) {
    return StandardReader.read(yaml.getBytes(StandardCharsets.UTF_8), prefix -> List.of());
  }
}
