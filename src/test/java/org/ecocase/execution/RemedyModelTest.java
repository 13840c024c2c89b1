package org.ecocase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.Due;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class RemedyModelTest extends ExecutionTest {

  private static final String WINDOW = "court-application";
  private static final String SUIT = "suit-right";

  RemedyModelTest() {
    super("remedy");
  }

  @Test
  void should_holdBothPeriods_when_aSuitBeginsAfterAnEarlyDemand() {
    Walk walk = demanded();
    LocalDate suitRight = clock(walk, SUIT).due().date();

    sue(walk);

    assertThat(clockState(walk, SUIT)).isEqualTo(ClockState.SUSPENDED);
    assertThat(clockState(walk, WINDOW)).isEqualTo(ClockState.SUSPENDED);
    end(walk, "UPHELD");
    assertInstance(walk).isEnded().hasPassed("remedyConcluded");
    assertThat(clockState(walk, SUIT)).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, SUIT).due().date()).as("to sue takes no longer").isEqualTo(suitRight);
  }

  /** Three months from the end of the suit, not from before it, and not by days of other months. */
  @Test
  void should_openTheWindowWithTheEndOfTheSuit_when_itGoesOnLongerThanTheRightToSue() {
    Walk walk = demanded();
    sue(walk);
    desk.setTime(clock(walk, SUIT).due().lastMoment());
    desk.setTime(today().plusDays(200).atTime(9, 0).atZone(Due.ZONE).toInstant());

    end(walk, "UPHELD");

    assertThat(clockState(walk, WINDOW)).isEqualTo(ClockState.RUNNING);
    assertThat(clock(walk, WINDOW).due().date())
        .isEqualTo(window(today().minusDays(1)))
        .isBeforeOrEqualTo(window(today()));
  }

  @Test
  void should_leaveTheWindowAsItIs_when_theSuitEndsBeforeItBegins() {
    Walk walk = demanded();
    LocalDate due = clock(walk, WINDOW).due().date();
    sue(walk);
    desk.setTime(today().plusDays(30).atTime(9, 0).atZone(Due.ZONE).toInstant());

    end(walk, "WITHDRAWN");

    assertThat(clock(walk, WINDOW).due().date()).isEqualTo(due);
  }

  @Test
  void should_giveTheRest_when_theWindowHadBegun() {
    Walk walk = enforced().until("registerPaymentAfterDemand");
    desk.setTime(
        day(walk, "suitRightDueDate").plusDays(10).atTime(9, 0).atZone(Due.ZONE).toInstant());
    LocalDate due = clock(walk, WINDOW).due().date();
    sue(walk);
    desk.setTime(today().plusDays(50).atTime(9, 0).atZone(Due.ZONE).toInstant());

    end(walk, "UPHELD");

    assertThat(clock(walk, WINDOW).due().date())
        .isBetween(due.plusDays(45), due.plusDays(60))
        .isBeforeOrEqualTo(window(today()));
  }

  @Test
  void should_leadNobodyToADemand_when_theSuitGoesOn() {
    Walk walk = overdue();
    sue(walk);

    refused(walk, "registerLatePayment", Map.of(STATE, "UNPAID"), "尚未终结", "行政强制法第五十三条");

    end(walk, "UPHELD");
    walk.complete("registerLatePayment", Map.of(STATE, "UNPAID"));
    assertThat(clock(walk, WINDOW).due().date()).isEqualTo(window(clock(walk, SUIT).due().date()));
  }

  @Test
  void should_refuse_when_daysAreNotSensibleOrItIsRegisteredAlready() {
    Walk walk = overdue();
    assertThat(suit(walk, today().plusDays(1)).message()).contains("晚于今天");
    Walk other = overdue();
    assertThat(suit(other, today().minusDays(60)).message()).contains("受理日期", "不得早于");
    Walk third = overdue();
    sue(third);
    refused(
        third,
        "concludeRemedy",
        Map.of(
            "remedyEndDate",
            today().minusDays(1).toString(),
            "remedyResult",
            "UPHELD",
            "remedyNote",
            "判决书"),
        "终结日期",
        "不得早于");
    end(third, "UPHELD");
    assertThat(suit(third, today()).message()).contains("已经登记");
  }

  private LocalDate window(LocalDate from) {
    return clocks
        .previewDue(WINDOW, "lanjiang", from.atStartOfDay(Due.ZONE).toInstant())
        .due()
        .date();
  }
}
