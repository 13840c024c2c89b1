package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.law.internal.LawBookReader;
import org.ecocase.rule.Permit;
import org.ecocase.rule.Refuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told about a choice of law: each remark, and only where it belongs. */
class LawChoiceDetailTest {

  private static final LawBook BOOK =
      LawBookReader.read(
              """
              version: t1
              statutes:
                - {id: old, short: 旧法, title: 中华人民共和国旧法, level: LAW, from: 2015-01-01, to: 2026-08-14, replacedBy: new, trust: R, source: 测试}
                - {id: new, short: 新法, title: 中华人民共和国新法, level: LAW, from: 2026-08-15, trust: R, source: 测试}
                - {id: side, short: 旁法, title: 旁法, level: LAW, from: 2015-01-01, trust: R, source: 测试}
              violations:
                - code: PLAIN
                  title: 平常
                  provisions:
                    - {id: p1, statute: old, breach: 第一条, basis: 第二条, fines: [{min: 100, max: 200}], trust: "V:X"}
                    - {id: p2, statute: new, breach: 第三条, basis: 第四条, fines: [{min: 100, max: 300}], trust: "V:X"}
                - code: REMARKS
                  title: 备注
                  provisions:
                    - {id: r1, statute: side, breach: 第一条, basis: 第二条, fines: [{case: A, label: 甲, min: 100, max: 200}, {case: B, label: 乙, min: 200, max: 300}], orders: [责令改正], may: [停业], optional: true, daily: true, detention: 拒不改正, note: 先看原文, trust: R}
                - code: PERSONS
                  title: 只罚个人
                  provisions:
                    - {id: q1, statute: side, breach: 第五条, basis: 第六条, fines: [{subject: RESPONSIBLE, max: 50}], trust: "V:X"}
                - code: DOUBLE
                  title: 竞合
                  provisions:
                    - {id: d1, statute: side, breach: 第七条, basis: 第八条, fines: [{min: 100, max: 500}], trust: "V:X"}
                    - {id: d2, statute: old, breach: 第九条, basis: 第十条, fines: [{min: 100, max: 200}], trust: "V:X"}
                - code: SHARE
                  title: 按投资
                  provisions:
                    - {id: s1, statute: side, breach: 第十一条, basis: 第十二条, fines: [{share: [1%, 5%], of: INVESTMENT}], trust: "V:X"}
                - code: CASES
                  title: 新法分情形
                  provisions:
                    - {id: c1, statute: old, breach: 第十三条, basis: 第十四条, fines: [{min: 100, max: 200}], trust: "V:X"}
                    - {id: c2, statute: new, breach: 第十五条, basis: 第十六条, fines: [{case: A, label: 甲, min: 100, max: 300}, {case: B, label: 乙, min: 10, max: 50}], trust: "V:X"}
                - code: MAY
                  title: 旧法可以罚款
                  provisions:
                    - {id: o1, statute: old, breach: 第二十六条, basis: 第二十七条, fines: [{max: 200}], optional: true, trust: "V:X"}
                    - {id: o2, statute: new, breach: 第二十八条, basis: 第二十九条, fines: [{max: 200}], trust: "V:X"}
                - code: MAYHEAVIER
                  title: 新法可以罚款而较重
                  provisions:
                    - {id: h1, statute: old, breach: 第三十条, basis: 第三十一条, fines: [{max: 200}], trust: "V:X"}
                    - {id: h2, statute: new, breach: 第三十二条, basis: 第三十三条, fines: [{max: 300}], optional: true, trust: "V:X"}
                - code: ALIKE
                  title: 各情形幅度相同
                  provisions:
                    - {id: k1, statute: side, breach: 第十七条, basis: 第十八条, fines: [{case: A, label: 甲, min: 100, max: 200}, {case: B, label: 乙, min: 100, max: 200}], trust: "V:X"}
                - code: MIXED
                  title: 竞合且分情形
                  provisions:
                    - {id: m1, statute: side, breach: 第二十二条, basis: 第二十三条, fines: [{min: 100, max: 500}], trust: "V:X"}
                    - {id: m2, statute: old, breach: 第二十四条, basis: 第二十五条, fines: [{case: A, label: 甲, min: 100, max: 200}, {case: B, label: 乙, min: 600, max: 900}], trust: "V:X"}
                - code: NEWONLY
                  title: 新设
                  provisions:
                    - {id: n1, statute: new, breach: 第二十条, basis: 第二十一条, fines: [{min: 1, max: 2}], trust: "V:X"}
              dailyFines:
                - {statute: side, article: 第九十条, trust: R}
              timeBars:
                - {article: 旧限, years: 2, harmYears: 5, harm: LIFE_HEALTH, harmText: 危害健康, from: 2015-01-01, to: 2026-08-14}
                - {article: 新限, years: 2, harmYears: 5, harm: POLLUTION, harmText: 造成污染, from: 2026-08-15}
              principles:
                - {id: LIGHTER, article: 从轻条, from: 2015-01-01}
                - {id: HIGHEST, article: 从高条, from: 2015-01-01}
              replacements:
                - {matter: 事项, old: 旧法第二条, new: 新法第四条, change: 提高}
              detentions:
                - {act: 行为, old: 旧法第五条, new: 新法第六条, days: 五日, trust: R}
              """)
          .book();

