package org.ecocase.replay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases in the forms in which files bring them. */
class PublishedCaseTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30000 | 30000
          "3万" | 30000
          "3万元" | 30000
          "人民币3.5万元整" | 35000
          "30,000元" | 30000
          "30，000" | 30000
          "１.２亿元" | 120000000
          "罚款十万元" | 100000
          """)
  void should_readTheFine_when_itIsWrittenInWords(String written, String yuan) throws IOException {
    PublishedCase c = read("{\"fineYuan\":%s}".formatted(written));

    assertThat(c.fineYuan()).isEqualByComparingTo(yuan);
    assertThat(c.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [20000,200000] | 2000000 | 20000000
          [200000,20000] | 2000000 | 20000000
          ["2万元","20万元"] | 2000000 | 20000000
          "2万元以上20万元以下" | 2000000 | 20000000
          "2-20万元" | 2000000 | 20000000
          "5000元以上2万元以下" | 500000 | 2000000
          "5万元以下" | | 5000000
          [null,50000] | | 5000000
          """)
  void should_readTheRange_when_itIsWrittenInWordsOrTurnedRound(String written, Long min, Long max)
      throws IOException {
    PublishedCase c = read("{\"statutoryFineRangeYuan\":%s}".formatted(written));

    assertThat(c.rangeFen(0).orElse(null)).isEqualTo(min);
    assertThat(c.rangeFen(1).orElse(null)).isEqualTo(max);
  }

  @Test
  void should_readListsAndDates_when_theyAreTexts() throws IOException {
    PublishedCase c =
        read(
            """
            {"mitigating":"主动改正","tags":"dailyPenalty","measures":"责令改正",
             "statuteViolated":["大气污染防治法第十八条","大气污染防治法第二十条"],
             "dates":{"filed":"2024年3月6日","notice":"2024-02-30","decision":"2024-07"}}
            """);

    assertThat(c.mitigating()).containsExactly("主动改正");
    assertThat(c.tagged("dailyPenalty")).isTrue();
    assertThat(c.words()).contains("责令改正");
    assertThat(c.statuteViolated()).isEqualTo("大气污染防治法第十八条；大气污染防治法第二十条");
    assertThat(c.statedDates()).containsOnlyKeys("filed").containsValue(LocalDate.of(2024, 3, 6));
  }

  @Test
  void should_tellWhatItCannotRead_when_theMeaningIsNotClear() throws IOException {
    PublishedCase c = read("{\"fineYuan\":\"若干\",\"discretion\":[1],\"dates\":\"不详\"}");

    assertThat(c.fineYuan()).isNull();
    assertThat(c.discretion()).isNull();
    assertThat(c.statedDates()).isEmpty();
    assertThat(c.unreadable()).hasSize(3).allMatch(text -> text.contains("不能识别"));
  }

  @Test
  void should_keepAmountsApart_when_unitsAreNoMoney() {
    assertThat(Words.amount("产生1.2万吨，投资127.5万元")).contains(new BigDecimal("1275000"));
    assertThat(Words.amount("面积3万平方米")).isEmpty();
  }

  private static PublishedCase read(String text) throws IOException {
    return JSON.readValue(text, PublishedCase.class);
  }
}
