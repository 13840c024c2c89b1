package org.ecocase.law;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecocase.law.internal.LawBookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawBookTest {

  private static final String SMALL =
      """
      version: t1
      statutes:
        - {id: old, short: 旧法, title: 中华人民共和国旧法, level: LAW, from: 2015-01-01, to: 2026-08-14, replacedBy: new, trust: R, source: 测试}
        - {id: new, short: 新法, title: 中华人民共和国新法, level: LAW, from: 2026-08-15, trust: R, source: 测试}
      violations:
        - code: A
          title: 违法
          provisions:
            - {id: a1, statute: old, breach: 第一条, basis: 第二条第一款, fines: [{min: 100, max: 200}, {subject: RESPONSIBLE, max: 50}], trust: R}
            - {id: a2, statute: new, breach: 第三条, basis: 第四条, fines: [{share: [1%, 5%], of: INVESTMENT}], trust: R}
      dailyFines:
        - {statute: old, article: 第五条, trust: R}
        - {statute: new, article: 第六条, trust: R}
      timeBars:
        - {article: 旧, years: 2, harmYears: 5, harm: LIFE_HEALTH, harmText: 有害, from: 2015-01-01, to: 2026-08-14}
        - {article: 新, years: 2, harmYears: 5, harm: POLLUTION, harmText: 有害, from: 2026-08-15}
      principles:
        - {id: LIGHTER, article: 甲, from: 2015-01-01}
        - {id: HIGHEST, article: 乙, from: 2015-01-01}
      """;

  @Test
  void should_beUsable_when_nothingIsWrong() {
    LawBookReader.Reading reading = LawBookReader.read(SMALL);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.book().version()).isEqualTo("t1");
    Provision first = reading.book().require("A").provisions().get(0);
    assertThat(first.to()).isEqualTo("2026-08-14");
    assertThat(first.article()).isEqualTo("旧法第二条第一款");
    assertThat(first.breachArticle()).isEqualTo("旧法第一条");
    assertThat(first.fines(Subject.ORGANISATION)).hasSize(1);
    assertThat(first.fines(Subject.INDIVIDUAL)).isEqualTo(first.fines(Subject.ORGANISATION));
    assertThat(first.fines(Subject.RESPONSIBLE).get(0).text()).isEqualTo("50元以下");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          statute: new, breach: 第三条 | statute: other, breach: 第三条 | 引用了不存在的法律“other”
          basis: 第四条, fines | basis: 第四条, penalties: [FLOG], fines | “penalties”不能有“FLOG”
          basis: 第四条, fines | basis: 第四条, penalties: CLOSE, fines | “penalties”应为列表
          id: a2 | id: a1 | 条文编号“a1”重复
          id: new, short | id: old, short | 法律编号“old”重复
          replacedBy: new | replacedBy: none | 替代法“none”不存在
          to: 2026-08-14, replacedBy | to: 2026-08-10, replacedBy | 不衔接
          from: 2026-08-15, trust: R, source | from: 2026-09-01, trust: R, source | 不衔接
          basis: 第四条, fines | basis: 第四条, from: 2026-09-01, fines | 2026-08-15至2026-08-31没有条文
          basis: 第四条, fines | basis: 第四条, from: 2020-01-01, fines | 有效期超出其所在法律
          statute: new, breach: 第三条, basis: 第四条 | statute: old, breach: 第三条, basis: 第二条第一款 | 有效期重叠
          {subject: RESPONSIBLE, max: 50} | {max: 50} | 两个幅度
          {min: 100, max: 200} | {min: 300, max: 200} | 罚款幅度有误
          {min: 100, max: 200} | {per: 次} | 罚款幅度有误
          of: INVESTMENT | of: WEATHER | 罚款幅度有误
          {min: 100, max: 200} | {minimum: 100, max: 200} | 不认识的字段“minimum”
          basis: 第四条 | basis: "" | 缺少“basis”
          from: 2015-01-01, to: 2026-08-14, replacedBy | from: 2015-13-01, to: 2026-08-14, replacedBy | 应写作2026-08-15的形式
          level: LAW, from: 2026 | level: POEM, from: 2026 | “level”不能为“POEM”
          harmYears: 5, harm: POLLUTION | harmYears: 1, harm: POLLUTION | 年数有误
          harmText: 有害, from: 2026-08-15 | harmText: 有害, from: 2026-08-16 | 与前一规定不衔接
          harmText: 有害, from: 2026-08-15 | harmText: 有害, from: 2026-08-15, to: 2027-01-01 | 追责期限没有现行规定
          id: LIGHTER | id: HEAVIER | 适用原则“LIGHTER”没有现行规定
          principles: | discussion: | penalty-duties
          version: t1 | version: "" | 缺少“version”
          code: A | cod: A | 缺少“code”
          """)
  void should_sayWhatIsWrong_when_theFileIsNotUsable(String good, String bad, String finding) {
    assertThat(SMALL).contains(good);

    LawBookReader.Reading reading =
        LawBookReader.read(
            SMALL.replaceFirst(
                java.util.regex.Pattern.quote(good),
                java.util.regex.Matcher.quoteReplacement(bad)));

    assertThat(reading.book()).isNull();
    assertThat(String.join("；", reading.findings())).contains(finding);
  }

  @ParameterizedTest
  @CsvSource({"'',为空", "'[a',不是有效的YAML", "7,应包含", "'version: t',没有任何执法事项"})
  void should_sayWhatIsWrong_when_itIsNoRegister(String yaml, String finding) {
    assertThat(String.join("；", LawBookReader.read(yaml).findings())).contains(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "旧法第二条,a1",
    "《中华人民共和国旧法》第二条第一款,a1",
    "旧法第二条第二款,",
    "旧法第二十条,",
    "新法第四条,a2",
    "新法第四条第三项,a2",
    "某法第二条,"
  })
  void should_findTheProvision_when_cited(String citation, String id) {
    LawBook book = LawBookReader.read(SMALL).book();

    assertThat(
            book.require("A").provisions().stream()
                .filter(p -> Citation.fits(citation, p))
                .map(Provision::id)
                .findFirst()
                .orElse(null))
        .isEqualTo(id);
    assertThat(book.punishedBy(citation)).hasSize(id == null ? 0 : 1);
  }

  @Test
  void should_readThePenalties_when_theyGoWithTheFine() {
    LawBookReader.Reading reading =
        LawBookReader.read(
            SMALL.replace(
                "basis: 第四条, fines", "basis: 第四条, penalties: [CLOSE, BAR_LICENCE], fines"));

    Provision provision = reading.book().require("A").provisions().get(1);
    assertThat(provision.penalties()).containsExactly(PenaltyKind.BAR_LICENCE, PenaltyKind.CLOSE);
    assertThat(provision.penalties(Subject.INDIVIDUAL))
        .containsOnlyKeys(PenaltyKind.BAR_LICENCE, PenaltyKind.CLOSE)
        .containsValue("新法第四条");
    assertThat(provision.penalties(Subject.RESPONSIBLE)).isEmpty();
    assertThat(reading.book().require("A").provisions().get(0).penalties()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "old,2026-08-14,旧法第五条", "new,2026-08-15,新法第六条", "none,2026-08-14,旧法第五条",
    "side,2026-08-14,旁法第七条", "side,2026-08-15,旁法第七条", "none,2014-12-31,"
  })
  void should_findTheFineByDay_when_aStatuteHasItsOwnOrNot(
      String statute, LocalDate day, String article) {
    LawBook book = withSide();

    assertThat(
            book.dailyFine(
                    book.statutes().stream()
                        .filter(s -> s.id().equals(statute))
                        .findFirst()
                        .orElse(null),
                    day)
                .map(LawBook.DailyFineArticle::article)
                .orElse(null))
        .isEqualTo(article);
  }

  @Test
  void should_beGeneral_when_itsFineByDayServesTheOthers() {
    LawBook book = withSide();

    assertThat(book.statutes().stream().filter(book::general).map(Statute::id))
        .containsExactly("old", "new");
  }

  private static LawBook withSide() {
    return LawBookReader.read(
            SMALL
                .replace(
                    "violations:",
                    "  - {id: side, short: 旁法, title: 旁法, level: LAW, from: 2018-01-01, trust: R,"
                        + " source: 测试}\nviolations:")
                .replace("timeBars:", "  - {statute: side, article: 第七条, trust: R}\ntimeBars:"))
        .book();
  }

  @Test
  void should_nameThePenalties_when_casesNameThem() throws IOException {
    JsonNode codes =
        new YAMLMapper()
            .readTree(Path.of("forms/investigation/investigation.facts.yml").toFile())
            .at("/facts/penaltyKinds/codes");

    Map<String, String> kinds = new LinkedHashMap<>();
    for (PenaltyKind kind : PenaltyKind.values()) {
      kinds.put(kind.name(), kind.label());
    }
    assertThat(
            codes.properties().stream()
                .collect(toMap(Map.Entry::getKey, e -> e.getValue().asText())))
        .isEqualTo(kinds);
  }
}
