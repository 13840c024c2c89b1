package org.ecocase.web;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ecocase.law.Base;
import org.ecocase.law.Citation;
import org.ecocase.law.Fen;
import org.ecocase.law.GainsCase;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawQuestion;
import org.ecocase.law.Provision;
import org.ecocase.law.Subject;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;
import org.ecocase.org.Provinces;
import org.ecocase.rule.Refusal;

/** Reads a question for the applicable law. */
final class LawInput {

  private static final Set<String> FIELDS =
      Set.of(
          "violation",
          "article",
          "actFrom",
          "actTo",
          "actDate",
          "continuing",
          "foundOn",
          "decisionDate",
          "partyType",
          "circumstance",
          "harm",
          "province",
          "permitHolder",
          "citedBreach",
          "citedBasis",
          "proposedYuan",
          "version");

  private LawInput() {}

  /**
   * Reads a question.
   *
   * @param today the day that counts as the decision when none is given
   * @throws Refusal naming the field that is wrong
   */
  static LawQuestion read(JsonInput in, LawBook book, LocalDate today) {
    in.knows(fields());
    LocalDate decided = in.date("decisionDate", "决定日期");
    LocalDate day = decided == null ? today : decided;
    Violation named = named(in, book);
    boolean dated = in.has("actDate") || in.has("actFrom");
    Violation violation = named == null ? byArticle(in, book, dated ? from(in) : day, day) : named;
    LocalDate from = from(in);
    LocalDate to = to(in, from);
    LocalDate found = in.date("foundOn", "发现日期");
    JsonInput.check(!day.isBefore(from), in.name("decisionDate"), "决定日期早于违法行为开始的日期");
    JsonInput.check(to == null || !day.isBefore(to), in.name("decisionDate"), "决定日期早于违法行为终了的日期");
    JsonInput.check(found == null || !found.isBefore(from), in.name("foundOn"), "发现日期早于违法行为开始的日期");
    JsonInput.check(found == null || !found.isAfter(day), in.name("foundOn"), "发现日期晚于决定日期");
    return new LawQuestion(
        violation,
        from,
        to,
        found,
        day,
        subject(in),
        circumstance(in, violation),
        in.choice("harm", "危害后果", TimeBar.Harm.class),
        amounts(in),
        province(in),
        in.has("permitHolder") ? in.yes("permitHolder", "是否持有排污许可证") : null,
        in.text("citedBreach", "所引违反条款"),
        in.has("citedBasis") ? in.text("citedBasis", "所引处罚依据") : in.text("article", "处罚依据"),
        in.money("proposedYuan", "拟罚款金额"));
  }

  /** The fields of a question; by the original fine only a fine by day is reckoned. */
  static Set<String> fields() {
    Set<String> fields = new TreeSet<>(FIELDS);
    for (Base base : Base.values()) {
      if (base != Base.ORIGINAL_FINE) {
        fields.add(base.field());
      }
    }
    return fields;
  }

  /** Who is punished; an organisation when not said. */
  static Subject subject(JsonInput in) {
    Subject subject = in.choice("partyType", "当事人类型", Subject.class);
    return subject == null ? Subject.ORGANISATION : subject;
  }

