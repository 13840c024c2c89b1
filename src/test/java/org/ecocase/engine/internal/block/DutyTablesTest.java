package org.ecocase.engine.internal.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.ecocase.law.Duties;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Subject;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thresholds as the interface tells them: the same table that cases run through. */
class DutyTablesTest {

  private static final ProcedureDuties DUTIES = TestDuties.duties();

  @ParameterizedTest
  @CsvSource({
    ",ORGANISATION,19999999,false",
    ",ORGANISATION,20000000,true",
    "重庆,ORGANISATION,5000000,true",
    "重庆,ORGANISATION,4999999,false",
    "广东,ORGANISATION,5000000,false",
    "北京,ORGANISATION,3000000,true",
    ",INDIVIDUAL,500000,true",
    ",RESPONSIBLE,499999,false",
    "重庆,INDIVIDUAL,500000,true"
  })
  void should_offerAHearing_when_theAmountIsLarge(
      String province, Subject subject, long fen, boolean required) {
    Duties duties = ask(province == null ? "" : province, subject, "2024-06-01", fen, 0, false);

    assertThat(duties.hearing().required()).isEqualTo(required);
    assertThat(duties.hearing().article()).contains("行政处罚法第六十三条");
    assertThat(duties.legalReview().required()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"49999999,false,false", "50000000,false,true", "1,true,true"})
  void should_callForADiscussion_when_theCaseIsGrave(long fen, boolean deviation, boolean due) {
    Duties duties = ask("", Subject.ORGANISATION, "2024-06-01", fen, 0, deviation);

    assertThat(duties.discussion().required()).isEqualTo(due);
  }

  @Test
  void should_countWhatIsConfiscated_when_itIsLarge() {
    Duties duties = ask("", Subject.ORGANISATION, "2024-06-01", null, 50_000_000, false);

    assertThat(duties.hearing().required()).isTrue();
    assertThat(duties.hearing().reason()).contains("拟没收50万元");
    assertThat(duties.discussion().required()).isTrue();
  }

  @Test
  void should_leaveItOpen_when_noAmountIsFixed() {
    Duties duties = ask("", Subject.ORGANISATION, "2024-06-01", null, 0, false);

    assertThat(duties.hearing().required()).isNull();
    assertThat(duties.hearing().reason()).contains("20万元", "尚未确定");
    assertThat(duties.discussion().required()).isNull();
  }

  @Test
  void should_takeTheOldThreshold_when_beforeJuly2023() {
    Duties duties = ask("", Subject.ORGANISATION, "2023-06-30", 5_000_000L, 0, false);

    assertThat(duties.hearing().required()).isTrue();
    assertThat(duties.hearing().article()).contains("环境行政处罚办法第七十八条");
  }

  private static Duties ask(
      String province,
      Subject subject,
      String day,
      Long fine,
      long confiscated,
      boolean deviation) {
    return DUTIES.of(
        new ProcedureDuties.Question(
            province, subject, LocalDate.parse(day), fine, confiscated, deviation));
  }
}
