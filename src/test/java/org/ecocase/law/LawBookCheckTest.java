package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.internal.LawBookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of a register as a whole: what is refused, and the neighbour that is not. */
class LawBookCheckTest {

  static final String BOOK =
      """
      version: t1
      statutes:
        - {id: older, short: 旧法（2008）, title: 中华人民共和国旧法（2008年修订）, level: LAW, from: 2008-01-01, to: 2014-12-31, replacedBy: old, trust: R, source: 测试}
        - {id: old, short: 旧法, title: 中华人民共和国旧法, level: LAW, from: 2015-01-01, to: 2026-08-14, replacedBy: new, trust: R, source: 测试}
        - {id: new, short: 新法, title: 中华人民共和国新法, level: LAW, from: 2026-08-15, trust: R, source: 测试}
        - {id: side, short: 旁条例, title: 旁条例, level: REGULATION, from: 2021-03-01, trust: R, source: 测试}
        - {id: gone, short: 废办法, title: 废办法, level: RULE, from: 2010-01-01, to: 2020-12-31, trust: R, source: 测试}
      violations:
        - code: A
          title: 甲行为
          provisions:
            - {id: a1, statute: old, basis: 第二条第一款, fines: [{min: 100, max: 200}], trust: R}
            - {id: a2, statute: new, basis: 第四条, fines: [{min: 100, max: 300}], trust: R}
            - {id: a3, statute: side, basis: 第三条, yieldsTo: new, fines: [], trust: R}
        - code: B
          title: 乙行为
          provisions:
            - {id: b1, statute: new, basis: 第五条, fines: [{min: 100, max: 200}], trust: R}
      dailyFines:
        - {statute: old, article: 第五十九条, trust: R}
        - {statute: new, article: 第六十条, trust: R}
        - {statute: side, article: 第三十八条, trust: R}
      timeBars:
        - {article: 时限, years: 2, harmYears: 5, harm: POLLUTION, harmText: 有害, from: 2015-01-01}
      principles:
        - {id: LIGHTER, article: 从轻旧条, from: 2015-01-01, to: 2026-08-14}
        - {id: LIGHTER, article: 从轻新条, from: 2026-08-15}
        - {id: HIGHEST, article: 从高条, from: 2015-01-01}
      replacements:
        - {matter: 事项, old: 旧法第二条、第三条第二款, new: 新法第四条, change: 提高}
      detentions:
        - {act: 拘留行为, old: 旧法第六条第三项, new: 新法第七条、第八条, days: 五日, trust: R}
      """;

