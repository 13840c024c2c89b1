package org.ecocase.engine.internal.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.law.Duties;
import org.ecocase.law.FineRange;
import org.ecocase.law.PenaltyKind;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Subject;
import org.ecocase.support.TestDuties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @CsvSource({
    "2018-06-01,ORGANISATION,当时的行政处罚法关于听证的规定（须核对）,当时的行政处罚法关于集体讨论的规定（须核对）、当时的环境行政处罚办法关于集体讨论的规定（须核对）",
    "2018-06-01,INDIVIDUAL,当时的环境行政处罚办法关于较大数额的规定（须核对）,当时的环境行政处罚办法",
    "2021-07-14,ORGANISATION,当时的行政处罚法关于听证,当时的行政处罚法",
    "2021-07-15,ORGANISATION,行政处罚法第六十三条,行政处罚法第五十七条第二款、当时的环境行政处罚办法",
    "2023-07-01,INDIVIDUAL,生态环境行政处罚办法第八十九条,生态环境行政处罚办法第五十二条"
  })
  void should_citeNoLaterEdition_when_theDecisionIsOld(
      String day, Subject subject, String hearing, String discussion) {
    Duties duties = ask("", subject, day, 5_000_000L, 0, false);

    assertThat(duties.hearing().article()).contains(hearing);
    assertThat(duties.discussion().article()).contains(discussion);
    assertThat(duties.legalReview().article().contains("第五十八条"))
        .isEqualTo(day.compareTo("2021-07-15") >= 0);
  }

  @ParameterizedTest
  @CsvSource({
    ",20000000,,true,",
    ",20000000,100000000,true,",
    ",,5000000,false,false",
    ",1000000,19999999,false,false",
    ",10000000,100000000,,",
    ",10000000,,,",
    ",50000000,,true,true",
    "重庆,5000000,20000000,true,false",
    "重庆,,5000000,,false"
  })
  void should_answerForTheRange_when_bothEndsSayTheSame(
      String province, Long least, Long most, Boolean hearing, Boolean discussion) {
    Duties duties = DUTIES.of(question(province, new FineRange(least, most), Map.of()));

    assertThat(duties.hearing().required()).isEqualTo(hearing);
    if (most != null || least >= 50_000_000) {
      assertThat(duties.discussion().required()).isEqualTo(discussion);
    }
  }

  @Test
  void should_nameThresholdAndSpan_when_theyDisagree() {
    Duties duties = DUTIES.of(question("", new FineRange(10_000_000L, 100_000_000L), Map.of()));

    assertThat(duties.hearing().required()).isNull();
    assertThat(duties.hearing().reason()).contains("10万元以上100万元以下", "较大数额标准为20万元（含本数）", "尚未确定");
    assertThat(duties.discussion().required()).isNull();
    assertThat(duties.discussion().reason()).contains("10万元以上100万元以下", "五十万元以上", "尚未确定");
  }

  @Test
  void should_tellTheSpan_when_itSettlesTheMatter() {
    Duties small = DUTIES.of(question("", new FineRange(null, 5_000_000L), Map.of()));
    Duties large = DUTIES.of(question("", new FineRange(20_000_000L, null), Map.of()));

    assertThat(small.hearing().reason()).contains("罚款5万元以下", "20万元", "不必告知");
    assertThat(large.hearing().reason()).contains("罚款20万元以上", "20万元", "应当告知听证权利");
    assertThat(large.discussion().required()).isNull();
  }

  @Test
  void should_countWhatIsConfiscated_when_theFineIsASpan() {
    Duties duties =
        DUTIES.of(
            new ProcedureDuties.Question(
                "",
                Subject.ORGANISATION,
                LocalDate.parse("2024-06-01"),
                new FineRange(1_000_000L, 2_000_000L),
                49_000_000,
                false,
                Map.of()));

    assertThat(duties.hearing().required()).isTrue();
    assertThat(duties.discussion().required()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = PenaltyKind.class,
      names = {"BAR_LICENCE", "REVOKE_LICENCE", "STOP_PRODUCTION", "CLOSE"})
  void should_callForHearingAndDiscussion_when_thePenaltyDoesWhateverTheFine(PenaltyKind kind) {
    Duties duties = DUTIES.of(question("", new FineRange(1L, 1L), Map.of(kind, "排污许可管理条例第四十条")));

    assertThat(duties.hearing().required()).isTrue();
    assertThat(duties.hearing().reason()).contains("排污许可管理条例第四十条", kind.label(), "应当告知听证权利");
    assertThat(duties.hearing().article()).contains("行政处罚法第六十三条", "排污许可管理条例第四十条");
    assertThat(duties.discussion().required()).isTrue();
    assertThat(duties.discussion().reason()).contains("排污许可管理条例第四十条");
    assertThat(duties.legalReview().reason()).contains("经过听证程序的");
  }

  @Test
  void should_giveBothReasons_when_fineAndPenaltyCallForIt() {
    Duties duties =
        DUTIES.of(
            question(
                "",
                new FineRange(20_000_000L, 50_000_000L),
                Map.of(PenaltyKind.BAR_LICENCE, "排污许可管理条例第四十条")));

    assertThat(duties.hearing().reason()).contains("罚款20万元以上50万元以下", "一定时期内不得申请行政许可");
    assertThat(duties.discussion().required()).isTrue();
  }

  @Test
  void should_notCareForThePenalty_when_theTableDoesNot() {
    Duties duties =
        DUTIES.of(question("", new FineRange(1L, 1L), Map.of(PenaltyKind.WARNING, "某法第一条")));

    assertThat(duties.hearing().required()).isFalse();
    assertThat(duties.discussion().required()).isFalse();
  }

  private static ProcedureDuties.Question question(
      String province, FineRange fine, Map<PenaltyKind, String> penalties) {
    return new ProcedureDuties.Question(
        province == null ? "" : province,
        Subject.ORGANISATION,
        LocalDate.parse("2024-06-01"),
        fine,
        0,
        false,
        penalties);
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
            province,
            subject,
            LocalDate.parse(day),
            fine == null ? null : new FineRange(fine, fine),
            confiscated,
            deviation,
            Map.of()));
  }
}
