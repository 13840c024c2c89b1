package org.ecocase.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 5, 6);
  private static final String SHIPPED = shipped();

  static List<Term> rows() {
    return TermTableReader.read(bytes(SHIPPED)).terms();
  }

  @Test
  void should_haveNoFindings_when_shipped() {
    TermTableReader.Reading reading = TermTableReader.read(bytes(SHIPPED));

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.terms()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void should_beComplete_when_inTheTable(Term term) {
    assertThat(term.label()).isNotBlank();
    assertThat(term.startEvent()).isNotBlank();
    assertThat(term.expiry()).isNotBlank();
    assertThat(term.article().isBlank())
        .as("article of %s", term.key())
        .isIn(false, term.internal());
    assertThat(term.dueSoon()).isLessThanOrEqualTo(term.unit() == Unit.YEAR ? 60 : 30);
    boolean days = term.unit() == Unit.NATURAL_DAY || term.unit() == Unit.WORKING_DAY;
    if (days && term.amount() > 0) {
      assertThat(term.dueSoon()).isLessThan(term.amount());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clue-verification",
        "task-default",
        "filing-approval",
        "evidence-registration",
        "inspection-record",
        "correction-order-service",
        "correction-recheck",
        "case-decision",
        "plea",
        "hearing-request",
        "hearing-notice",
        "hearing-day",
        "legal-review",
        "case-review",
        "collective-discussion",
        "decision-service",
        "public-notice-service",
        "disclosure",
        "disclosure-withdrawal",
        "payment",
        "surcharge-cap",
        "surcharge-end",
        "demand",
        "review-right",
        "suit-right",
        "court-application",
        "crime-report-decision",
        "crime-transfer",
        "police-decision",
        "complaint-reply",
        "archive",
        "detention-transfer"
      })
  void should_knowTheTerm_when_modelsAskForIt(String key) {
    assertThat(new Terms().require(key, "lanjiang", DAY).key()).isEqualTo(key);
  }

  @Test
  void should_holdEveryNumberOfTheRegister_when_shipped() {
    List<String> ids = rows().stream().map(Term::id).filter(id -> !id.isEmpty()).toList();

    assertThat(ids)
        .containsAll(
            IntStream.rangeClosed(1, 39)
                .mapToObj(number -> "T%02d".formatted(number))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "clue-verification, 15, NATURAL_DAY, T01",
    "evidence-registration, 7, WORKING_DAY, T03",
    "plea, 5, WORKING_DAY, T10",
    "hearing-notice, 7, WORKING_DAY, T12",
    "case-decision, 90, NATURAL_DAY, T13",
    "public-notice-service, 30, NATURAL_DAY, T15",
    "payment, 15, NATURAL_DAY, T18",
    "suit-right, 6, MONTH, T20",
    "court-application, 3, MONTH, T21",
    "demand, 10, WORKING_DAY, T22",
    "crime-transfer, 24, HOUR, T26",
    "complaint-reply, 60, NATURAL_DAY, T35"
  })
  void should_beAsTheLawSays_when_asked(String key, int amount, Unit unit, String id) {
    Term term = new Terms().require(key, "", DAY);

    assertThat(term.span()).isEqualTo(new Span(amount, unit));
    assertThat(term.id()).isEqualTo(id);
  }

  @Test
  void should_carryTheExclusionsAndBothExtensions_when_caseDecision() {
    Term term = new Terms().require("case-decision", "", DAY);

    assertThat(term.suspendedBy())
        .containsExactlyInAnyOrder(
            SuspensionReason.INVESTIGATION_SUSPENDED,
            SuspensionReason.HEARING,
            SuspensionReason.PUBLIC_NOTICE,
            SuspensionReason.MONITORING,
            SuspensionReason.TESTING,
            SuspensionReason.ASSESSMENT,
            SuspensionReason.APPRAISAL,
            SuspensionReason.DETERMINATION,
            SuspensionReason.SERVICE,
            SuspensionReason.CRIME_REFERRAL);
    assertThat(term.extensions())
        .containsExactly(
            new AllowedExtension(30, "agency-head", false),
            new AllowedExtension(30, "agency-head", true));
  }

  @ParameterizedTest
  @CsvSource({
    "case-decision, 2021-07-14, 3, MONTH, 环境行政处罚办法（2010）第五十五条, 0",
    "case-decision, 2021-07-15, 90, NATURAL_DAY, 行政处罚法第六十条、环境行政处罚办法（2010）第五十五条, 0",
    "case-decision, 2023-06-30, 90, NATURAL_DAY, 行政处罚法第六十条、环境行政处罚办法（2010）第五十五条, 0",
    "case-decision, 2023-07-01, 90, NATURAL_DAY, 行政处罚法第六十条、生态环境行政处罚办法第五十七条, 2",
    "suit-right, 2015-04-30, 3, MONTH, 行政诉讼法（1989）第三十九条（凭记忆录入，未与原文核对）, 0",
    "suit-right, 2015-05-01, 6, MONTH, 行政诉讼法第四十六条, 0"
  })
  void should_beAsTheLawSaidThen_when_thePeriodStartedEarlier(
      String key, LocalDate start, int amount, Unit unit, String article, int extensions) {
    Term term = new Terms().require(key, "", start);

    assertThat(term.span()).isEqualTo(new Span(amount, unit));
    assertThat(term.article()).isEqualTo(article);
    assertThat(term.extensions()).hasSize(extensions);
  }

  @Test
  void should_carryTheOldExclusions_when_filedUnderTheFormerRules() {
    assertThat(new Terms().require("case-decision", "", LocalDate.of(2022, 3, 1)).suspendedBy())
        .containsExactlyInAnyOrder(
            SuspensionReason.HEARING,
            SuspensionReason.PUBLIC_NOTICE,
            SuspensionReason.MONITORING,
            SuspensionReason.APPRAISAL,
            SuspensionReason.SERVICE,
            SuspensionReason.CRIME_REFERRAL);
  }

  @Test
  void should_notSpeakOfAnExtension_when_theRowAllowsNone() {
    for (String rule : SHIPPED.split("<rule ")) {
      boolean none = Pattern.compile("_extensions\">\\s*<text></text>").matcher(rule).find();
      boolean spoken =
          Pattern.compile("<description>[^<]*(延长一次|第二次延长|最长一百五十日)").matcher(rule).find();
      assertThat(none && spoken).as(rule.lines().findFirst().orElse("")).isFalse();
    }
  }

  @Test
  void should_neverRollOver_when_inHours() {
    assertThat(rows()).filteredOn(term -> term.unit() == Unit.HOUR).hasSize(4);
    assertThat(rows())
        .filteredOn(term -> term.unit() == Unit.HOUR)
        .allMatch(term -> term.rollOver() == RollOver.NONE);
  }

  @Test
  void should_refuseARowInHoursThatRollsOver_when_deployed() {
    assertThat(TermTableReader.read(hoursRollingOver()).findings())
        .containsExactly("期限“crime-transfer”按小时计算，届满时刻不因节假日顺延，rollOver应为NONE");
    assertThatThrownBy(() -> TermTableReader.table(hoursRollingOver()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("不因节假日顺延");
  }

  @Test
  void should_stillRead_when_suchATableWasDeployedBeforeItWasRefused() {
    Terms terms = new Terms();

    terms.replace(hoursRollingOver());

    assertThat(terms.require("crime-transfer", "", DAY).rollOver()).isEqualTo(RollOver.NONE);
  }

  private static byte[] hoursRollingOver() {
    String cell = "(id=\"crimeTransfer_rollOver\">\\s*<text>)\"NONE\"";
    assertThat(Pattern.compile(cell).matcher(SHIPPED).find()).isTrue();
    return bytes(SHIPPED.replaceFirst(cell, "$1\"NEXT_WORKING_DAY\""));
  }

  @Test
  void should_findTheKey_when_oneTermHasTheNumber() {
    Terms terms = new Terms();

    assertThat(terms.key("T13")).isEqualTo("case-decision");
    assertThat(terms.key("case-decision")).isEqualTo("case-decision");
    assertThatThrownBy(() -> terms.key("T18"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("term");
              assertThat(refusal)
                  .hasMessageContaining("deferred-payment（延期或者分期缴纳罚款）、payment（缴纳罚款）");
            });
  }

  @Test
  void should_changeTheArticle_when_theCodeTakesEffect() {
    Terms terms = new Terms();

    Term before = terms.require("prosecution-bar", "", LocalDate.of(2026, 8, 14));
    Term after = terms.require("prosecution-bar", "", LocalDate.of(2026, 8, 15));

    assertThat(before.article()).contains("行政处罚法");
    assertThat(after.article()).contains("生态环境法典");
  }

  @Test
  void should_preferTheAgencysOwnRow_when_itHasOne() {
    Term general = new Terms().require("case-review", "", DAY);
    Term own = TermSamples.with(general, 3, "lanjiang");
    TermTable table = TermTable.of(List.of(general, own));

    assertThat(table.find("case-review", "lanjiang", DAY)).contains(own);
    assertThat(table.find("case-review", "elsewhere", DAY)).contains(general);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <text>"NATURAL_DAY"</text> | <text>"FORTNIGHT"</text> | FORTNIGHT
          <text>"NEXT_WORKING_DAY"</text> | <text>"PREVIOUS"</text> | PREVIOUS
          <text>"AGENCY"</text> | <text>"NOBODY"</text> | NOBODY
          <text>15</text> | <text>many</text> | 应为整数
          <text>15</text> | <text>0</text> | 不合理
          <text>15</text> | <text>999999</text> | 不合理
          <text>15</text> | <text>-15</text> | 不合理
          <text>"15 agency-head"</text> | <text>"15 days"</text> | 批准人
          <text>"15 agency-head"</text> | <text>"soon"</text> | extensions
          <text>"15 agency-head"</text> | <text>15 agency-head</text> | 双引号
          <text>"FORCE_MAJEURE"</text> | <text>"BAD_WEATHER"</text> | BAD_WEATHER
          <text>"2023-07-01"</text> | <text>"1 July 2023"</text> | 2026-01-01
          <text>"2026-08-14"</text> | <text>"2026-09-01"</text> | 同一时间
          <text>"2026-08-14"</text> | <text>"2020-01-01"</text> | 早于
          <text>"plea"</text> | <text>"hearing-request"</text> | 同一时间
          <text>"plea"</text> | <text>"Plea Term"</text> | 小写英文
          <text>"收到线索之日"</text> | <text></text> | 起算事件
          <text>"生态环境行政处罚办法第十八条"</text> | <text></text> | 缺少依据
          <text>false</text> | <text>perhaps</text> | true或false
          hitPolicy="COLLECT" | hitPolicy="UNIQUE" | 命中策略
          name="dueSoon" | name="dueLate" | dueSoon
          <decision id="terms" | <decision id="other" | 编号为“terms”
          </definitions> | </definition> | 不是有效的DMN
          """)
  void should_tellWhatIsWrong_when_theTableIsSpoilt(String from, String to, String finding) {
    assertThat(SHIPPED).contains(from);

    List<String> findings =
        TermTableReader.read(bytes(SHIPPED.replaceFirst(quote(from), to == null ? "" : to)))
            .findings();

    assertThat(findings).isNotEmpty().anyMatch(text -> text.contains(finding));
  }

  @Test
  void should_readNothingFromOutside_when_theFileDeclaresEntities() {
    String hostile =
        "<!DOCTYPE definitions [<!ENTITY outside SYSTEM \"file:///etc/hostname\">]>"
            + "<definitions>&outside;</definitions>";

    assertThat(TermTableReader.read(bytes(hostile)).findings()).containsExactly("期限表不是有效的DMN文件");
  }

  @Test
  void should_keepTheTableInForce_when_theNewOneIsRefused() {
    Terms terms = new Terms();
    TermTable before = terms.table();

    assertThatThrownBy(() -> terms.replace(bytes("<definitions/>")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("期限表有误");
    assertThat(terms.table()).isSameAs(before);
  }

  @Test
  void should_useTheNewTable_when_replaced() {
    Terms terms = new Terms();

    terms.replace(bytes(SHIPPED.replaceFirst("<text>15</text>", "<text>20</text>")));

    assertThat(terms.require("clue-verification", "", DAY).amount()).isEqualTo(20);
  }

  @Test
  void should_refuse_when_theTermOrTheDayIsUnknown() {
    Terms terms = new Terms();

    assertThatThrownBy(() -> terms.require("no-such-term", "", DAY))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("term"));
    assertThatThrownBy(() -> terms.require("plea", "", LocalDate.of(2005, 1, 1)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("start"));
  }

  private static String quote(String text) {
    return Pattern.quote(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String shipped() {
    try (InputStream file = Terms.class.getResourceAsStream("/processes/deadline/terms.dmn")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
