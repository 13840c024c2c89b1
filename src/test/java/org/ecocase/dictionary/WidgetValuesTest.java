package org.ecocase.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "厂区北侧排放口",
        "厂区北侧排放口〔经度113.324520，纬度23.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕",
        "〔经度-0.000001，纬度-89.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕",
        "定位失败：未授权",
        "厂区（定位失败：超时）"
      })
  void should_be_kept_when_a_place_is_words_or_a_position(String place) {
    assertThat(WidgetValues.place(place)).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "〔经度181.324520，纬度23.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕",
        "〔经度113.324520，纬度91.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕",
        "〔经度113.3，纬度23.135500（WGS84），误差±12米，2026年1月20日09时30分定位〕",
        "〔经度113.324520，纬度23.135500（GCJ02），误差±12米，2026年1月20日09时30分定位〕",
        "〔别处〕",
        "厂区〔",
      })
  void should_be_refused_when_a_position_is_not_the_widgets(String place) {
    assertThatThrownBy(() -> WidgetValues.place(place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("定位格式不正确");
  }

  @Test
  void should_keep_order_and_each_once_when_files_are_sent() {
    String first = UUID.randomUUID().toString();
    String second = UUID.randomUUID().toString();

    assertThat(WidgetValues.files(List.of(second, first, second))).containsExactly(second, first);
    assertThatThrownBy(() -> WidgetValues.files("x")).hasMessageContaining("文件列表");
    assertThatThrownBy(() -> WidgetValues.files(List.of("../x"))).hasMessageContaining("不是文件");
    assertThatThrownBy(() -> WidgetValues.files(Collections.nCopies(31, first)))
        .hasMessageContaining("30个");
  }

  @Test
  void should_be_taken_when_a_signature_is_whole() {
    assertThat(WidgetValues.signature(signature("review", null)))
        .containsEntry("signer", "吴海波")
        .containsEntry("review", List.of());
  }

  @Test
  void should_be_refused_when_a_signature_is_not_whole() {
    for (Map<String, Object> odd :
        List.of(
            signature("signer", ""),
            signature("signer", null),
            signature("signer", "长".repeat(101)),
            signature("signedAt", "yesterday"),
            signature("text", null),
            signature("strokes", List.of()),
            signature("strokes", "x"),
            signature("strokes", List.of(List.of())),
            signature("strokes", List.of(List.of(List.of(1, 2)))),
            signature("strokes", List.of(List.of(List.of(1, 2, -3)))),
            signature("strokes", List.of(List.of(List.of(601, 2, 3)))),
            signature("strokes", List.of(List.of(List.of(1, 201, 3)))),
            signature("strokes", List.of(List.of(List.of(1.5, 2, 3)))),
            signature("strokes", List.of(Collections.nCopies(20_001, List.of(1, 2, 3)))),
            signature("strokes", Collections.nCopies(1001, List.of(List.of(1, 2, 3)))),
            signature("review", List.of(List.of("a"))),
            signature("image", "data:image/png;base64,AAAA"))) {
      assertThatThrownBy(() -> WidgetValues.signature(odd))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("签名");
    }
    assertThatThrownBy(() -> WidgetValues.signature("吴海波")).hasMessageContaining("手写签名");
  }

  private static Map<String, Object> signature(String part, Object value) {
    Map<String, Object> signature = new LinkedHashMap<>();
    signature.put("signer", "吴海波");
    signature.put("signedAt", "2026-01-20T01:30:00Z");
    signature.put("text", "inspectionFindings=一\n");
    signature.put("strokes", List.of(List.of(List.of(1, 2, 3), List.of(600, 200, 4))));
    signature.put(part, value);
    return signature;
  }
}
