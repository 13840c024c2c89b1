package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standards that travel with the product, row by row against what was published of them. */
class ShippedStandardsTest {

  private static final Standards STANDARDS = new Standards();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hunan-2021 | 13 | 20000 | 200000 | 违法次数=2次 | 29000
          hunan-2021 | 13 | 20000 | 200000 | 违法次数=1次 | 20000
          zj-2020 | 通用 | 20000 | 200000 | 环境影响程度=小;持续时间=3个月以下 | 20000
          zj-2020 | 通用 | 20000 | 200000 | 环境影响程度=中 | 30800
          zj-2020 | 通用 | 20000 | 200000 | 环境影响程度=大;持续时间=3个月以上6个月以下 | 61400
          zj-2020 | 通用 | 20000 | 200000 | 环境影响程度=重大;持续时间=12个月以上;违法次数（两年内含本次）=4次以上;信访投诉（一年内）=经核实 | 200000
          zj-2020 | 通用 | 20000 | 200000 | 持续时间=6个月以上12个月以下;违法次数（两年内含本次）=2次 | 48800
          zj-2020 | 通用 | 20000 | 200000 | 违法次数（两年内含本次）=3次;信访投诉（一年内）=无 | 39800
          hebei-2019 | 水类70 | 20000 | 200000 | 违法次数=一年内再次 | 60000
          hebei-2019 | 水类70 | 20000 | 200000 | 违法次数=一年内初犯;改正情况=全面整改;配合情况=配合;社会影响=无社会影响 | 40000
          qingyuan-2016 | 大气超标 | 100000 | 1000000 | 超标情形=一般污染物单因子超标1倍以上5倍以下 | 225000
          hengshui | 露天焚烧 | 500 | 2000 | 焚烧面积=不足一亩;行为区域=二类功能区;焚烧时机=晴天昼间 | 545
          mee-2019 | 超标 | 100000 | 1000000 | 超标情况=超标200%以上;排放去向或者区域=一类区或者饮用水水源保护区;时期=重污染天气预警期间;违法次数（两年内含本次）=3次以上;区域影响=跨市级行政区域以上 | 1000000
          mee-2019 | 逃避监管 | 100000 | 1000000 | 行为情形=部分设施不正常运行;超标状况=不超标;违法次数（两年内含本次）=1次;区域影响=县级行政区域内 | 136000
          gd-2022 | 1.1 | 80000 | 400000 | 建设项目地点=限批区或环境敏感区（除饮用水水源保护区、生态保护红线区域内）;建设情况=设备安装阶段;违法行为持续时间=3个月以上6个月以下 | 136000
          gd-2022 | 2.7.1 | 100000 | 1000000 | 废水日排放量=50吨以上200吨以下;超标情况=超标3倍以下或超量30%以下;近二年同类违法行为情况（含本次）=2次 | 180000
          gd-2022 | 3.4.1 | 100000 | 1000000 | 排污情况=排放B类大气污染物（除挥发性有机物废气）;大气超标排放时期敏感程度=重污染天气预警期间 | 300000
          """)
  void should_giveThePublishedExample_when_computed(
      String id, String no, long min, long max, String grades, long yuan) {
    Standard standard = STANDARDS.require(id);
    Table table = standard.tables(no).get(0);

    Assessment assessment =
        Assessments.byTable(standard, table, given(table, grades), frame(min, max));

    assertThat(assessment.amount()).isEqualTo(yuan * 100);
  }

  /** Names may be given as people type them; those of the tables are what counts. */
  private static List<Given> given(Table table, String grades) {
    List<Given> given = new ArrayList<>();
    for (String pair : grades.split(";")) {
      String[] parts = pair.split("=", 2);
      assertThat(table.factor(parts[0])).as(parts[0]).isPresent();
      given.add(Given.grade(parts[0], parts[1]));
    }
    return given;
  }

  private static Assessments.Frame frame(long min, long max) {
    return new Assessments.Frame(
        new FineRange(min * 100, max * 100), "", "", Circumstance.ORDINARY, List.of(), null, null);
  }

  @Test
  void should_chooseWithinTheSpan_when_theStandardLeavesOne() {
    Standard handan = STANDARDS.require("handan-24");
    Table table = handan.tables("24").get(0);
    List<Given> given =
        List.of(
            new Given("f", "区域", "大气传输通道区域之外", Share.percent(10), null, null, null),
            new Given("f", "违法次数", "年度初犯", Share.percent(5), null, null, null),
            Given.grade("社会影响", "未造成社会影响"));

    assertThat(Assessments.byTable(handan, table, given, frame(20_000, 200_000)).amount())
        .isEqualTo(3_000_000L);
    assertThat(
            Assessments.byTable(
                    handan, table, List.of(Given.grade("区域", "大气传输通道区域之外")), frame(20_000, 200_000))
                .range())
        .isEqualTo(new FineRange(2_000_000L, 12_200_000L));
  }

  @ParameterizedTest
  @CsvSource({"0,61,0,10", "1,60,2,60", "60,60,60,60"})
  void should_refuseAWeight_when_itIsOutsideTheSpan(int low, int high, int low2, int high2) {
    Table table = STANDARDS.require("handan-24").tables("24").get(0);
    boolean fits = low >= 1 && high <= 60;
    Given weight = new Given("f[0]", "区域", "", Share.percent(low), Share.percent(high), null, null);

    if (fits) {
      Chosen chosen = Selection.factors(table, List.of(weight)).get(0);
      assertThat(chosen.grade()).isEqualTo("大气传输通道区域之外");
      assertThat(chosen.low()).isEqualTo(Share.percent(low));
      assertThat(chosen.high()).isEqualTo(Share.percent(high));
    } else {
      assertThatThrownBy(() -> Selection.factors(table, List.of(weight)))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("f[0]"))
          .hasMessageContaining("不能仅凭数值确定档次");
    }
    assertThat(low2).isLessThanOrEqualTo(high2);
  }

  @Test
  void should_nameTheField_when_theGradeAndTheWeightContradict() {
    Table table = STANDARDS.require("handan-24").tables("24").get(0);
    Given weight = new Given("f[1]", "违法次数", "年度初犯", Share.percent(11), null, null, null);

    assertThatThrownBy(() -> Selection.factors(table, List.of(weight)))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("f[1]"))
        .hasMessageContaining("百分值不在档次");
  }

  @Test
  void should_findTheGrade_when_onlyTheLevelIsKnown() {
    Table table = STANDARDS.require("mee-2019").tables("超标").get(0);

    List<Chosen> chosen = Selection.factors(table, List.of(level("超标情况", "", 3)));
    assertThat(chosen.get(0).grade()).isEqualTo("超标50%以上100%以下");
    assertThat(chosen.get(0).level()).isEqualByComparingTo("3");
    assertThat(chosen.get(0).role()).isEqualTo(Chosen.Role.PRIMARY);
    assertThat(chosen).extracting(Chosen::factor).doesNotContain("日排水量", "小时烟气量");
    assertThat(chosen).filteredOn(Chosen::assumed).hasSize(4);
    assertThatThrownBy(() -> Selection.factors(table, List.of(level("超标情况", "", 9))))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Selection.factors(table, List.of(level("超标情况", "超标10%以下", 3))))
        .hasMessageContaining("等级与所填等级不一致");
    assertThat(Selection.factors(table, List.of(level("超标情况", "超标10%以下", 1))).get(0).grade())
        .isEqualTo("超标10%以下");
  }

  private static Given level(String factor, String grade, int level) {
    return new Given("factors", factor, grade, null, null, BigDecimal.valueOf(level), null);
  }

  @ParameterizedTest
  @CsvSource({"不存在的因素,1个,没有因素,超标因子数目", "超标因子数目,99个,没有档次,3个以上"})
  void should_nameTheChoice_when_aNameIsNotOfTheTable(
      String factor, String grade, String message, String choice) {
    Table table = STANDARDS.require("gd-2022").tables("2.7.1").get(0);

    assertThatThrownBy(() -> Selection.factors(table, List.of(Given.grade(factor, grade))))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> {
              assertThat(r.field()).isEqualTo("factors");
              assertThat(r).hasMessageContainingAll(message, choice);
            });
  }

  @Test
  void should_refuse_when_aFactorIsGivenTwice() {
    Table table = STANDARDS.require("gd-2022").tables("2.7.1").get(0);
    List<Given> twice = List.of(Given.grade("超标因子数目", "1个"), Given.grade("超标因子数目", "2个"));

    assertThatThrownBy(() -> Selection.factors(table, twice)).hasMessageContaining("重复");
  }

  @Test
  void should_takeTheLowestBand_when_somethingIsUnknown() {
    Table table =
        new Table(
            "1",
            "",
            "",
            "",
            "",
            Table.Form.BAND,
            Subject.ORGANISATION,
            null,
            null,
            null,
            List.of(factor("甲", "a", "b"), factor("乙", "c")),
            List.of(
                new Table.Band(List.of("b", ""), new FineRange(300L, 400L)),
                new Table.Band(List.of("a", "c"), new FineRange(100L, 200L)),
                new Table.Band(List.of("a", ""), new FineRange(100L, 150L)),
                new Table.Band(List.of("b", "c"), new FineRange(500L, 600L))));

    assertThat(Selection.band(table, List.of()).range()).isEqualTo(new FineRange(100L, 200L));
    assertThat(Selection.band(table, List.of()).factors())
        .extracting(Chosen::factor, Chosen::grade, Chosen::assumed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("甲", "a", true),
            org.assertj.core.groups.Tuple.tuple("乙", "c", true));
    Selection.BandChoice known = Selection.band(table, List.of(Given.grade("甲", "b")));
    assertThat(known.range()).isEqualTo(new FineRange(300L, 400L));
    assertThat(known.factors()).singleElement().satisfies(f -> assertThat(f.assumed()).isFalse());
    assertThatThrownBy(() -> Selection.band(table, List.of(Given.grade("丙", "b"))))
        .hasMessageContaining("没有因素");
    assertThatThrownBy(() -> Selection.band(table, List.of(Given.grade("甲", "x"))))
        .hasMessageContaining("没有档次");
  }

  private static Factor factor(String name, String... grades) {
    return new Factor(
        name,
        Chosen.Role.PRIMARY,
        false,
        java.util.Arrays.stream(grades).map(g -> new Grade(g, null, null, null)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "5.1,限期内改正,ORGANISATION,",
    "5.1,'',ORGANISATION,variant",
    "5.1,别的,ORGANISATION,variant",
    "9.9,'',ORGANISATION,table",
    "2.7.1,'',ORGANISATION,",
    "2.7.1,'',INDIVIDUAL,",
    "2.7.1,'',RESPONSIBLE,partyType"
  })
  void should_findTheTable_when_oneFits(String no, String variant, Subject subject, String field) {
    Standard standard = STANDARDS.require("gd-2022");

    if (field == null) {
      assertThat(Selection.table(standard, no, variant, subject).no()).isEqualTo(no);
    } else {
      assertThatThrownBy(() -> Selection.table(standard, no, variant, subject))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo(field));
    }
  }

  @Test
  void should_holdWhatEachStandardSays_when_read() {
    Standard gd = STANDARDS.require("gd-2022");
    assertThat(gd.number()).isEqualTo("粤环发〔2021〕7号");
    assertThat(gd.province()).isEqualTo("广东");
    assertThat(gd.from()).isEqualTo("2022-01-01");
    assertThat(gd.to()).isEqualTo("2026-12-31");
    assertThat(gd.inForce(LocalDate.of(2021, 12, 31))).isFalse();
    assertThat(gd.inForce(LocalDate.of(2022, 1, 1))).isTrue();
    assertThat(gd.inForce(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(gd.inForce(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(gd.bands())
        .isEqualTo(
            new BandRules(
                "广东省生态环境行政处罚自由裁量权规定第十二条",
                Share.percent(20),
                Share.percent(50),
                Share.of(2, 1),
                Share.of(5, 1)));
    assertThat(gd.adjustments().apologyLeast()).isEqualTo(Share.percent(30));
    assertThat(gd.adjustments().apologyMost()).isEqualTo(Share.percent(50));
    assertThat(gd.adjustments().apologyArticle()).endsWith("第十四条");
    assertThat(gd.adjustments().exclusionCodes()).hasSize(9).contains("CRIME").isSorted();
    assertThat(gd.guides())
        .singleElement()
        .satisfies(
            guide -> {
              assertThat(guide.cap()).isEqualTo(20_000_000L);
              assertThat(guide.options()).containsEntry("重点流域镇街", Share.percent(40)).hasSize(3);
            });
    assertThat(gd.noPenalty().article()).endsWith("第十三条及附件2");
    assertThat(gd.noPenalty().except()).isEqualTo("在环境敏感区内");
    assertThat(gd.noPenalty().acts()).hasSizeGreaterThanOrEqualTo(7);
    assertThat(gd.noPenalty().acts().get(0).conditions())
        .containsExactly("首次违法", "限期内改正", "违法行为轻微");
    assertThat(gd.rounding()).isEqualTo(Rounding.FEN);

    Standard hunan = STANDARDS.require("hunan-2021");
    assertThat(hunan.from()).isNull();
    assertThat(hunan.inForce(LocalDate.of(1999, 1, 1))).isTrue();
    assertThat(hunan.adjustments().lighterMost()).isEqualTo(Share.percent(20));
    assertThat(hunan.adjustments().heavierMost()).isEqualTo(Share.percent(20));
    assertThat(hunan.adjustments().reductionMost()).isEqualTo(Share.percent(50));
    assertThat(hunan.tables("13").get(0).law()).isNull();
    assertThat(hunan.tables("13").get(0).form()).isEqualTo(Table.Form.WEIGHT);

    Standard qingyuan = STANDARDS.require("qingyuan-2016");
    assertThat(qingyuan.constants()).isEqualTo(Map.of("step", Share.percent(10)));
    Table band = qingyuan.tables("大气超标").get(0);
    assertThat(band.form()).isEqualTo(Table.Form.BAND);
    assertThat(band.law())
        .isEqualTo(new FineRule.Amount(new FineRange(10_000_000L, 100_000_000L), ""));
    assertThat(band.bands())
        .containsExactly(
            new Table.Band(List.of("一般污染物单因子超标1倍以上5倍以下"), new FineRange(20_000_000L, 25_000_000L)));
    assertThat(band.factors()).extracting(Factor::name).containsExactly("超标情形");

    Standard mee = STANDARDS.require("mee-2019");
    assertThat(mee.constants()).containsEntry("correction", Share.percent(30)).hasSize(3);
    assertThat(mee.tables("超标").get(0).factors()).hasSize(7);
    assertThat(mee.tables("超标").get(0).factors()).filteredOn(Factor::optional).hasSize(2);
    assertThat(STANDARDS.require("hengshui").tables("露天焚烧").get(0).subject())
        .isEqualTo(Subject.INDIVIDUAL);
    assertThat(STANDARDS.require("zj-2020").tables("通用").get(0).total()).isEqualTo(Share.ONE);
  }

  @Test
  void should_keepWhatIsInForce_when_afileIsOnlyTried() throws java.io.IOException {
    Standards standards = new Standards();
    byte[] chapter =
        java.nio.file.Files.readAllBytes(
            java.nio.file.Path.of("processes/discretion/gd2022-chapter-5.dmn"));

    assertThat(standards.with("gd2022-chapter-5.dmn", chapter)).hasSameSizeAs(standards.all());
    assertThatThrownBy(() -> standards.with("other.dmn", chapter))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("file"))
        .hasMessageContaining("gd2022-chapter-5.dmn");
  }
}
