package org.ecocase.discretion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecocase.dictionary.FactCodes.DiscretionForm;
import org.ecocase.law.Base;
import org.ecocase.law.Citation;
import org.ecocase.law.LawBook;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/**
 * What the officer chose to weigh a fine by: a table of a standard, the rule of a standard for acts
 * that no table is for (广东规定第十二条), or neither. Pure.
 *
 * @param standard the standard; null where none applies
 * @param table its table; null for the rule without a table
 */
record ChosenStandard(Standard standard, Table table) {

  private static final String ARTICLE = "行政处罚法第三十四条";

  /**
   * Reads what the form kept.
   *
   * @throws Refusal when the table was taken out since
   */
  static ChosenStandard of(Map<String, Object> facts, List<Standard> standards) {
    TableKey key = TableKey.parse(facts.get(CaseFacts.TABLE)).orElse(null);
    if (key == null) {
      return new ChosenStandard(null, null);
    }
    Standard standard = key.standard(standards).orElseThrow(() -> gone(key));
    return new ChosenStandard(
        standard, key.table().isEmpty() ? null : key.table(standards).orElseThrow(() -> gone(key)));
  }

  private static Refusal gone(TableKey key) {
    return Refusal.invalid(CaseFacts.TABLE, "裁量表“" + key.text() + "”已不存在，请重新选择");
  }

  /** Whether it is what a violation was weighed by before. */
  boolean is(KeptInput before) {
    return before.standard().equals(standard == null ? "" : standard.id())
        && before.table().equals(table == null ? "" : table.no())
        && before.variant().equals(table == null ? "" : table.variant());
  }

  /** Whether the place of the fine within the range is asked for, and no factors are. */
  boolean byPosition() {
    return standard != null && table == null;
  }

  /** How the form of factors asks. */
  DiscretionForm form() {
    if (table == null) {
      return byPosition() ? DiscretionForm.BAND : DiscretionForm.NONE;
    }
    return table.form() == Table.Form.BAND ? DiscretionForm.BAND : DiscretionForm.WEIGHT;
  }

  String title() {
    if (standard == null) {
      return "没有适用的裁量表，在法定幅度内裁量";
    }
    return table == null ? standard.bands().article() : standard.title() + table.label();
  }

  /** What the table reckons a fine by; null for fixed amounts or without a table. */
  Base base() {
    return table == null || table.law() == null ? null : table.law().base();
  }

  List<Factor> factors() {
    return table == null ? List.of() : table.factors();
  }

  /** How the reasoning names it, as {@link Assessments} does. */
  String place() {
    return standard == null ? "" : standard.title() + (table == null ? "" : "§" + table.no());
  }

  /**
   * When a public apology counts, and when it does not, for the officer to compare the case with;
   * null where the standard provides for none.
   */
  String apologyRules(String violation) {
    AdjustmentRules rules = standard == null ? AdjustmentRules.NONE : standard.adjustments();
    if (rules.apologyLeast() == null) {
      return null;
    }
    Set<String> excluded = rules.excludedBy(violation);
    StringBuilder text =
        new StringBuilder(rules.apologyArticle())
            .append("：降低")
            .append(rules.apologyLeast().text())
            .append("至")
            .append(rules.apologyMost().text())
            .append("，不低于法定最低罚款。有下列情形之一的不适用：");
    for (String code : rules.exclusionCodes()) {
      text.append('\n')
          .append(rules.exclusions().get(code).label())
          .append(excluded.contains(code) ? "——本项违法行为属于该情形，不适用" : "");
    }
    return text.toString();
  }

  /**
   * A table is for one violation, one kind of party, and for as long as its law holds; the rule
   * without a table is for acts that no table is for.
   *
   * @param violation the violation; null when the register does not know it
   * @param applied the provision that applies as far as is known, or null
   * @throws Refusal when something else must be chosen
   */
  void check(LawBook book, Violation violation, Provision applied, Map<String, Object> facts) {
    if (table != null) {
      checkTable(book, violation, facts);
    } else if (standard != null && violation != null) {
      standard.tables().stream()
          .filter(t -> isFor(t, violation) && fits(t, facts) && repealed(book, t, facts) == null)
          .filter(t -> applied == null || Citation.fits(t.article(), applied))
          .findFirst()
          .ifPresent(
              t -> {
                throw new Refusal(
                    new Refuse(
                        "该裁量基准对“" + violation.title() + "”有裁量表" + t.label() + "，应当选择该表", ARTICLE));
              });
    }
  }

  private void checkTable(LawBook book, Violation violation, Map<String, Object> facts) {
    if (violation != null && !table.violation().isEmpty() && !isFor(table, violation)) {
      String own = book.violation(table.violation()).map(Violation::title).orElse("");
      throw new Refusal(
          new Refuse(
              "裁量表"
                  + table.label()
                  + "适用于“"
                  + own
                  + "”，与所选执法事项“"
                  + violation.title()
                  + "”不符，请另选裁量表",
              ARTICLE));
    }
    if (!fits(table, facts)) {
      throw new Refusal(
          new Refuse(
              "裁量表" + table.label() + "适用于" + table.subject().label() + "，与当事人不符，请另选裁量表", ARTICLE));
    }
    LocalDate act = repealed(book, table, facts);
    if (act != null) {
      throw new Refusal(
          new Refuse(
              "裁量表"
                  + table.label()
                  + "依据的“"
                  + table.article()
                  + "”在违法行为终了之日"
                  + (act.equals(LocalDate.MAX) ? "（行为仍在继续）" : "（" + act + "）")
                  + "不是有效的法律，请另选裁量表，没有的选择“没有适用的裁量表”",
              "行政处罚法第三十七条"));
    }
  }

  /** By its code, or because the article of the table punishes that violation as well. */
  private static boolean isFor(Table table, Violation violation) {
    return table.violation().equals(violation.code())
        || !table.violation().isEmpty()
            && violation.provisions().stream().anyMatch(p -> Citation.fits(table.article(), p));
  }

  private static boolean fits(Table table, Map<String, Object> facts) {
    boolean person = CaseFacts.subject(facts) == Subject.RESPONSIBLE;
    return (table.subject() == Subject.RESPONSIBLE) == person;
  }

  /** The day of the act on which the law of the table did not hold; null when it held. */
  private static LocalDate repealed(LawBook book, Table table, Map<String, Object> facts) {
    LocalDate last = CaseFacts.lastDay(facts);
    LocalDate act = last == null ? LocalDate.MAX : last;
    Statute statute = book.statuteOf(table.article(), act).orElse(null);
    boolean holds = table.article().isEmpty() || statute == null || statute.inForce(act);
    return holds ? null : act;
  }
}
