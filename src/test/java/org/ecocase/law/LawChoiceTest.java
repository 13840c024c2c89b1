package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ecocase.law.internal.LawBookReader;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Refuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawChoiceTest {

  private static final LawBook BOOK = shipped();

  @ParameterizedTest
  @CsvSource({
    "AIR-EXCEED,2024-03-01,2024-06-01,大气污染防治法第九十九条第二项",
    "AIR-EXCEED,2026-08-14,2026-08-14,大气污染防治法第九十九条第二项",
    "AIR-EXCEED,2026-08-15,2026-09-15,生态环境法典第一千一百零七条",
    "AIR-EXCEED,2026-08-14,2026-09-15,大气污染防治法第九十九条第二项",
    "WATER-EXCEED,2015-10-28,2016-01-10,水污染防治法（2008）第七十四条第一款",
    "WATER-UNLICENSED,2024-03-01,2024-06-01,排污许可管理条例第三十三条",
    "WATER-UNLICENSED,2020-03-01,2020-06-01,水污染防治法第八十三条第一项",
    "WATER-UNLICENSED,2026-09-01,2026-10-01,生态环境法典第一千一百零二条",
    "AIR-OBSTRUCTION,2026-08-01,2026-10-01,大气污染防治法第九十八条",
    "PERMIT-EXCEED,2026-08-01,2026-10-01,生态环境法典第一千一百零三条",
    "EIA-CONSTRUCTION,2016-08-31,2016-12-01,环境影响评价法第三十一条",
    "HAZARDOUS-EMERGENCY,2026-08-01,2026-10-01,固体废物污染环境防治法第一百一十二条第一款第十二项"
  })
  void should_applyTheLawOfTheDay_when_asked(
      String violation, LocalDate act, LocalDate decided, String basis) {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, question(violation, act, act, decided, Map.of(Base.INVESTMENT, 1_000_000_000L)));

    assertThat(answer.applied().provision().article()).isEqualTo(basis);
    assertThat(answer.applied().reason()).isNotEmpty();
    assertThat(answer.reasons()).isNotEmpty();
    assertThat(answer.version()).isEqualTo(BOOK.version());
  }

  @ParameterizedTest
  @CsvSource({
    "WASTE-DUMPING,生态环境法典第一千一百七十九条,严重后果",
    "HAZARDOUS-DUMPING,生态环境法典第一千一百七十九条,严重后果",
    "HAZARDOUS-UNLICENSED,生态环境法典第一千一百七十九条,无许可证",
    "SOIL-CONTROL,生态环境法典第一千一百六十条、第一千一百六十五条,情节严重",
    "SOIL-RESTORATION,生态环境法典第一千一百六十条、第一千一百六十五条,情节严重",
    "PESTICIDE-BANNED,生态环境法典第一千一百三十一条,拒不改正"
  })
  void should_applyTheArticleWithoutAFine_when_onlyItsDetentionIsOnRecord(
      String violation, String basis, String detention) {
    LocalDate first = day("2026-08-15");
    LawQuestion plain = question(violation, first, first, day("2026-10-01"), Map.of());

    LawAnswer answer = LawChoice.choose(BOOK, with(plain, null, "", "", "", 30_000_000L));

    assertThat(answer.applied().provision().article()).isEqualTo(basis);
    assertThat(answer.applied().range()).isNull();
    assertThat(answer.applied().fines()).isEmpty();
    assertThat(answer.breaches()).as("no fine to measure by").isEmpty();
    assertThat(answer.confirmations())
        .contains("“" + basis + "”对单位没有载明罚款幅度，须查阅条文原文")
        .anyMatch(c -> c.startsWith("已知") && c.contains("未载") && c.endsWith("须查阅条文原文"))
        .anyMatch(c -> c.startsWith("是否存在可以移送行政拘留的情形") && c.contains(detention));
  }

  @Test
  void should_applyTheOldLawAndAskAPerson_when_theNewRangeIsNotOnRecord() {
    LocalDate act = day("2026-08-14");
    LawAnswer answer =
        LawChoice.choose(
            BOOK, question("HAZARDOUS-UNLICENSED", act, act, day("2026-10-01"), Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("waste-114-1");
    assertThat(answer.applied().range().text()).isEqualTo("100万元以上500万元以下");
    assertThat(answer.applied().reason()).startsWith("暂按行为时的法律");
    assertThat(answer.confirmations())
        .contains("新旧条文的罚款幅度无法比较（法律库未载“生态环境法典第一千一百七十九条”的罚款幅度），须查阅条文原文，由法制审核比较轻重")
        .contains(BOOK.require("HAZARDOUS-UNLICENSED").provisions().get(1).note())
        .noneMatch(c -> c.contains("须补充后再作比较"));
    assertThat(answer.considered())
        .filteredOn(c -> c.time() == Candidate.Time.NEW)
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo("幅度无法比较"));
  }

  @Test
  void should_nameBothArticles_when_neitherRangeIsOnRecord() {
    LocalDate act = day("2026-08-14");
    LawAnswer answer =
        LawChoice.choose(BOOK, question("PESTICIDE-BANNED", act, act, day("2026-10-01"), Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("epl-63-4");
    assertThat(answer.confirmations())
        .anyMatch(c -> c.contains("“环境保护法第六十三条第四项”、“生态环境法典第一千一百三十一条”的罚款幅度"));
  }

  @Test
  void should_compareNothing_when_actAndDecisionAreBeforeTheNewLaw() {
    LocalDate act = day("2026-08-01");
    LawAnswer answer =
        LawChoice.choose(
            BOOK, question("HAZARDOUS-UNLICENSED", act, act, day("2026-08-14"), Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("waste-114-1");
    assertThat(answer.considered()).hasSize(1);
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("无法比较"));
  }

  @Test
  void should_sendPeopleToTheText_when_aShippedProvisionHasNoFine() {
    assertThat(BOOK.violations().stream().flatMap(v -> v.provisions().stream()))
        .filteredOn(p -> p.fines().isEmpty())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.note()).as(p.id()).contains("须"));
  }

  @Test
  void should_holdTheAct_when_theCodeDetainsForIt() {
    assertThat(BOOK.detentions())
        .filteredOn(d -> d.successor().startsWith("生态环境法典"))
        .hasSize(6)
        .allSatisfy(
            d ->
                assertThat(BOOK.violations().stream().flatMap(v -> v.provisions().stream()))
                    .as(d.act())
                    .anyMatch(p -> Citation.fits(d.successor(), p) && !p.detention().isEmpty()));
  }

  @Test
  void should_preferTheOldLaw_when_theNewOneIsHeavier() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "EIA-CONSTRUCTION",
                day("2025-10-01"),
                day("2025-10-27"),
                day("2026-09-01"),
                Map.of(Base.INVESTMENT, 127_500_000L)));

    assertThat(answer.applied().provision().id()).isEqualTo("eia-31-1");
    assertThat(answer.applied().range()).isEqualTo(new FineRange(1_275_000L, 6_375_000L));
    assertThat(answer.considered()).hasSize(2);
    assertThat(answer.considered().get(0).time()).isEqualTo(Candidate.Time.OLD);
    assertThat(answer.considered().get(1).time()).isEqualTo(Candidate.Time.NEW);
    assertThat(answer.considered().get(1).reason()).isEqualTo("处罚较重，不适用");
    assertThat(answer.applied().reason()).contains("行政处罚法第三十七条、生态环境法典第一千零五十七条");
  }

  @Test
  void should_preferTheNewLaw_when_itIsLighter() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "EIA-CONSTRUCTION",
                day("2025-10-01"),
                day("2025-10-27"),
                day("2026-09-01"),
                Map.of(Base.INVESTMENT, 100_000_000_000L)));

    assertThat(answer.applied().provision().id()).isEqualTo("code-1095");
    assertThat(answer.reasons()).anyMatch(r -> r.contains("新的规定处罚较轻"));
  }

  @Test
  void should_applyTheOldLawAndAsk_when_theyCannotBeCompared() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "EIA-CONSTRUCTION",
                day("2025-10-01"),
                day("2025-10-27"),
                day("2026-09-01"),
                Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("eia-31-1");
    assertThat(answer.applied().range()).isNull();
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("无法比较"));
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("建设项目总投资额"));
  }

  @Test
  void should_preferTheNewLaw_when_itOnlyMayFineTheSame() {
    LocalDate act = day("2026-08-01");

    LawAnswer answer =
        LawChoice.choose(BOOK, question("EIA-REGISTRATION", act, act, day("2026-09-01"), Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("code-1095-registration");
    assertThat(answer.applied().range()).isEqualTo(new FineRange(0L, 5_000_000L));
    assertThat(answer.considered().get(0).reason()).isEqualTo("幅度相同，但为“应当”处以罚款，处罚较重，不适用");
    assertThat(answer.reasons()).anyMatch(r -> r.contains("新的规定为“可以”处以罚款，处罚较轻"));
    assertThat(answer.confirmations())
        .contains(
            "新旧条文的罚款幅度相同，“环境影响评价法第三十一条第三款”为“应当”处以罚款，"
                + "“生态环境法典第一千零九十五条”为“可以”处以罚款，按新的规定较轻适用，须由法制审核确认");
  }

  @ParameterizedTest
  @CsvSource({
    "WATER-EXCEED,2024-03-01,2024-06-01,水污染防治法第九十五条",
    "WATER-EXCEED,2026-08-14,2026-09-15,水污染防治法第九十五条",
    "AIR-EXCEED,2024-03-01,2024-06-01,大气污染防治法第一百二十三条",
    "AIR-EXCEED,2026-08-15,2026-09-15,生态环境法典第一千零六十条",
    "HAZARDOUS-DUMPING,2024-03-01,2024-06-01,环境保护法第五十九条",
    "PERMIT-EXCEED,2024-03-01,2024-06-01,排污许可管理条例第三十八条",
    "AIR-VOC,2024-03-01,2024-06-01,''"
  })
  void should_nameTheDailyFineOfTheStatute_when_itHasItsOwn(
      String violation, LocalDate act, LocalDate decided, String article) {
    assertThat(LawChoice.choose(BOOK, question(violation, act, act, decided, Map.of())).dailyFine())
        .isEqualTo(article);
  }

  @Test
  void should_citeNoArticle_when_theDecisionIsOlderThanThePrinciples() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "WATER-EXCEED",
                day("2017-12-01"),
                day("2017-12-01"),
                day("2018-03-01"),
                Map.of(Base.POLLUTION_CHARGE, 1_000_000L)));

    assertThat(answer.applied().provision().id()).isEqualTo("water-2008-74");
    assertThat(answer.applied().reason()).isEqualTo("适用行为时的法律");
  }

  @ParameterizedTest
  @CsvSource({",", "30000,", "30000,生态环境法典第一千二百二十九条"})
  void should_notPunishThePerson_when_onlyTheNewLawDoes(Long proposed, String cited) {
    LocalDate act = day("2026-08-01");

    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            responsible(
                "WATER-OBSTRUCTION",
                act,
                day("2026-09-01"),
                cited == null ? "" : cited,
                proposed == null ? null : proposed * 100));

    assertThat(answer.applied().provision().id()).isEqualTo("water-81");
    assertThat(answer.applied().range()).isNull();
    assertThat(answer.applied().provision().leavesOut(Subject.RESPONSIBLE)).isTrue();
    assertThat(answer.applied().reason()).isEqualTo("行为时的条文不处罚直接责任人员，后来的规定不溯及既往");
    assertThat(answer.considered()).allSatisfy(c -> assertThat(c.range()).isNull());
    assertThat(answer.considered().get(1).reason()).isEqualTo("行为时的条文不处罚直接责任人员，不溯及既往");
    assertThat(answer.confirmations())
        .contains(
            "行为时的条文不处罚直接责任人员，后来的规定不溯及既往；法律库所载“水污染防治法第八十一条”是否完整，" + "须由法制审核查阅条文原文确认，未经确认不得对直接责任人员罚款")
        .noneMatch(c -> c.contains("没有载明罚款幅度") || c.contains("无法比较"));
    assertThat(answer.breaches())
        .isEqualTo(proposed == null ? List.of() : List.of("行为时的条文不处罚直接责任人员，后来的规定不溯及既往，拟罚款3万元没有依据"));
    assertThat(answer.reasons()).noneMatch(r -> r.startsWith("适用“"));
  }

  @Test
  void should_punishThePerson_when_theActIsUnderTheNewLaw() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, responsible("WATER-OBSTRUCTION", day("2026-08-15"), day("2026-09-01"), "", null));

    assertThat(answer.applied().provision().id()).isEqualTo("code-1229-water");
    assertThat(answer.applied().range()).isEqualTo(new FineRange(500_000L, 5_000_000L));
  }

  @Test
  void should_saySo_when_noLawPunishesThePerson() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, responsible("WATER-UNLICENSED", day("2024-03-01"), day("2024-06-01"), "", null));

    assertThat(answer.applied().range()).isNull();
    assertThat(answer.applied().reason()).isEqualTo("行为时的条文不处罚直接责任人员");
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("无法计算") || c.contains("溯及"));
  }

  @ParameterizedTest
  @CsvSource({"PERMIT-NONE,permit-33,2026-08-10", "EIA-REAPPROVAL,eia-24-31-1,2026-08-01"})
  void should_notMergeTheRanges_when_theCircumstanceIsNotKnown(
      String violation, String applied, LocalDate act) {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                violation, act, act, day("2026-09-01"), Map.of(Base.INVESTMENT, 2_000_000_000L)));

    assertThat(answer.applied().provision().id()).isEqualTo(applied);
    assertThat(answer.applied().range()).isEqualTo(new FineRange(20_000_000L, 100_000_000L));
    assertThat(answer.considered())
        .filteredOn(c -> c.time() == Candidate.Time.NEW)
        .singleElement()
        .satisfies(c -> assertThat(c.range()).isNull());
    assertThat(answer.confirmations())
        .anyMatch(c -> c.startsWith("新旧条文的罚款幅度无法比较，须确认属于哪一种情形：“生态环境法典"));
  }

  @Test
  void should_applyTheLawOfItsEnd_when_theActRunsThroughTheChange() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, question("AIR-EVASION", day("2026-07-01"), null, day("2026-10-01"), Map.of()));

    assertThat(answer.applied().provision().id()).isEqualTo("code-1108-air");
    assertThat(answer.timeBar()).isEqualTo(Permit.INSTANCE);
    assertThat(answer.lastDay()).isNull();
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("跨越新旧法律"));
    assertThat(answer.dailyFine()).isEqualTo("生态环境法典第一千零六十条");
  }

  @Test
  void should_takeTheHigherFine_when_oneActBreaksSeveralNorms() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "WATER-UNLICENSED",
                day("2024-03-01"),
                day("2024-03-01"),
                day("2024-06-01"),
                Map.of()));

    assertThat(answer.applied().range().min()).isEqualTo(20_000_000);
    assertThat(answer.reasons()).anyMatch(r -> r.contains("按照罚款数额高的规定处罚"));
    assertThat(answer.considered())
        .filteredOn(c -> c.provision().id().equals("water-83-1"))
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).contains("行政处罚法第二十九条"));
  }

  @ParameterizedTest
  @CsvSource({"true,permit-34-2-air,false", "false,air-99-3,false", ",air-99-3,true"})
  void should_askForThePermit_when_aProvisionIsForHoldersOnly(
      Boolean holder, String applied, boolean asked) {
    LawQuestion plain =
        question("AIR-EVASION", day("2024-03-01"), day("2024-03-01"), day("2024-06-01"), Map.of());

    LawAnswer answer = LawChoice.choose(BOOK, with(plain, holder, "", "", "", null));

    assertThat(answer.applied().provision().id()).isEqualTo(applied);
    assertThat(answer.confirmations().stream().anyMatch(c -> c.contains("是否持有排污许可证")))
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-01,2024-03-01,,true", "2022-03-01,2024-03-02,,false",
    "2022-03-01,2027-03-01,LIFE_HEALTH,true", "2022-03-01,2027-03-02,LIFE_HEALTH,false",
    "2022-03-01,2024-03-02,POLLUTION,false", "2026-08-20,2031-08-20,POLLUTION,true",
    "2026-08-20,2028-08-21,LIFE_HEALTH,true", "2026-08-20,2031-08-21,LIFE_HEALTH,false",
    "2026-08-20,2028-08-21,,false", "2020-02-29,2022-02-28,,true"
  })
  void should_countTheTimeBarFromTheEnd_when_theActIsOver(
      LocalDate end, LocalDate found, TimeBar.Harm harm, boolean punishable) {
    LawQuestion q =
        new LawQuestion(
            BOOK.require("AIR-EXCEED"),
            end.minusDays(3),
            end,
            found,
            found,
            Subject.ORGANISATION,
            "",
            harm,
            Map.of(),
            "",
            null,
            "",
            "",
            null);

    LawAnswer answer = LawChoice.choose(BOOK, q);

    assertThat(answer.timeBar() instanceof Permit).isEqualTo(punishable);
    if (answer.timeBar() instanceof Refuse refuse) {
      assertThat(refuse.article()).matches("行政处罚法第三十六条|生态环境法典第一千零五十四条");
    }
  }

  @Test
  void should_ask_when_theDayOfDiscoveryIsNotGiven() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            question(
                "AIR-EXCEED", day("2024-03-01"), day("2024-03-01"), day("2024-06-01"), Map.of()));

    assertThat(answer.timeBar()).isEqualTo(Permit.INSTANCE);
    assertThat(answer.lastDay()).isEqualTo("2026-03-01");
    assertThat(answer.confirmations()).anyMatch(c -> c.contains("发现日期未填写"));
  }

  @ParameterizedTest
  @CsvSource({
    "大气污染防治法第九十九条第二项,true,0,0", "《中华人民共和国大气污染防治法》第九十九条,true,0,0",
    "大气污染防治法第九十九条第三项,false,1,0", "生态环境法典第一千一百零七条,false,2,0",
    "某市条例第一条,false,1,1"
  })
  void should_checkTheCitedBasis_when_given(String basis, boolean fits, int breaches, int unknown) {
    LawQuestion plain =
        question("AIR-EXCEED", day("2024-03-01"), day("2024-03-01"), day("2024-06-01"), Map.of());

    LawAnswer answer = LawChoice.choose(BOOK, with(plain, null, "", "", basis, null));

    assertThat(answer.cited() != null).isEqualTo(fits);
    assertThat(answer.breaches()).hasSize(breaches);
    assertThat(answer.confirmations().stream().filter(c -> c.contains("法律库未载所引"))).hasSize(unknown);
  }

  @ParameterizedTest
  @CsvSource({"大气污染防治法第十八条,0", "大气污染防治法第二十条第二款,1", "水污染防治法第十条,1"})
  void should_checkTheCitedBreach_when_given(String breach, int breaches) {
    LawQuestion plain =
        question("AIR-EXCEED", day("2024-03-01"), day("2024-03-01"), day("2024-06-01"), Map.of());

    LawAnswer answer = LawChoice.choose(BOOK, with(plain, null, "", breach, "", null));

    assertThat(answer.breaches()).hasSize(breaches);
  }

  @ParameterizedTest
  @CsvSource({"9999999,1", "10000000,0", "100000000,0", "100000001,1"})
  void should_checkTheProposedFine_when_given(long fen, int breaches) {
    LawQuestion plain =
        question("AIR-EXCEED", day("2024-03-01"), day("2024-03-01"), day("2024-06-01"), Map.of());

    LawAnswer answer = LawChoice.choose(BOOK, with(plain, null, "", "", "", fen));

    assertThat(answer.breaches()).hasSize(breaches);
  }

  private static LawQuestion question(
      String violation, LocalDate from, LocalDate to, LocalDate decided, Map<Base, Long> amounts) {
    return new LawQuestion(
        BOOK.require(violation),
        from,
        to,
        null,
        decided,
        Subject.ORGANISATION,
        violation.equals("EIA-CONSTRUCTION") ? "FORM" : "",
        null,
        amounts,
        "",
        null,
        "",
        "",
        null);
  }

  private static LawQuestion responsible(
      String violation, LocalDate act, LocalDate decided, String basis, Long fen) {
    return new LawQuestion(
        BOOK.require(violation),
        act,
        act,
        act,
        decided,
        Subject.RESPONSIBLE,
        "",
        null,
        Map.of(),
        "",
        null,
        "",
        basis,
        fen);
  }

  private static LawQuestion with(
      LawQuestion q, Boolean holder, String province, String breach, String basis, Long fen) {
    return new LawQuestion(
        q.violation(),
        q.from(),
        q.to(),
        q.foundOn(),
        q.decidedOn(),
        q.subject(),
        q.circumstance(),
        q.harm(),
        q.amounts(),
        province,
        holder,
        breach,
        basis,
        fen);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static LawBook shipped() {
    try (InputStream file = LawChoiceTest.class.getResourceAsStream("/law/register.yml")) {
      return LawBookReader.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)).book();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
