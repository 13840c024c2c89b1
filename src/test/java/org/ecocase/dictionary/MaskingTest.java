package org.ecocase.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  private final Dictionary dictionary = ShippedDictionary.read();

  @ParameterizedTest
  @CsvSource({
    "partyIdNumber, 11010519491231002X, 110105********002X",
    "partyPhone, 13800138000, 138****8000",
    "partyPhone, 110, ＊＊＊",
    "onSitePersonName, 张三丰, 张**",
    "onSitePersonName, 张, 张",
    "partyEmail, a@b.cn, ＊＊＊",
    "inquireeSex, FEMALE, ＊＊＊",
    "inspectionFindings, 正在排放, 正在排放",
  })
  void should_leaveWhatItsKindMayTell_when_aFactIsMasked(
      String fact, String value, String expected) {
    Map<String, Object> masked = Masking.facts(dictionary, Map.of(fact, value));

    assertThat(FactValues.display(dictionary.get(fact), masked.get(fact))).isEqualTo(expected);
  }

  @Test
  void should_maskWhateverItsType_when_nothingOfItMayBeTold() {
    Map<String, Object> masked =
        Masking.facts(
            dictionary,
            Map.of("inquireeAge", 30L, "inquireeSignature", Map.of("id", "x", "signer", "y")));

    masked.forEach(
        (key, value) -> {
          assertThat(FactValues.display(dictionary.get(key), value)).isEqualTo(Masking.HIDDEN);
          assertThat(FactValues.toForm(dictionary.get(key), value)).isNull();
        });
  }

  @Test
  void should_maskPersonalColumnsOnly_when_aFactIsATable() {
    Map<String, Object> row =
        Map.of("rowId", "r1", "name", "李小四", "employer", "社区", "phone", "13900139000");
    Map<String, Object> masked = Masking.facts(dictionary, Map.of("sampleWitnesses", List.of(row)));

    assertThat(FactRows.of(masked.get("sampleWitnesses")))
        .containsExactly(
            Map.of("rowId", "r1", "name", "李**", "employer", "社区", "phone", "139****9000"));
    assertThat(row).containsEntry("name", "李小四");
  }

  @Test
  void should_maskThePartyAsAPerson_when_itIsOne() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("partyName", "张三丰");
    facts.put("partyAddress", "澜江市滨江路1号");

    facts.put("partyKind", "PERSON");
    assertThat(Masking.facts(dictionary, facts))
        .containsEntry("partyName", "张**")
        .containsEntry("partyAddress", Masking.HIDDEN);
    facts.put("partyKind", "ORGANISATION");
    assertThat(Masking.facts(dictionary, facts)).isEqualTo(facts);
  }
}
