package org.ecocase.replay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.ecocase.discretion.Standards;
import org.ecocase.law.LawRegister;
import org.ecocase.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fines computed again from what made-up cases state, in the words that papers use. */
class FineCheckTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LawCheck LAW =
      new LawCheck(
          new LawRegister(
              JdbcClient.create(TestDatabase.dataSource()),
              Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC)));
  private static final FineCheck FINES = new FineCheck(new TableMethod(new Standards(), LAW));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60% 高于上限的封顶 | [20000,200000] | | [{"name":"甲","content":"x","percent":70},{"name":"乙","content":"y","percent":50}] | | 200000
          道歉减半但有限额 | | 东莞市公开道歉从轻指引 | [{"name":"拟罚款","content":"42万元"},{"name":"公开道歉从轻","content":"减50%，减少数额不超过20万元","percent":50}] | | 220000
          道歉减半 | | 东莞市公开道歉从轻指引 | [{"name":"拟罚款","content":"22万元"},{"name":"公开道歉从轻","content":"减50%","percent":50}] | | 110000
          减少一个数额 | [100000,1000000] | | [{"name":"拟罚款","content":"20万元"},{"name":"减免","content":"赔偿及时：减10万元"}] | | 100000
          广东的档次取平均 | [20000,100000] | 广东省生态环境行政处罚自由裁量权规定 | [{"name":"情形","content":"一般","level":"5–6万元档"}] | | 55000
          违法所得倍数 | | 某市裁量标准 | [{"name":"违法所得","content":"24万元"},{"name":"倍数","content":"3倍"}] | | 720000
          投资额比例 | | 某市裁量标准 | [{"name":"总投资额","content":"200万元"},{"name":"比例","content":"","percent":2.5}] | | 50000
          两项合计 | | | [{"name":"未批先建","content":"投资额3%","percent":3},{"name":"未验先投","content":"60万元"}] | 投资额3%即6000元 | 606000
          湖南通用表 | [20000,200000] | 湖南省生态环境保护行政处罚裁量权基准规定通用裁量表 | [{"name":"违法次数","content":"2次","percent":5},{"name":"地点","content":"红线外","percent":0}] | | 29000
          算式 | | 某市裁量标准 | [{"name":"合计","content":"见算式"}] | （5%+10%）×20万元=3万元；1万元×2=2万元 | 50000
          按日 | | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原处罚数额","content":"1万元"},{"name":"计罚日数","content":"10天"}] | | 100000
          从轻不低于下限 | [100000,1000000] | 惠州市裁量规定 | [{"name":"拟罚款","content":"裁量计算12万元"},{"name":"公开道歉从轻","content":"减免50%","percent":50}] | | 100000
          减轻可以低于下限 | [100000,1000000] | 惠州市裁量规定 | [{"name":"拟罚款","content":"12万元"},{"name":"减轻处罚","content":"减50%","percent":50}] | | 60000
          按七成处罚 | | 惠州市裁量规定 | [{"name":"拟罚款","content":"14万元"},{"name":"公开道歉从轻","content":"按70%处罚","percent":70}] | | 98000
          按比例从轻 | | 惠州市裁量规定 | [{"name":"拟处罚款","content":"14万元"},{"name":"公开道歉从轻","content":"按30%的比例从轻处罚","percent":30}] | | 98000
          降至七成 | | 惠州市裁量规定 | [{"name":"拟处罚金额","content":"14万元"},{"name":"公开道歉从轻","content":"降至70%","percent":70}] | | 98000
          全角百分号 | [20000,200000] | 某市裁量规定 | [] | 20万元×35％＝7万元 | 70000
          短破折号 | | 某市裁量规定 | [] | 14万元×(1–30%)=9.8万元 | 98000
          长破折号 | | 某市裁量规定 | [] | 14万元×（1—30%）=9.8万元 | 98000
          全角减号 | | 某市裁量规定 | [] | 14万元×（1－30％）＝9.8万元 | 98000
          千分位 | [20000,200000] | 某市裁量规定 | [] | 200,000元×15%=30,000元 | 30000
          全角千分位 | [20000,200000] | 某市裁量规定 | [] | 200，000元×15%=30，000元 | 30000
          先列名称的算式 | | 某市裁量规定 | [] | 罚款金额=(7%+10%+5%)×100万元=22万元 | 220000
          合计百分值不是金额 | | 某市裁量规定 | [] | 裁量百分值=7%+10%+5%=22%，100万元×22%=22万元 | 220000
          前一算式的结果不重复计 | | 某市裁量规定 | [] | 20万元×70%=14万元;14万元×(1-30%)=9.8万元 | 98000
          方括号算式 | [20000,200000] | 某市裁量规定 | [] | 罚款金额=［10%+5%×（1－10%）］×20万元=29000元 | 29000
          未收录的基准按算式 | [20000,200000] | 江苏省生态环境行政处罚裁量基准规定 | [{"name":"违法次数","content":"2次","percent":5},{"name":"超标","content":"x","percent":10}] | 20000+(200000-20000)×15%=47000 | 47000
          按日期间和日数不重复 | | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原处罚数额","content":"700元"},{"name":"计罚期间","content":"2015-02-14至2015-03-12"},{"name":"计罚日数","content":"27天"}] | | 18900
          按日中文日期 | | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原罚款数额","content":"700元"},{"name":"计罚期间","content":"2015年2月14日至2015年3月12日"}] | | 18900
          按日省略年份 | | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原罚款","content":"700元"},{"name":"计罚期间","content":"2015年2月14日至3月12日止"}] | | 18900
          按日两个周期 | | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原处罚数额","content":"90000元"},{"name":"第一周期","content":"2015-05-29至2015-06-23,26日"},{"name":"第二周期","content":"35日"}] | | 5490000
          书名号 | [20000,200000] | 《湖南省生态环境保护行政处罚裁量权基准规定（2021版）》 | [{"name":"违法次数","content":"2次","percent":5},{"name":"区域影响","content":"县级","percent":0}] | | 29000
          投资额的百分之三加一项 | | | [{"name":"未批先建","content":"总投资额20万元的3%","percent":3},{"name":"未验先投","content":"60万元"}] | 20万元×3%=6000元 | 606000
          起点五成 | [1000000,2000000] | 广东省裁量规定§1.8 | [{"name":"裁量起点","content":"","percent":50},{"name":"项目环评文件类别","content":"报告表类"},{"name":"产排污情况","content":"除有毒有害污染物以外的其他污染物"},{"name":"环境保护设施情况","content":"已建成，但未通过验收或验收不合格"},{"name":"建设项目地点","content":"一般区域"},{"name":"违法行为持续时间","content":"4个月"},{"name":"近二年同类违法行为情况","content":"1次"},{"name":"配合执法调查情况","content":"配合调查"}] | | 1100000
          起点二成五 | | 广东省裁量规定§1.8 | [{"name":"裁量起点","content":"","percent":25},{"name":"项目环评文件类别","content":"报告表类"},{"name":"产排污情况","content":"除有毒有害污染物以外的其他污染物"},{"name":"环境保护设施情况","content":"已建成，但未通过验收或验收不合格"},{"name":"建设项目地点","content":"一般区域"},{"name":"违法行为持续时间","content":"4个月"},{"name":"近二年同类违法行为情况","content":"1次"},{"name":"配合执法调查情况","content":"配合调查"}] | | 60000
          投资额载于因素 | | 广东省裁量规定§1.1 | [{"name":"总投资额","content":"127.5万元"},{"name":"裁量起点","content":"","percent":20},{"name":"项目应报批的环评文件类别","content":"报告表类","percent":0},{"name":"建设项目地点","content":"一般区域","percent":0},{"name":"建设情况","content":"设备安装阶段","percent":5},{"name":"违法行为持续时间","content":"12个月以上","percent":16},{"name":"近二年同类违法行为情况","content":"1次","percent":0},{"name":"配合执法调查情况","content":"配合调查","percent":0}] | | 26137.5
          处置费用载于因素 | | 广东省裁量规定§4.7 | [{"name":"所需处置费用","content":"4万元"},{"name":"裁量起点","content":"1/3"},{"name":"涉及量","content":"10吨以上"},{"name":"违法行为持续时间","content":"3天以下"},{"name":"所在区域","content":"一般区域"},{"name":"整改情况","content":"主动采取整改措施，并完全消除影响"}] | | 175000
          数量在档内 | [100000,1000000] | 广东省裁量规定§2.7.1 | [{"name":"超标因子数目","content":"1个"},{"name":"排污情况","content":"排放B类水污染物"},{"name":"排放口所在区域","content":"一般区域"},{"name":"废水日排放量","content":"150吨"},{"name":"超标情况","content":"超标2.5倍"},{"name":"近二年同类违法行为情况","content":"2次"}] | | 180000
          超标百分之八十 | [100000,1000000] | 广东省裁量规定§2.7.1 | [{"name":"超标因子数目","content":"1个"},{"name":"排污情况","content":"排放B类水污染物"},{"name":"排放口所在区域","content":"一般区域"},{"name":"废水日排放量","content":"150 t"},{"name":"超标情况","content":"超标80％"},{"name":"近二年同类违法行为情况","content":"2次"}] | | 180000
          汉字倍数 | | 某市裁量标准 | [{"name":"违法所得","content":"24万元"},{"name":"倍数","content":"三倍"}] | | 720000
          按表 | [100000,1000000] | 广东省生态环境违法行为行政处罚罚款金额裁量表§2.7.1 | [{"name":"超标因子数目","content":"1个"},{"name":"排污情况","content":"排放B类水污染物"},{"name":"排放口所在区域","content":"一般区域"},{"name":"废水日排放量","content":"200吨以上"},{"name":"超标情况","content":"超标1.2倍"},{"name":"近二年同类违法行为情况（含本次）","content":"1次"}] | | 220000
          """)
  void should_computeTheFine_when_whatItNeedsIsStated(
      String about, String range, String standard, String factors, String formula, String yuan)
      throws IOException {
    ReplayReport.Fine fine = FINES.of(published(range, standard, factors, formula, null));

    assertThat(fine.notComputed()).as(fine.note()).isNull();
    assertThat(fine.computed()).as(about + "：" + fine.note()).isEqualByComparingTo(yuan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | | [] | FACTORS_NOT_STATED
          | 四川省裁量标准 | [] | FACTORS_NOT_STATED
          | | [{"name":"甲","content":"乙"}] | STANDARD_NOT_STATED
          | 某县裁量标准 | [{"name":"甲","content":"乙"}] | STANDARD_UNKNOWN
          | 河南省生态环境行政处罚裁量基准 | [{"name":"违法事实","content":"甲","level":4}] | FORMULA_UNPUBLISHED
          | 广东省裁量规定§99.9 | [{"name":"甲","content":"乙"}] | TABLE_UNKNOWN
          | 广东省裁量规定§2.7.1 | [{"name":"超标因子数目","content":"1个"}] | FACTORS_INCOMPLETE
          | 广东省裁量规定§1.1 | [{"name":"建设情况","content":"设备安装阶段（节录截断）"}] | FACTORS_INCOMPLETE
          | 广东省裁量规定§1.1 | [{"name":"建设情况","content":"设备安装阶段"}] | BASE_NOT_STATED
          | 环境保护主管部门实施按日连续处罚办法 | [{"name":"计罚日数","content":"47天"}] | ORIGINAL_FINE_NOT_STATED
          | 环境保护主管部门实施按日连续处罚办法 | [{"name":"原处罚数额","content":"700元"},{"name":"计罚日数","content":"2015-02-14至2015-02-30"}] | DAYS_NOT_STATED
          | 某市裁量标准 | [{"name":"次数","content":"初犯","level":"5万元以上20万元以下档"}] | SPAN_LEFT
          | 某市裁量标准 | [{"name":"情节","content":"一般","level":"5000元以上2万元以下档"}] | SPAN_LEFT
          [20000,200000] | 江苏省生态环境行政处罚裁量基准规定 | [{"name":"违法次数","content":"2次","percent":5}] | STANDARD_UNKNOWN
          [100000,1000000] | 广东省环境保护厅环境违法行为行政处罚裁量标准（2018年） | [{"name":"裁量起点","content":"","percent":10}] | STANDARD_UNKNOWN
          """)
  void should_sayWhyNot_when_somethingIsMissing(
      String range, String standard, String factors, String reason) throws IOException {
    ReplayReport.Fine fine = FINES.of(published(range, standard, factors, null, "60000"));

    assertThat(fine.notComputed()).isEqualTo(reason);
    assertThat(fine.note()).containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          {"standardName":"广东省裁量规定§2.7.1","factors":[],"percent":22} | [100000,1000000] | {"decision":"2023-05-05"} | 220000
          {"standardName":"广东省裁量规定§2.7.1","percent":"22%"} | null | {} | 220000
          {"standardName":"某省裁量规定","percent":22} | [100000,1000000] | {} | -
          {"standardName":"广东省裁量规定","factors":[{"name":"裁量起点","percent":15}]} | [100000,1000000] | {"decision":"2019年5月5日"} | -
          {"standardName":"广东省裁量规定","factors":[{"name":"裁量起点","percent":15}]} | [100000,1000000] | {"decision":"2022-01-01"} | 150000
          {"standardName":"广东省裁量规定","factors":[{"name":"裁量起点","percent":15}]} | [100000,1000000] | {"published":"2021-02-10"} | -
          {"standardName":"广东省裁量规定","factors":[{"name":"裁量起点","percent":15}]} | [100000,1000000] | {"violationFound":"2019-02-10"} | -
          {"standardName":"广东省裁量规定","factors":[{"name":"裁量起点","percent":15}]} | [100000,1000000] | {"violationFound":"2021-12-20"} | 150000
          {"standardName":"按日连续处罚办法","factors":[{"name":"原处罚数额","content":"398600元"}]} | null | {"correctionOrder":"2018-03-30","recheck":"2018-04-18"} | 7573400
          """)
  void should_computeTheFine_when_theCaseTellsItBesideTheFactors(
      String discretion, String range, String dates, BigDecimal yuan) throws IOException {
    ReplayReport.Fine fine =
        FINES.of(
            JSON.readValue(
                """
                {"id":"X","fineYuan":1,"statutoryFineRangeYuan":%s,"discretion":%s,"dates":%s}
                """
                    .formatted(range, discretion, dates),
                PublishedCase.class));

    assertThat(fine.computed())
        .as(fine.note())
        .usingComparator(Comparator.nullsFirst(BigDecimal::compareTo))
        .isEqualTo(yuan);
  }

  @Test
  void should_tellTheSpan_when_theStandardLeavesOne() throws IOException {
    ReplayReport.Fine fine =
        FINES.of(
            published(
                null,
                "某市裁量标准",
                "[{\"name\":\"次数\",\"content\":\"初犯\",\"level\":\"5万元以上20万元以下档\"}]",
                null,
                "60000"));

    assertThat(List.of(fine.spanMinimum(), fine.spanMaximum()))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal(50_000), new BigDecimal(200_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          水污染防治法第七十二条第一款 | 大气污染防治法第一百一十七条第二项 | 2024-06-18 | 10000 | WRONG_ARTICLE
          环境保护法第四十二条第四款 | 水污染防治法第八十三条第三项 | 2024-06-18 | 200000 |
          大气污染防治法第七十二条第一款 | 大气污染防治法第一百一十七条第二项 | 2024-06-18 | 10000 |
          大气污染防治法第四十七条第二款 | 水污染防治法第八十三条第二项 | 2024-06-18 | 200000 | WRONG_ARTICLE
          | 大气污染防治法第九十九条第二项 | 2026-10-01 | 100000 | LAW_NOT_IN_FORCE
          | 大气污染防治法第九十九条第二项 | 2025-10-01 | 99999 | FINE_BELOW_MINIMUM
          | 大气污染防治法第九十九条第二项 | 2025-10-01 | 1000001 | FINE_ABOVE_MAXIMUM
          | 大气污染防治法第九十九条第二项;建设项目环境保护管理条例第二十三条第一款 | 2025-10-01 | 150000 | FINE_BELOW_MINIMUM
          | 环境影响评价法第三十一条第一款 | 2025-10-01 | 1 |
          | 某条例第一条 | 2025-10-01 | 1 |
          水污染防治法第三十九条 | 排污许可管理条例第三十四条第二项 | 2024-05-01 | 250000 |
          水污染防治法第二十一条 | 排污许可管理条例第三十三条 | 2024-05-01 | 250000 |
          大气污染防治法第十八条 | 排污许可管理条例第三十四条第一项 | 2024-05-01 | 250000 |
          大气污染防治法第十八条 | 排污许可管理条例第三十六条第五项 | 2024-05-01 | 25000 | WRONG_ARTICLE
          排污许可管理条例第十七条第二款 | 生态环境法典第一千一百零三条 | 2026-09-01 | 150000 |
          大气污染防治法第十八条 | 大气污染防治法第99条第2项 | 2024-05-01 | 100000 |
          大气污染防治法第十八条 | 大气法第九十九条第（二）项 | 2024-05-01 | 99999 | FINE_BELOW_MINIMUM
          大气污染防治法第四十五条 | 大气污染防治法第99条第2项 | 2024-05-01 | 100000 | WRONG_ARTICLE
          《大气污染防治法》第十八条、《水污染防治法》第十条 | 《大气污染防治法》第九十九条第（二）项、《水污染防治法》第八十三条第（二）项 | 2024-05-01 | 300000 |
          排污许可管理条例第二十一条第一款 | 排污许可管理条例第三十七条 | 2024-05-01 | 30000 |
          """)
  void should_flagTheBreach_when_theLawSaysOtherwise(
      String violated, String basis, String day, String yuan, String code) throws IOException {
    PublishedCase c =
        JSON.readValue(
            """
            {"id":"X","statuteViolated":%s,"penaltyBasis":%s,"fineYuan":%s,
             "dates":{"violationFound":"%s"}}
            """
                .formatted(quoted(violated), quoted(basis), yuan, day),
            PublishedCase.class);

    assertThat(LAW.breaches(c))
        .extracting(Breach::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "60000,",
    "40000,FINE_BELOW_MINIMUM",
    "200001,",
    "1500000,",
    "2500000,FINE_ABOVE_MAXIMUM"
  })
  void should_measureByTheClauseForResponsiblePersons_when_aPersonIsFinedUnderIt(
      String yuan, String code) throws IOException {
    PublishedCase c =
        JSON.readValue(
            """
            {"id":"X","partyType":"person","penaltyBasis":"建设项目环境保护管理条例第二十三条第一款",
             "statuteViolated":"建设项目环境保护管理条例第十九条第一款","fineYuan":%s,
             "dates":{"violationFound":"2024-05-01"}}
            """
                .formatted(yuan),
            PublishedCase.class);

    assertThat(LAW.breaches(c))
        .extracting(Breach::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private static PublishedCase published(
      String range, String standard, String factors, String formula, String fine)
      throws IOException {
    return JSON.readValue(
        """
        {"id":"X","fineYuan":%s,"statutoryFineRangeYuan":%s,
         "discretion":{"standardName":%s,"factors":%s,"formulaStated":%s},"dates":{}}
        """
            .formatted(fine, range, quoted(standard), factors, quoted(formula)),
        PublishedCase.class);
  }
}
