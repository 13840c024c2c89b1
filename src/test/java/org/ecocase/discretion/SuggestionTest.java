package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.ecocase.law.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final String MONTHS = "3个月以下/3个月以上6个月以下/6个月以上12个月以下/12个月以上";

  @ParameterizedTest
  @CsvSource({
    "2026-01-10,2026-01-10,3个月以下",
    "2026-01-10,2026-04-09,3个月以下",
    "2026-01-10,2026-04-10,3个月以上6个月以下",
    "2026-01-10,2026-07-09,3个月以上6个月以下",
    "2026-01-10,2026-07-10,6个月以上12个月以下",
    "2026-01-10,2027-01-09,6个月以上12个月以下",
    "2026-01-10,2027-01-10,12个月以上"
  })
  void should_countTheMonths_when_theActWentOn(LocalDate from, LocalDate to, String grade) {
    assertThat(lasted(MONTHS, from, to)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "1天以下/1天以上5天以下/5天以上15天以下/15天以上,0,1天以下",
    "1天以下/1天以上5天以下/5天以上15天以下/15天以上,1,1天以上5天以下",
    "1天以下/1天以上5天以下/5天以上15天以下/15天以上,4,1天以上5天以下",
    "1天以下/1天以上5天以下/5天以上15天以下/15天以上,5,5天以上15天以下",
    "1天以下/1天以上5天以下/5天以上15天以下/15天以上,15,15天以上",
    "10天以内/10天以上20天以下/20天以上,9,10天以内",
    "6个月以下/6个月以上1年以下/1年以上3年以下/3年以上,365,1年以上3年以下",
    "6个月以下/6个月以上1年以下/1年以上3年以下/3年以上,364,6个月以上1年以下",
    "不足3个月/3个月及以上,30,不足3个月",
    "不足3个月/3个月及以上,100,3个月及以上"
  })
  void should_countTheDays_when_theActWentOn(String grades, int days, String grade) {
    LocalDate from = LocalDate.of(2025, 1, 10);

    assertThat(lasted(grades, from, from.plusDays(days))).isEqualTo(grade);
  }

  @Test
  void should_suggestNothing_when_theDatesAreMissingOrReversed() {
    LocalDate day = LocalDate.of(2026, 1, 10);

    assertThat(lasted(MONTHS, null, day)).isNull();
    assertThat(lasted(MONTHS, day, null)).isNull();
    assertThat(lasted(MONTHS, day, day.minusDays(1))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1次/2次/3次/4次以上,0,1次",
    "1次/2次/3次/4次以上,2,3次",
    "1次/2次/3次/4次以上,3,4次以上",
    "1次/2次/3次/4次以上,9,4次以上",
    "无同类违法行为/有同类违法行为,0,无同类违法行为",
    "无同类违法行为/有同类违法行为,1,有同类违法行为",
    "无同类环境违法行为/1次以上3次以下/3次以上,0,无同类环境违法行为",
    "无同类环境违法行为/1次以上3次以下/3次以上,2,1次以上3次以下",
    "无同类环境违法行为/1次以上3次以下/3次以上,3,3次以上",
    "一年内初犯/一年内再次,0,一年内初犯",
    "一年内初犯/一年内再次,1,一年内再次"
  })
  void should_countTheActs_when_thereWereEarlierOnes(String grades, int earlier, String grade) {
    assertThat(suggest("近二年同类违法行为情况（含本次）", grades, known(null, earlier))).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,超标3倍以下或超量30%以下",
    "2.99,超标3倍以下或超量30%以下",
    "3,超标3倍以上8倍以下或超量30%以上50%以下",
    "8,超标8倍以上20倍以下或超量50%以上80%以下",
    "20,超标20倍以上或超量80%以上"
  })
  void should_placeTheExceedance_when_itIsKnown(BigDecimal times, String grade) {
    String grades =
        "仅pH值超标（2<pH<5或10<pH<11）/超标3倍以下或超量30%以下/超标3倍以上8倍以下或超量30%以上50%以下"
            + "/超标8倍以上20倍以下或超量50%以上80%以下/超标20倍以上或超量80%以上";

    assertThat(suggest("超标情况", grades, known(times, null))).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "超标情况,超标10%以下/超标10%以上50%以下/超标50%以上,0.3,超标10%以上50%以下",
    "超标情况,未超标/已超标,0.3,已超标",
    "超标情况,未超标/已超标,0,未超标",
    "超标状况,不超标/超标50%以下,0,",
    "超标因子数目,1个/2个,3,",
    "大气超标排放时期敏感程度,一般期间/重污染天气预警期间,3,",
    "排放口所在区域,一般区域/敏感区,3,"
  })
  void should_suggestOnlyWhatIsSure_when_factorsDiffer(
      String factor, String grades, BigDecimal times, String grade) {
    assertThat(suggest(factor, grades, known(times, null))).isEqualTo(grade);
  }

  @Test
  void should_suggestNothing_when_nothingIsKnown() {
    assertThat(suggest("超标情况", "未超标/已超标", known(null, null))).isNull();
    assertThat(suggest("违法次数", "1次/2次", known(null, null))).isNull();
    assertThat(suggest("违法持续时间", "短/长", known(null, null))).isNull();
  }

  private static Suggestion.Known known(BigDecimal times, Integer earlier) {
    return new Suggestion.Known(null, null, times, earlier);
  }

  private static String lasted(String grades, LocalDate from, LocalDate to) {
    return suggest("违法行为持续时间", grades, new Suggestion.Known(from, to, null, null));
  }

  private static String suggest(String factor, String grades, Suggestion.Known known) {
    return Suggestion.of(
            new Factor(
                factor,
                Chosen.Role.PRIMARY,
                false,
                Arrays.stream(grades.split("/"))
                    .map(label -> new Grade(label, Share.ZERO, Share.ZERO, null))
                    .toList()),
            known)
        .orElse(null);
  }
}