  /** The short name of the province; empty when not said. */
  static String province(JsonInput in) {
    String name = in.text("province", "省份");
    return name.isEmpty()
        ? ""
        : Provinces.shortName(name)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        in.name("province"), "没有名为“" + name + "”的省份，请填写省、自治区、直辖市的名称，例如广东或者广东省"));
  }

  /** The amounts of the case; only gains may be none. */
  static Map<Base, Long> amounts(JsonInput in) {
    Map<Base, Long> amounts = new EnumMap<>(Base.class);
    for (Base base : Base.values()) {
      Long amount = in.money(base.field(), base.label());
      if (amount != null) {
        JsonInput.check(
            amount > 0 || base == Base.ILLEGAL_GAINS, in.name(base.field()), base.label() + "应大于0");
        amounts.put(base, amount);
      }
    }
    return amounts;
  }

  /** The violation asked for, by its code or by the article that punished it on the day. */
  static Violation violation(JsonInput in, LawBook book, LocalDate act, LocalDate decided) {
    Violation named = named(in, book);
    return named == null ? byArticle(in, book, act, decided) : named;
  }

  /** The violation asked for by its code; null when it is asked for by an article. */
  private static Violation named(JsonInput in, LawBook book) {
    String code = in.text("violation", "执法事项编码");
    String article = in.text("article", "处罚依据");
    JsonInput.check(
        !code.isEmpty() || !article.isEmpty(),
        in.name("violation"),
        "请填写执法事项编码violation，或者处罚依据article");
    if (!code.isEmpty()) {
      Violation violation = require(in, book, code);
      JsonInput.check(
          article.isEmpty() || book.punishedBy(article).contains(violation),
          in.name("article"),
          "“" + article + "”不是执法事项“" + violation.title() + "”的处罚依据");
      return violation;
    }
    return null;
  }

  /** The violation with a code, or a fault with the field as it stands in the question. */
  static Violation require(JsonInput in, LawBook book, String code) {
    try {
      return book.require(code);
    } catch (Refusal unknown) {
      throw Refusal.invalid(in.name("violation"), unknown.getMessage());
    }
  }

  private static Violation byArticle(JsonInput in, LawBook book, LocalDate act, LocalDate decided) {
    String article = in.text("article", "处罚依据");
    List<Violation> found = book.punishedBy(article, act, decided.isBefore(act) ? act : decided);
    JsonInput.check(!found.isEmpty(), in.name("article"), "法律库中没有以“" + article + "”为处罚依据的执法事项");
    if (found.size() > 1 && !alike(found, article)) {
      throw Refusal.invalid(
          in.name("article"),
          "“"
              + article
              + "”对应多个执法事项，请写明款、项或者填写violation："
              + String.join("；", found.stream().map(v -> v.code() + " " + v.title()).toList()));
    }
    return found.get(0);
  }

  /** Several acts that one article punishes with the same fines need no choice between them. */
  private static boolean alike(List<Violation> violations, String article) {
    return violations.stream()
            .map(
                v ->
                    v.provisions().stream()
                        .filter(p -> Citation.fits(article, p))
                        .map(p -> List.of(p.statute().id(), p.basis(), p.fines()))
                        .toList())
            .distinct()
            .count()
        == 1;
  }

  /** What else the same article punishes, for a person to confirm which act it is. */
  static List<String> alternatives(JsonInput in, LawBook book, LawQuestion question) {
    String article = in.text("article", "处罚依据");
    if (article.isEmpty() || in.has("violation")) {
      return List.of();
    }
    List<String> others =
        book.punishedBy(article, question.end(), question.decidedOn()).stream()
            .filter(v -> !v.code().equals(question.violation().code()))
            .map(v -> v.code() + " " + v.title())
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of("“" + article + "”还适用于" + String.join("；", others) + "，须确认属于哪一个执法事项");
  }

  private static LocalDate from(JsonInput in) {
    LocalDate on = in.date("actDate", "违法行为日期");
    LocalDate from = in.date("actFrom", "违法行为开始的日期");
    JsonInput.check(
        on != null || from != null, in.name("actDate"), "请填写违法行为日期actDate，或者actFrom和actTo");
    JsonInput.check(on == null || from == null, in.name("actDate"), "actDate与actFrom只能填写其一");
    return on == null ? from : on;
  }

  private static LocalDate to(JsonInput in, LocalDate from) {
    LocalDate to = in.date("actTo", "违法行为终了的日期");
    boolean continuing = in.yes("continuing", "是否仍在继续");
    JsonInput.check(to == null || !continuing, in.name("continuing"), "仍在继续的违法行为没有终了的日期");
    JsonInput.check(to == null || !in.has("actDate"), in.name("actTo"), "只有一日的违法行为不填写actTo");
    JsonInput.check(to == null || !to.isBefore(from), in.name("actTo"), "终了的日期早于开始的日期");
    if (continuing) {
      return null;
    }
    return to == null ? from : to;
  }

  /** Which of several ranges; what the gains decide need not be said; empty when not known. */
  static String circumstance(JsonInput in, Violation violation) {
    String circumstance = in.text("circumstance", "情形");
    Long gains = in.money(Base.ILLEGAL_GAINS.field(), Base.ILLEGAL_GAINS.label());
    List<Provision.Fine> fines =
        violation.provisions().stream()
            .flatMap(p -> p.fines().stream())
            .filter(f -> !f.circumstance().isEmpty())
            .toList();
    if (circumstance.isEmpty()) {
      return gains == null ? "" : byGains(fines, gains);
    }
    List<Provision.Fine> own =
        fines.stream().filter(f -> f.circumstance().equals(circumstance)).toList();
    Set<String> codes = new TreeSet<>();
    fines.forEach(f -> codes.add(f.circumstance()));
    JsonInput.check(
        !own.isEmpty(),
        in.name("circumstance"),
        codes.isEmpty() ? "该执法事项不分情形" : "情形应为" + String.join("、", codes) + "之一");
    own.forEach(f -> checkGains(in, f.label()));
    return circumstance;
  }

  private static String byGains(List<Provision.Fine> fines, long gains) {
    List<String> fitting =
        fines.stream()
            .filter(f -> GainsCase.of(f.label()).filter(c -> c.fits(gains)).isPresent())
            .map(Provision.Fine::circumstance)
            .distinct()
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : "";
  }

  /** Gains that are not those of the case chosen are a slip in one of the two. */
  static void checkGains(JsonInput in, String chosen) {
    Long gains = in.money(Base.ILLEGAL_GAINS.field(), Base.ILLEGAL_GAINS.label());
    JsonInput.check(
        gains == null || GainsCase.of(chosen).filter(c -> !c.fits(gains)).isEmpty(),
        in.name(Base.ILLEGAL_GAINS.field()),
        gains == null ? "" : "违法所得" + Fen.text(gains) + "与所选情形“" + chosen + "”不一致");
  }
}
