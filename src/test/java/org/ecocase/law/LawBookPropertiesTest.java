package org.ecocase.law;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ecocase.law.internal.LawBookReader;

/** What holds of the check of a register for every day and every number. */
class LawBookPropertiesTest {

  @Property
  boolean should_acceptPrinciples_when_theyMeetAndOnlyThen(
      @ForAll @IntRange(min = -40, max = 40) int days) {
    LocalDate to = LocalDate.of(2026, 8, 14).plusDays(days);
    List<String> findings =
        findings("from: 2015-01-01, to: 2026-08-14}", "from: 2015-01-01, to: " + to + "}");
    return days == 0
        ? findings.isEmpty()
        : findings.size() == 1 && findings.get(0).contains(days < 0 ? "没有条文" : "重叠");
  }

  @Property
  boolean should_acceptDailyFines_when_theyMeetAndOnlyThen(@ForAll @IntRange(max = 60) int days) {
    LocalDate to = LocalDate.of(2026, 8, 14).minusDays(days);
    List<String> findings = findings("第五十九条, trust", "第五十九条, to: " + to + ", trust");
    return days == 0
        ? findings.isEmpty()
        : findings.equals(
            List.of("按日连续处罚：" + to.plusDays(1) + "至2026-08-14没有条文（“旧法第五十九条”之后、“新法第六十条”之前）"));
  }

  @Property(tries = 200)
  boolean should_readTheArticle_when_itHasWhateverNumber(
      @ForAll @IntRange(min = 1, max = 9_999) int number) {
    return findings("old: 旧法第六条第三项", "old: 旧法第" + ChineseNumber.of(number) + "条、第" + number + "条")
        .isEmpty();
  }

  private static List<String> findings(String good, String other) {
    return LawBookReader.read(LawBookCheckTest.BOOK.replace(good, other)).findings();
  }
}