  @Test
  void should_acceptTheBook_when_nothingIsWrong() {
    assertThat(LawBookReader.read(BOOK).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          第五十九条, trust | 第五十九条, from: 2014-12-31, trust | 按日连续处罚“旧法第五十九条”的有效期超出其所在法律
          第五十九条, trust | 第五十九条, to: 2026-08-15, trust | 按日连续处罚“旧法第五十九条”的有效期超出其所在法律
          第五十九条, trust | 第五十九条, to: 2014-12-31, trust | 按日连续处罚“旧法第五十九条”的失效日早于施行日
          第五十九条, trust | 第五十九条, to: 2026-08-13, trust | 按日连续处罚：2026-08-14至2026-08-14没有条文（“旧法第五十九条”之后、“新法第六十条”之前）
          第六十条, trust | 第六十条, from: 2026-08-17, trust | 按日连续处罚：2026-08-15至2026-08-16没有条文（“旧法第五十九条”之后、“新法第六十条”之前）
          statute: side, article | statute: new, article | 按日连续处罚：“新法第三十八条”与“新法第六十条”的有效期重叠
          statute: old, article: 第五十九条 | statute: gone, article: 第九条 | 按日连续处罚：2021-01-01至2021-02-28没有条文（“废办法第九条”之后、“旁条例第三十八条”之前）
          statute: old, article: 第五十九条 | statute: none, article: 第九条 | dailyFines[0]：引用了不存在的法律“none”
          从轻旧条, from: 2015-01-01, to: 2026-08-14 | 从轻旧条, from: 2015-01-01, to: 2026-08-12 | 适用原则“LIGHTER”：2026-08-13至2026-08-14没有条文（“从轻旧条”之后、“从轻新条”之前）
          从轻旧条, from: 2015-01-01, to: 2026-08-14 | 从轻旧条, from: 2015-01-01, to: 2026-08-15 | 适用原则“LIGHTER”：“从轻新条”与“从轻旧条”的有效期重叠
          从轻旧条, from: 2015-01-01, to: 2026-08-14 | 从轻旧条, from: 2015-01-01 | 适用原则“LIGHTER”：“从轻新条”与“从轻旧条”的有效期重叠
          从轻旧条, from: 2015-01-01, to: 2026-08-14 | 从轻旧条, from: 2015-01-01, to: 2014-12-31 | 适用原则“LIGHTER”：“从轻旧条”的失效日早于施行日
          从轻新条, from: 2026-08-15 | 从轻新条, from: 2026-08-15, to: 2030-01-01 | 适用原则“LIGHTER”没有现行规定
          id: HIGHEST | id: LOWEST | 适用原则“从高条”的编号“LOWEST”不认识，只能为LIGHTER、HIGHEST
          id: HIGHEST | id: LOWEST | 适用原则“HIGHEST”没有现行规定
          to: 2014-12-31, replacedBy: old | to: 2015-01-01 | “中华人民共和国旧法”与“中华人民共和国旧法（2008年修订）”是同一法律的不同版本，有效期重叠
          short: 旁条例, title: 旁条例 | short: 新法（2026修正）, title: 旁条例 | “旁条例”与“中华人民共和国新法”是同一法律的不同版本，有效期重叠
          short: 旁条例, title: 旁条例 | short: 旁条例, title: 中华人民共和国新法（试行） | “中华人民共和国新法（试行）”与“中华人民共和国新法”是同一法律的不同版本，有效期重叠
          short: 旁条例, title: 旁条例 | short: 旁条例, title: 中华人民共和国新法(二〇二一年) | “中华人民共和国新法(二〇二一年)”与“中华人民共和国新法”是同一法律的不同版本，有效期重叠
          short: 旁条例, title: 旁条例 | short: 旁条例, title: 中华人民共和国新法 | “中华人民共和国新法”与“中华人民共和国新法”是同一法律的不同版本，有效期重叠
          old: 旧法第二条、第三条第二款 | old: 别法第二条、第三条第二款 | 新旧条文对照“事项”引用了法律库中没有的法律“别法第二条”
          old: 旧法第二条、第三条第二款 | old: 旧法第二条、旧法典第三条 | 新旧条文对照“事项”引用了法律库中没有的法律“旧法典第三条”
          old: 旧法第二条、第三条第二款 | old: 第二条、旧法第三条 | 新旧条文对照“事项”中“第二条”之前没有写明法律
          old: 旧法第二条、第三条第二款 | old: 旧法第二条、第三某条 | 新旧条文对照“事项”中“第三某条”不能识别为条、款、项
          new: 新法第四条, change | new: 老法第四条, change | 新旧条文对照“事项”引用了法律库中没有的法律“老法第四条”
          new: 新法第四条, change | new: 新法第条, change | 新旧条文对照“事项”中“新法第条”不能识别为条、款、项
          new: 新法第四条, change | new: 新法第零条, change | 新旧条文对照“事项”中“新法第零条”不能识别为条、款、项
          new: 新法第四条, change | new: 新法第12345条, change | 新旧条文对照“事项”中“新法第12345条”不能识别为条、款、项
          new: 新法第四条, change | new: 新法第一一一一一一一一一一一一条, change | 新旧条文对照“事项”中“新法第一一一一一一一一一一一一条”不能识别为条、款、项
          new: 新法第四条, change | new: 新法第二款, change | 新旧条文对照“事项”中“新法第二款”不能识别为条、款、项
          new: 新法第四条, change | new: 新法, change | 新旧条文对照“事项”中“新法”不能识别为条、款、项
          new: 新法第四条, change | new: 新法第四条规定, change | 新旧条文对照“事项”中“新法第四条规定”不能识别为条、款、项
          old: 旧法第六条第三项 | old: 别法第六条 | 行政拘留“拘留行为”引用了法律库中没有的法律“别法第六条”
          new: 新法第七条、第八条 | new: 新法第七条、第八 | 行政拘留“拘留行为”中“第八”不能识别为条、款、项
          new: 新法第七条、第八条 | new: 别法第七条、第八条 | 行政拘留“拘留行为”引用了法律库中没有的法律“别法第七条”
          yieldsTo: new | yieldsTo: side | 执法事项“A”：“旁条例第三条”让位于其自身所在的法律
          yieldsTo: new | yieldsTo: none | 执法事项“A”：“旁条例第三条”引用了不存在的法律“none”
          years: 2, harmYears: 5 | years: 0, harmYears: 5 | 追责期限“时限”的年数有误
          years: 2, harmYears: 5 | years: 2, harmYears: 1 | 追责期限“时限”的年数有误
          {min: 100, max: 200} | {share: [5%, 1%], of: INVESTMENT} | A.provisions[0].fines[0]：罚款幅度有误
          {min: 100, max: 200} | {times: [5, 1], of: FEE} | A.provisions[0].fines[0]：罚款幅度有误
          {min: 100, max: 200} | {share: [1%, 500%], of: INVESTMENT} | A.provisions[0].fines[0]：比例超过100%的应写作times
          {min: 100, max: 200} | {share: [-1%, 5%], of: INVESTMENT} | 执法事项“A”：“旧法第二条第一款”的罚款比例或者倍数应大于0
          {min: 100, max: 200} | {times: [0, 0], of: FEE} | 执法事项“A”：“旧法第二条第一款”的罚款比例或者倍数应大于0
          {min: 100, max: 200} | {max: 0} | 执法事项“A”：“旧法第二条第一款”的罚款幅度为0
          {min: 100, max: 200} | {min: 0} | 执法事项“A”：“旧法第二条第一款”的罚款幅度为0
          basis: 第二条第一款, fines: [{min: 100, max: 200}] | basis: 第二条第一款 | A.provisions[0]：缺少“fines”，没有载明罚款的应写作fines: []
          basis: 第二条第一款 | basis: 第二条第一款, permitHolder: maybe | A.provisions[0]：“permitHolder”应为true或者false
          basis: 第二条第一款 | basis: 第二条第一款, optional: "true" | A.provisions[0]：“optional”应为true或者false
          basis: 第二条第一款 | basis: 第二条第一款, daily: 1 | A.provisions[0]：“daily”应为true或者false
          max: 200}], trust: R | max: 200}], trust: SURE | A.provisions[0]：“trust”不能为“SURE”，应为R或者V:加来源
          replacedBy: new, trust: R | replacedBy: new, trust: "V:" | statutes[1]：“trust”不能为“V:”，应为R或者V:加来源
          第五十九条, trust: R | 第五十九条, trust: r | dailyFines[0]：“trust”不能为“r”，应为R或者V:加来源
          days: 五日, trust: R | days: 五日, trust: X | detentions[0]：“trust”不能为“X”，应为R或者V:加来源
          {id: a1, | {id: a1, id: a9, | 法律库文件第12行有重复的字段
          title: 乙行为 | titel: 乙行为 | violations[1]：不认识的字段“titel”
          change: 提高 | changes: 提高 | replacements[0]：不认识的字段“changes”
          days: 五日 | days: 五日, hours: 一 | detentions[0]：不认识的字段“hours”
          {min: 100, max: 200} | {case: A, min: 100, max: 200} | 执法事项“A”：“旧法第二条第一款”的情形“A”没有名称（label）
          {min: 100, max: 200} | {case: A, label: 甲, min: 100, max: 200}, {max: 50} | 执法事项“A”：“旧法第二条第一款”对单位的罚款中有的写明情形（case），有的没有写明
          {min: 100, max: 200} | {case: A, label: 违法所得不足5000元, max: 200}, {case: B, label: 违法所得4000元以上, max: 300} | 执法事项“A”：“旧法第二条第一款”按违法所得划分的情形重叠
          {min: 100, max: 200} | {case: A, label: 违法所得5000元以上, max: 200}, {case: B, label: 违法所得8000元以上, max: 300} | 执法事项“A”：“旧法第二条第一款”按违法所得划分的情形重叠
          {min: 100, max: 200} | {case: A, label: 违法所得不足5000元, max: 200}, {case: B, label: 违法所得1万元以上, max: 300} | 执法事项“A”：“旧法第二条第一款”按违法所得划分的情形之间有空档
          statute: side, basis: 第三条, yieldsTo: new | statute: old, basis: 第二条 | 执法事项“A”：“旧法第二条第一款”的有效期重叠
          statute: side, basis: 第三条, yieldsTo: new | statute: old, basis: 第二条第一款、第二款 | 执法事项“A”：“旧法第二条第一款”的有效期重叠
          title: 乙行为 | title: 甲行为 | 执法事项“B”与“A”的名称“甲行为”重复
          """)
  void should_nameTheEntry_when_theBookIsWrong(String good, String bad, String finding) {
    assertThat(findings(good, bad)).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          第五十九条, trust | 第五十九条, from: 2015-01-01, to: 2026-08-14, trust
          第五十九条, trust | 第五十九条, from: 2016-01-01, trust
          article: 第三十八条, trust | article: 第三十八条, from: 2022-01-01, to: 2026-08-14, trust
          从轻旧条, from: 2015-01-01, to: 2026-08-14 | 从轻旧条, from: 2026-08-14, to: 2026-08-14
          replacedBy: old, trust | trust
          short: 旁条例, title: 旁条例 | short: 新法（十一）, title: 旁条例（一）
          short: 旁条例, title: 旁条例 | short: 新法实施条例, title: 新法实施条例
          short: 废办法, title: 废办法 | short: 旁条例, title: 旁条例
          old: 旧法第二条、第三条第二款 | old: ""
          old: 旧法第二条、第三条第二款 | old: 旧法第二条第一款、第二款、第三条之一
          old: 旧法第二条、第三条第二款 | old: 旧法（2008）第二条、《中华人民共和国旧法》第三条、新法第九百九十九条
          old: 旧法第二条、第三条第二款 | old: 旧法第2条第（一）、（三）项
          new: 新法第四条, change | new: 新法第四条和第五条, change
          old: 旧法第六条第三项 | old: 旧法第六条第三项、旁条例第一条
          yieldsTo: new | yieldsTo: old
          years: 2, harmYears: 5 | years: 1, harmYears: 1
          {min: 100, max: 200} | {share: [1%, 100%], of: INVESTMENT}
          {min: 100, max: 200} | {times: [0.5, 5], of: FEE}
          {min: 100, max: 200} | {min: 0, max: 200}
          {min: 100, max: 200} | {min: 100}
          {min: 100, max: 200} | {case: A, label: 甲, min: 100, max: 200}, {subject: RESPONSIBLE, max: 50}
          {min: 100, max: 200} | {case: A, label: 没有违法所得, max: 200}, {case: B, label: 有违法所得, max: 300}
          {min: 100, max: 200} | {case: B, label: 违法所得5000元以上, max: 300}, {case: A, label: 违法所得不足5000元, max: 200}
          fines: [{min: 100, max: 200}], trust: R | fines: [], optional: true, daily: false, trust: "V:LRB"
          statute: side, basis: 第三条, yieldsTo: new | statute: old, basis: 第二条第二款
          statute: side, basis: 第三条, yieldsTo: new | statute: old, basis: 第三条
          title: 乙行为 | title: 甲行为之二
          """)
  void should_accept_when_theNeighbouringCaseIsLegal(String good, String variant) {
    assertThat(findings(good, variant)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {min: 100, max: 200} | {share: [1%, 500%], of: INVESTMENT}
          {min: 100, max: 200} | {max: 0}
          {id: a1, | {id: a1, id: a9,
          max: 200}], trust: R | max: 200}], trust: SURE
          basis: 第二条第一款 | basis: 第二条第一款, permitHolder: maybe
          days: 五日 | days: 五日, hours: 一
          """)
  void should_remainReadable_when_storedBeforeTheRule(String good, String bad) {
    assertThat(LawBookReader.stored(BOOK.replace(good, bad)).violations()).hasSize(2);
  }

  @Test
  void should_accept_when_onlyOneStatuteHasADailyFine() {
    assertThat(
            LawBookReader.read(without(BOOK, "{statute: old, article", "{statute: side, article"))
                .findings())
        .isEmpty();
  }

  @Test
  void should_accept_when_thePrinciplesFollowOneAnotherInAnyOrder() {
    String three =
        BOOK.replace(
            "  - {id: LIGHTER, article: 从轻旧条, from: 2015-01-01, to: 2026-08-14}\n",
            "  - {id: LIGHTER, article: 从轻中条, from: 2021-07-15, to: 2026-08-14}\n"
                + "  - {id: LIGHTER, article: 从轻旧条, from: 2015-01-01, to: 2021-07-14}\n");

    assertThat(three).contains("从轻中条");
    assertThat(LawBookReader.read(three).findings()).isEmpty();
    assertThat(LawBookReader.read(three.replace("to: 2021-07-14", "to: 2021-07-12")).findings())
        .containsExactly("适用原则“LIGHTER”：2021-07-13至2021-07-14没有条文（“从轻旧条”之后、“从轻中条”之前）");
  }

  @Test
  void should_accept_when_aShortProvisionStandsWithinTheTimeOfALongOne() {
    String within =
        BOOK.replace(
            "      - {id: a2, ",
            "      - {id: a4, statute: old, basis: 第九条, from: 2016-01-01, to: 2017-12-31,"
                + " fines: [], trust: R}\n      - {id: a2, ");
    String alone = without(within, "{id: a3, ");

    assertThat(alone).contains("a4").doesNotContain("a3");
    assertThat(LawBookReader.read(alone).findings()).isEmpty();
  }

  @Test
  void should_refuse_when_twoTimeBarsForOneHarmStandSideBySide() {
    String bar =
        "{article: 时限, years: 2, harmYears: 5, harm: POLLUTION, harmText: 有害, from: 2015-01-01}";
    String other = bar.replace("时限", "新限").replace("2015-01-01", "2026-08-15");

    assertThat(LawBookReader.read(BOOK.replace(bar, bar + "\n  - " + other)).findings())
        .containsExactly("追责期限“新限”与“时限”重叠");
    assertThat(
            LawBookReader.read(
                    BOOK.replace(bar, bar + "\n  - " + other.replace("POLLUTION", "LIFE_HEALTH")))
                .findings())
        .as("each lengthens the period for its own harm")
        .isEmpty();
  }

  @Test
  void should_refuse_when_noDailyFineIsInForce() {
    assertThat(
            LawBookReader.read(without(BOOK, "{statute: new, article", "{statute: side, article"))
                .findings())
        .containsExactly("按日连续处罚没有现行规定");
    assertThat(
            LawBookReader.read(
                    without(
                        BOOK,
                        "dailyFines:",
                        "{statute: old, article",
                        "{statute: new, article",
                        "{statute: side, article"))
                .findings())
        .containsExactly("按日连续处罚没有现行规定");
  }

  private static String findings(String good, String bad) {
    assertThat(BOOK).contains(good);
    String text = BOOK.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
    return String.join("；", LawBookReader.read(text).findings());
  }

  private static String without(String text, String... parts) {
    return text.lines()
        .filter(line -> List.of(parts).stream().noneMatch(line::contains))
        .reduce("", (one, other) -> one + other + "\n");
  }
}
