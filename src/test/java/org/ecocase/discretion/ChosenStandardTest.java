package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.dictionary.FactCodes.DiscretionForm;
import org.ecocase.law.Base;
import org.ecocase.law.LawBook;
import org.ecocase.law.Provision;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;
import org.ecocase.law.internal.LawBookReader;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What may be chosen to weigh a fine by, what it says of an apology, and what a case then cites.
 */
class ChosenStandardTest {

  private static final List<Standard> STANDARDS = new Standards().all();
  private static final LawBook BOOK = shipped();

  @ParameterizedTest
  @CsvSource({
    "NONE, NONE, 没有适用的裁量表，在法定幅度内裁量, ''",
    "gd-2022||, BAND, 广东省生态环境行政处罚自由裁量权规定第十二条, 广东省生态环境行政处罚自由裁量权规定",
    "gd-2022|4.26|单位, WEIGHT, 广东省生态环境行政处罚自由裁量权规定§4.26, " + "广东省生态环境行政处罚自由裁量权规定§4.26",
    "qingyuan-2016|大气超标|, BAND, 清远市环境保护行政处罚自由裁量权裁量标准（试行）§大气超标, " + "清远市环境保护行政处罚自由裁量权裁量标准（试行）§大气超标"
  })
  void should_sayHowItAsks_when_itIsChosen(
      String key, DiscretionForm form, String title, String place) {
    ChosenStandard chosen = chosen(key);

    assertThat(chosen.form()).isEqualTo(form);
    assertThat(chosen.title()).startsWith(title);
    assertThat(chosen.place()).isEqualTo(place);
    assertThat(chosen.byPosition()).isEqualTo(key.equals("gd-2022||"));
    assertThat(chosen.factors().isEmpty()).isEqualTo(!key.contains("4.26") && !key.contains("超标"));
  }

