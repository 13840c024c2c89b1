package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles in the spellings in which documents cite them. */
class CitationTest {

  private static final String AIR = "大气污染防治法";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          大气污染防治法第九十九条第二项 | true
          大气污染防治法第99条第2项 | true
          大气污染防治法第９９条第２项 | true
          《中华人民共和国大气污染防治法》第九十九条第（二）项 | true
          《中华人民共和国大气污染防治法》第九十九条（二） | true
          《大气污染防治法》第九十九条(二)项 | true
          大气污染防治法第九十九条第(2)项 | true
          《大气污染防治法（2018年修正）》第九十九条第二项 | true
          《中华人民共和国大气污染防治法》（2018修正）第九十九条第二项 | true
          依据《大气污染防治法》第九十九条第二项的规定 | true
          根据大气法第九十九条 | true
          大气法第99条 | true
          大气污染防治法第九十九条第一、二项 | true
          大气污染防治法第九十九条第（一）、（二）项 | true
          大气污染防治法第九十八条、第九十九条第二项 | true
          大气污染防治法第九十九条第三项 | false
          大气污染防治法第九条第二项 | false
          大气污染防治法第九十九条之一 | false
          大气污染防治法（2000年修订）第九十九条第二项 | false
          大气法典第九十九条 | false
          水法第九十九条第二项 | false
          """)
  void should_knowTheArticle_when_citedInAnySpelling(String citation, boolean same) {
    assertThat(Citation.fits(citation, provision(AIR, 2016, "第十八条", "第九十九条第二项"))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          环评法第31条第1款 | 环境影响评价法
          固废法第31条第1款 | 固体废物污染环境防治法
          水法第31条第1款 | 水污染防治法
          噪声法第31条第1款 | 噪声污染防治法
          土壤法第31条第1款 | 土壤污染防治法
          海洋环境保护法第31条第1款 | 海洋环境保护法
          环保法第31条第1款 | 环境保护法
          处罚法第31条第1款 | 行政处罚法
          """)
  void should_knowTheStatute_when_itsCommonNameIsCited(String citation, String title) {
    Provision provision = provision(title, 2018, "", "第三十一条第一款、第二款");

    assertThat(Citation.names(citation, provision.statute())).isTrue();
    assertThat(Citation.fits(citation, provision)).isTrue();
  }

  @Test
  void should_notTakeTheWaterLaw_when_itsFullTitleIsCited() {
    Statute water = provision("水污染防治法", 2018, "", "第一条").statute();

    assertThat(Citation.names("中华人民共和国水法第一条", water)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "第三十一条第一款、第二款,第三十一条第二款",
    "第十八条、第二十条第二款,第二十条第二款",
    "第一千一百零七条,第1107条",
    "第一百〇八条,第108条",
    "第一百十四条第一款,第一百一十四条",
    "第一千零九十五条,第1095条",
    "第一百零二条第一款第七项,第一百零二条第（七）项"
  })
  void should_agreeBothWays_when_placesAreTheSame(String one, String other) {
    assertThat(Citation.fits(AIR + one, provision(AIR, 2016, "", other))).isTrue();
    assertThat(Citation.fits(AIR + other, provision(AIR, 2016, "", one))).isTrue();
    assertThat(Citation.fitsBreach(AIR + one, provision(AIR, 2016, other, ""))).isTrue();
  }

  @Test
  void should_keepEditionsApart_when_theTitleNamesTheYear() {
    Statute old = provision("水污染防治法（2008）", 2008, "", "第七十四条").statute();
    Statute now = provision("水污染防治法", 2018, "", "第八十三条").statute();

    assertThat(Citation.names("水污染防治法(2008)第七十四条", old)).isTrue();
    assertThat(Citation.names("《水污染防治法（2008年修订）》第七十四条", old)).isTrue();
    assertThat(Citation.names("水污染防治法(2008)第七十四条", now)).isFalse();
    assertThat(Citation.names("水污染防治法（2017年修正）第八十三条", now)).isTrue();
    assertThat(Citation.names("水污染防治法第八十三条", old)).isFalse();
  }

  @Test
  void should_writeNumbers_when_articlesAreNumbered() {
    assertThat(List.of(7, 10, 19, 20, 99, 100, 101, 110, 114, 1000, 1003, 1057, 1107))
        .map(ChineseNumber::of)
        .containsExactly(
            "七", "十", "十九", "二十", "九十九", "一百", "一百零一", "一百一十", "一百一十四", "一千", "一千零三", "一千零五十七",
            "一千一百零七")
        .allSatisfy(
            text -> assertThat(ChineseNumber.of(ChineseNumber.parse(text))).isEqualTo(text));
    assertThat(ChineseNumber.parse("一一〇")).isEqualTo(110);
  }

  private static Provision provision(String title, int from, String breach, String basis) {
    Statute statute =
        new Statute(
            "s",
            "中华人民共和国" + title,
            title,
            Statute.Level.LAW,
            "",
            LocalDate.of(from, 1, 1),
            null,
            "",
            "",
            "");
    return new Provision(
        "p",
        "V",
        statute,
        breach,
        basis,
        LocalDate.of(from, 1, 1),
        null,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        false,
        false,
        "",
        "",
        false,
        "",
        "");
  }
}