  @Test
  void should_holdEverything_when_read() {
    assertThat(BOOK.dailyFines())
        .singleElement()
        .satisfies(
            fine -> {
              assertThat(fine.article()).isEqualTo("旁法第九十条");
              assertThat(fine.from()).isEqualTo("2015-01-01");
              assertThat(fine.to()).isNull();
            });
    assertThat(BOOK.replacements()).containsExactly(new Replacement("事项", "旧法第二条", "新法第四条", "提高"));
    assertThat(BOOK.detentions())
        .singleElement()
        .satisfies(d -> assertThat(d.days()).isEqualTo("五日"));
    Provision remarks = BOOK.require("REMARKS").provisions().get(0);
    assertThat(remarks.orders()).containsExactly("责令改正");
    assertThat(remarks.may()).containsExactly("停业");
    assertThat(remarks.optional()).isTrue();
    assertThat(BOOK.require("SHARE").provisions().get(0).fines().get(0).rule().base())
        .isEqualTo(Base.INVESTMENT);
  }

  @Test
  void should_sayNothingToCheck_when_everythingIsPlain() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, ask("PLAIN", "2024-03-01", "2024-05-01").found("2024-03-02").build());

    assertThat(answer.confirmations()).isEmpty();
    assertThat(answer.breaches()).isEmpty();
    assertThat(answer.timeBar()).isInstanceOf(Permit.class);
    assertThat(answer.lastDay()).isEqualTo("2026-03-01");
    assertThat(answer.applied().range()).isEqualTo(new FineRange(10_000L, 20_000L));
    assertThat(answer.applied().fines()).isEqualTo("100元以上200元以下");
    assertThat(answer.dailyFine()).isEmpty();
    assertThat(answer.reasons())
        .containsExactly("违法行为终了于2024-03-01，追责期限2年，至2026-03-01止（旧限）。", "适用“旧法第二条”：行为时有效，且现行有效。");
  }

  @Test
  void should_tellEveryRemark_when_theProvisionHasThem() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("REMARKS", "2024-03-01", "2024-05-01").build());

    assertThat(answer.confirmations())
        .containsExactly(
            "违法行为的发现日期未填写，须确认是否在2026-03-01以前被发现",
            "先看原文",
            "“旁法第二条”的内容未经核对，须查阅条文原文",
            "本条分情形规定罚款，须确认属于哪一种情形：甲：100元以上200元以下；乙：200元以上300元以下",
            "本条为“可以”处以罚款，是否罚款由处罚机关决定",
            "是否存在可以移送行政拘留的情形：拒不改正");
    assertThat(answer.applied().range()).as("two ranges are none").isNull();
    assertThat(answer.applied().undecided()).isTrue();
    assertThat(answer.applied().fines()).isEqualTo("甲：100元以上200元以下；乙：200元以上300元以下");
    assertThat(answer.undecided()).containsExactly(answer.applied());
    assertThat(answer.dailyFine()).isEqualTo("旁法第九十条");
  }

  @Test
  void should_narrowTheRange_when_theCircumstanceIsKnown() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, ask("REMARKS", "2024-03-01", "2024-05-01").circumstance("B").build());

    assertThat(answer.applied().range()).isEqualTo(new FineRange(20_000L, 30_000L));
    assertThat(answer.applied().fines()).isEqualTo("乙：200元以上300元以下");
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("属于哪一种"));
  }

  @Test
  void should_notCompare_when_theCircumstanceOfTheNewLawIsNotKnown() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("CASES", "2026-08-01", "2026-09-01").build());

    assertThat(answer.applied().provision().id()).isEqualTo("c1");
    assertThat(answer.applied().reason()).isEqualTo("暂按行为时的法律（从轻条）");
    assertThat(answer.applied().range()).isEqualTo(new FineRange(10_000L, 20_000L));
    assertThat(answer.undecided()).extracting(c -> c.provision().id()).containsExactly("c2");
    assertThat(answer.confirmations())
        .contains("新旧条文的罚款幅度无法比较，须确认属于哪一种情形：“新法第十六条”甲：100元以上300元以下；乙：10元以上50元以下")
        .noneMatch(c -> c.startsWith("新旧法律轻重的比较"));
    assertThat(answer.considered().get(1).reason()).isEqualTo("幅度无法比较");
  }

  @ParameterizedTest
  @CsvSource({"A,c1", "B,c2"})
  void should_compare_when_theCircumstanceIsKnown(String circumstance, String applied) {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, ask("CASES", "2026-08-01", "2026-09-01").circumstance(circumstance).build());

    assertThat(answer.applied().provision().id()).isEqualTo(applied);
    assertThat(answer.undecided()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN,2026-08-01,2026-09-01", "CASES,2026-08-01,2026-09-01", "MAY,2026-08-01,2026-09-01",
    "DOUBLE,2024-03-01,2024-05-01", "DOUBLE,2026-08-01,2026-09-01", "NEWONLY,2026-08-01,2026-09-01"
  })
  void should_citeNoArticle_when_thePrincipleIsNotOnRecord(
      String violation, String act, String decided) {
    LawBook later =
        new LawBook(
            BOOK.version(),
            BOOK.source(),
            BOOK.statutes(),
            BOOK.violations(),
            BOOK.dailyFines(),
            BOOK.timeBars(),
            BOOK.principles().stream()
                .map(p -> new Principle(p.id(), p.article(), LocalDate.parse("2027-01-01"), null))
                .toList(),
            BOOK.replacements(),
            BOOK.detentions());

    LawAnswer answer = LawChoice.choose(later, ask(violation, act, decided).build());

    assertThat(answer.reasons()).isNotEmpty().noneMatch(r -> r.contains("（）") || r.contains("从"));
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("（）"));
    assertThat(answer.considered()).noneMatch(c -> c.reason().contains("（）"));
  }

  @ParameterizedTest
  @CsvSource({"MAY,o1", "MAYHEAVIER,h1"})
  void should_keepTheOldLaw_when_theNewOneIsNotTheLighterOptionalOne(
      String violation, String applied) {
    LawAnswer answer = LawChoice.choose(BOOK, ask(violation, "2026-08-01", "2026-09-01").build());

    assertThat(answer.applied().provision().id()).isEqualTo(applied);
    assertThat(answer.confirmations()).noneMatch(c -> c.contains("按新的规定较轻适用"));
  }

  @Test
  void should_askForTheCircumstance_when_theOneGivenBelongsToAnotherProvision() {
    LawAnswer answer =
        LawChoice.choose(BOOK, ask("CASES", "2026-09-01", "2026-10-01").circumstance("Z").build());

    assertThat(answer.applied().range()).isNull();
    assertThat(answer.confirmations()).contains("本条分情形规定罚款，须确认属于哪一种情形：甲：100元以上300元以下；乙：10元以上50元以下");
  }

  @Test
  void should_knowTheRange_when_everyCircumstanceHasTheSame() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("ALIKE", "2024-03-01", "2024-05-01").build());

    assertThat(answer.applied().range()).isEqualTo(new FineRange(10_000L, 20_000L));
    assertThat(answer.undecided()).isEmpty();
  }

  @Test
  void should_leaveTheHigherFineOpen_when_aCircumstanceIsNotKnown() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("MIXED", "2024-03-01", "2024-05-01").build());

    assertThat(answer.applied().provision().id()).isEqualTo("m1");
    assertThat(answer.reasons()).anyMatch(r -> r.contains("有条文的幅度无法比较，暂适用“旁法第二十三条”"));
    assertThat(answer.considered().get(1).reason()).isEqualTo("同一行为，罚款幅度无法比较，暂不适用");
    assertThat(answer.confirmations())
        .contains(
            "有条文的罚款幅度无法计算，“按照罚款数额高的规定处罚”须由承办人比较，须确认属于哪一种情形："
                + "“旧法第二十五条”甲：100元以上200元以下；乙：600元以上900元以下");
  }

  @Test
  void should_askForTheText_when_thereIsNoFineForTheParty() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("PERSONS", "2024-03-01", "2024-05-01").build());

    assertThat(answer.applied().range()).isNull();
    assertThat(answer.confirmations()).contains("“旁法第六条”对单位没有载明罚款幅度，须查阅条文原文");
  }

  @Test
  void should_takeTheHigherFine_when_twoLawsMeet() {
    LawAnswer answer =
        LawChoice.choose(
            BOOK, ask("DOUBLE", "2024-03-01", "2024-05-01").found("2024-03-02").build());

    assertThat(answer.applied().provision().id()).isEqualTo("d1");
    assertThat(answer.confirmations()).containsExactly("是否为同一个违法行为，同时符合所列各条的构成要件");
    assertThat(answer.considered())
        .filteredOn(c -> c.provision().id().equals("d2"))
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo("同一行为，罚款数额较低，不适用（从高条）"));
  }

  @Test
  void should_askForTheAmount_when_theFineIsAShareOfIt() {
    LawAnswer without = LawChoice.choose(BOOK, ask("SHARE", "2024-03-01", "2024-05-01").build());
    assertThat(without.applied().range()).isNull();
    assertThat(without.confirmations()).contains("计算“旁法第十二条”的幅度需要建设项目总投资额");

    LawAnswer with =
        LawChoice.choose(
            BOOK,
            ask("SHARE", "2024-03-01", "2024-05-01")
                .amounts(Map.of(Base.INVESTMENT, 10_000L))
                .build());
    assertThat(with.applied().range()).isEqualTo(new FineRange(100L, 500L));
  }

  @Test
  void should_compareOldAndNew_when_theLawChanged() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("PLAIN", "2026-08-01", "2026-09-01").build());

    assertThat(answer.applied().provision().id()).isEqualTo("p1");
    assertThat(answer.reasons())
        .contains("行为时“旧法第二条”为100元以上200元以下，决定时“新法第四条”为100元以上300元以下，新的规定处罚较重。");
    assertThat(answer.confirmations())
        .containsExactly(
            "追责期限的规定在行为终了后有变化（现为新限），适用何者须由法制审核确认",
            "违法行为的发现日期未填写，须确认是否在2028-08-01以前被发现",
            "新旧法律轻重的比较（100元以上200元以下；100元以上300元以下）");
  }

  @Test
  void should_saySo_when_theActWentOnIntoTheNewLaw() {
    LawAnswer across =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2026-08-20", "2026-09-01")
                .from("2026-08-01")
                .found("2026-08-20")
                .build());
    assertThat(across.applied().provision().id()).isEqualTo("p2");
    assertThat(across.reasons()).anyMatch(r -> r.contains("其间法律有变化"));
    assertThat(across.confirmations()).contains("违法行为跨越新旧法律，是否为同一连续或者继续的行为");

    LawAnswer within =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2026-09-20", "2026-10-01")
                .from("2026-09-01")
                .found("2026-09-20")
                .build());
    assertThat(within.confirmations()).isEmpty();
  }

  @Test
  void should_doubtTheOffence_when_onlyTheNewLawKnowsIt() {
    LawAnswer answer = LawChoice.choose(BOOK, ask("NEWONLY", "2026-08-01", "2026-09-01").build());

    assertThat(answer.applied()).as("what came later does not apply to what was before").isNull();
    assertThat(answer.considered()).hasSize(1);
    assertThat(answer.considered().get(0).provision().id()).isEqualTo("n1");
    assertThat(answer.considered().get(0).reason()).contains("不溯及既往");
    assertThat(answer.confirmations()).contains("法律库未载行为时的处罚条文，行为时是否违法、当时的条文须由法制审核确认");

    LawAnswer none = LawChoice.choose(BOOK, ask("NEWONLY", "2026-08-01", "2026-08-10").build());
    assertThat(none.applied()).isNull();
    assertThat(none.reasons()).contains("法律库中没有在2026-08-01有效的处罚条文。");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-01,,2026-03-01,true",
    "2024-03-01,,2026-03-02,false",
    "2024-03-01,LIFE_HEALTH,2029-03-01,true",
    "2024-03-01,LIFE_HEALTH,2029-03-02,false",
    "2024-03-01,POLLUTION,2026-03-02,false",
    "2026-09-01,POLLUTION,2031-09-01,true"
  })
  void should_barTheAct_when_itWasFoundTooLate(
      String act, TimeBar.Harm harm, String found, boolean permitted) {
    LawAnswer answer =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", act, LocalDate.parse(found).plusDays(9).toString())
                .found(found)
                .harm(harm)
                .build());

    if (permitted) {
      assertThat(answer.timeBar()).isInstanceOf(Permit.class);
    } else {
      assertThat(answer.timeBar())
          .isInstanceOfSatisfying(
              Refuse.class, r -> assertThat(r.message()).contains("追责期限届满", found));
    }
    boolean told =
        answer.reasons().get(0).contains("危害健康") || answer.reasons().get(0).contains("造成污染");
    assertThat(told)
        .isEqualTo(harm != null && !act.equals("2024-03-01") || harm == TimeBar.Harm.LIFE_HEALTH);
  }

  @Test
  void should_judgeWhatIsCited_when_itIsNotWhatApplies() {
    LawAnswer wrong =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2024-03-01", "2024-05-01")
                .found("2024-03-02")
                .cited("旁法第一条", "旁法第二条")
                .build());
    assertThat(wrong.breaches())
        .containsExactly("所引处罚依据“旁法第二条”不是对该行为的处罚条文，应为“旧法第二条”", "所引违反条款“旁法第一条”与该行为不符，应为“旧法第一条”");

    LawAnswer repealed =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2026-09-01", "2026-10-01")
                .found("2026-09-02")
                .cited("旧法第一条", "旧法第二条")
                .build());
    assertThat(repealed.breaches())
        .contains("所引“旧法第二条”在行为时和决定时均不是有效的法律", "所引“旧法第一条”在行为时和决定时均不是有效的法律");

    LawAnswer newer =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2026-08-01", "2026-09-01")
                .found("2026-08-02")
                .cited("", "新法第四条")
                .build());
    assertThat(newer.breaches()).isEmpty();
    assertThat(newer.cited().provision().id()).isEqualTo("p2");
    assertThat(newer.confirmations()).contains("所引处罚依据“新法第四条”与适用的“旧法第二条”不同，须说明理由");

    LawAnswer right =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2024-03-01", "2024-05-01")
                .found("2024-03-02")
                .cited("旧法第一条", "旧法第二条")
                .build());
    assertThat(right.breaches()).isEmpty();
    assertThat(right.confirmations()).isEmpty();

    LawAnswer unknown =
        LawChoice.choose(
            BOOK,
            ask("PLAIN", "2024-03-01", "2024-05-01")
                .found("2024-03-02")
                .cited("", "别法第二条")
                .build());
    assertThat(unknown.confirmations()).contains("法律库未载所引“别法第二条”的法律");
  }

  private static Ask ask(String violation, String ended, String decided) {
    return new Ask(violation, LocalDate.parse(ended), LocalDate.parse(decided));
  }

  /** A question in the making. */
  private static final class Ask {
    private final String violation;
    private final LocalDate to;
    private final LocalDate decided;
    private LocalDate from;
    private LocalDate found;
    private String circumstance = "";
    private TimeBar.Harm harm;
    private Map<Base, Long> amounts = Map.of();
    private String breach = "";
    private String basis = "";

    private Ask(String violation, LocalDate to, LocalDate decided) {
      this.violation = violation;
      this.to = to;
      this.from = to;
      this.decided = decided;
    }

    Ask from(String day) {
      from = LocalDate.parse(day);
      return this;
    }

    Ask found(String day) {
      found = LocalDate.parse(day);
      return this;
    }

    Ask circumstance(String code) {
      circumstance = code;
      return this;
    }

    Ask harm(TimeBar.Harm what) {
      harm = what;
      return this;
    }

    Ask amounts(Map<Base, Long> what) {
      amounts = what;
      return this;
    }

    Ask cited(String broken, String punishing) {
      breach = broken;
      basis = punishing;
      return this;
    }

    LawQuestion build() {
      return new LawQuestion(
          BOOK.require(violation),
          from,
          to,
          found,
          decided,
          Subject.ORGANISATION,
          circumstance,
          harm,
          amounts,
          "",
          null,
          breach,
          basis,
          null);
    }
  }
}