  @ParameterizedTest
  @CsvSource({"gone|1.1|", "gd-2022|99.9|", "gd-2022|4.26|别的"})
  void should_askToChooseAgain_when_theTableIsGone(String key) {
    assertThatThrownBy(() -> chosen(key))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("discretionTable"))
        .hasMessageContaining("已不存在，请重新选择");
  }

  @Test
  void should_nameTheBase_when_theTableReckonsByOne() {
    assertThat(chosen("gd-2022|1.1|").base()).isEqualTo(Base.INVESTMENT);
    assertThat(chosen("gd-2022|2.7.1|").base()).isNull();
    assertThat(chosen("gd-2022||").base()).isNull();
    assertThat(chosen("NONE").base()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "WATER-EXCEED, gd-2022|2.7.1|, 2026-08-14, ",
    "WATER-EXCEED, gd-2022|2.7.1|, 2026-08-15, 不是有效的法律",
    "WATER-EXCEED, gd-2022|3.4.1|, 2026-03-10, 不符",
    "WATER-EXCEED, gd-2022||, 2026-08-14, 应当选择该表",
    "WATER-EXCEED, gd-2022||, 2026-08-15, ",
    "WATER-EMERGENCY, gd-2022||, 2026-03-10, ",
    "WATER-EXCEED, NONE, 2026-03-10, ",
    "WATER-UNLICENSED, gd-2022|2.5.2|, 2026-03-10, "
  })
  void should_refuseWhatDoesNotFit_when_itIsForAnotherActOrTime(
      String violation, String key, String day, String refused) {
    Map<String, Object> facts = facts(key);
    facts.put("violationDate", day);

    check(violation, null, facts, refused);
  }

  @Test
  void should_lookAtTheLastDay_when_theActWentOn() {
    Map<String, Object> facts = facts("gd-2022|2.7.1|");
    facts.put("violationDate", "2026-03-10");
    facts.put("violationEndDate", "2026-08-15");
    check("WATER-EXCEED", null, facts, "（2026-08-15）不是有效的法律");
    facts.remove("violationEndDate");
    facts.put("violationContinuing", true);
    check("WATER-EXCEED", null, facts, "（行为仍在继续）不是有效的法律");
  }

  @Test
  void should_leaveTheTable_when_anotherLawApplies() {
    Map<String, Object> facts = facts("gd-2022||");
    facts.put("violationDate", "2026-03-10");
    Violation violation = BOOK.require("WATER-EXCEED");

    check("WATER-EXCEED", provision(violation, "water-83-2"), facts, "应当选择该表");
    check("WATER-EXCEED", provision(violation, "code-1107-water"), facts, null);
  }

  @Test
  void should_refuse_when_theTableIsForOtherParties() {
    Map<String, Object> facts = facts("gd-2022|4.26|单位");
    facts.put("violationDate", "2026-03-10");
    check("HAZARDOUS-UNLICENSED", null, facts, null);
    facts.put("partyResponsible", true);

    check("HAZARDOUS-UNLICENSED", null, facts, "与当事人不符");
  }

  @Test
  void should_showWhatExcludesAnApology_when_theStandardProvidesForOne() {
    assertThat(chosen("gd-2022||").apologyRules("AIR-EVASION"))
        .contains("第十四条：降低30%至50%", "依法应当移送行政拘留——本项违法行为属于该情形", "\n涉嫌环境犯罪\n");
    assertThat(chosen("gd-2022||").apologyRules("AIR-EXCEED")).doesNotContain("本项违法行为");
    assertThat(chosen("hunan-2021|13|").apologyRules("AIR-EVASION")).isNull();
    assertThat(chosen("NONE").apologyRules("AIR-EVASION")).isNull();
  }

  @Test
  void should_takeShareAndCap_when_aCityHasAGuide() {
    Standard guangdong = chosen("gd-2022||").standard();

    assertThat(ApologyGuide.choices(guangdong))
        .containsEntry("东莞|重点污染工序", "东莞：重点污染工序，降低30%，最多降低20万元")
        .hasSize(4);
    assertThat(ApologyGuide.choices(null)).containsOnlyKeys(ApologyGuide.NONE);
    assertThat(ApologyGuide.of("东莞|重点污染工序", guangdong))
        .contains(new ApologyGuide(Share.percent(30), 20_000_000L));
    assertThat(ApologyGuide.of(ApologyGuide.NONE, guangdong)).isEmpty();
    assertThat(ApologyGuide.of("东莞|其他", null)).isEmpty();
    assertThat(ApologyGuide.of(null, guangdong)).isEmpty();
  }

  @Test
  void should_knowItself_when_aViolationIsWeighedAgain() {
    KeptInput table = kept("gd-2022", "4.26", "单位", "", "");
    assertThat(chosen("gd-2022|4.26|单位").is(table)).isTrue();
    assertThat(chosen("gd-2022||").is(table)).isFalse();
    assertThat(chosen("gd-2022||").is(kept("gd-2022", "", "", "", ""))).isTrue();
    assertThat(chosen("NONE").is(kept("", "", "", "", ""))).isTrue();
    assertThat(chosen("NONE").is(table)).isFalse();
  }

  @Test
  void should_citeEveryViolationOnce_when_severalWereConfirmed() {
    Provision air = provision(BOOK.require("AIR-EXCEED"), "air-99-2");
    KeptInput one = kept("", "", "", "某法第一条", "某法第二条");

    assertThat(Cited.of(List.of(one, one), air))
        .containsEntry("lawViolated", "某法第一条；大气污染防治法第十八条")
        .containsEntry("penaltyBasis", "某法第二条；大气污染防治法第九十九条第二项");
    assertThat(Cited.of(List.of(one), null)).containsEntry("penaltyBasis", "某法第二条");
    assertThat(Cited.of(List.of(kept("", "", "", null, "")), null)).isEmpty();
  }

  private static void check(
      String violation, Provision applied, Map<String, Object> facts, String refused) {
    ChosenStandard chosen = ChosenStandard.of(facts, STANDARDS);
    Violation known = BOOK.require(violation);
    if (refused == null) {
      assertThatCode(() -> chosen.check(BOOK, known, applied, facts)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> chosen.check(BOOK, known, applied, facts))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(refused);
    }
  }

  private static KeptInput kept(
      String standard, String table, String variant, String breach, String basis) {
    return new KeptInput(
        "",
        standard,
        table,
        variant,
        Subject.ORGANISATION,
        1L,
        2L,
        "",
        breach,
        basis,
        List.of(),
        null,
        null);
  }

  private static Provision provision(Violation violation, String id) {
    return violation.provisions().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static ChosenStandard chosen(String key) {
    return ChosenStandard.of(facts(key), STANDARDS);
  }

  private static Map<String, Object> facts(String key) {
    Map<String, Object> facts = new HashMap<>();
    facts.put(CaseFacts.TABLE, key);
    return facts;
  }

  private static LawBook shipped() {
    try (InputStream file = LawBook.class.getResourceAsStream("/law/register.yml")) {
      return LawBookReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)).book();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
