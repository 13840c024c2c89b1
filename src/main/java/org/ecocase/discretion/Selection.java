package org.ecocase.discretion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecocase.law.FineRange;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;

/** Finds the table and the grades for what is known of a case. Pure. */
public final class Selection {

  private Selection() {}

  /**
   * The table for a case.
   *
   * @param variant which of several ways of computing; empty to let the subject decide
   * @throws Refusal naming the field when no table fits, or more than one
   */
  public static Table table(Standard standard, String no, String variant, Subject subject) {
    List<Table> tables = standard.tables(no);
    if (tables.isEmpty()) {
      throw Refusal.invalid("table", "“" + standard.title() + "”没有编号为“" + no + "”的裁量表");
    }
    List<Table> fitting =
        tables.stream()
            .filter(
                t ->
                    variant.isEmpty()
                        ? (t.subject() == Subject.RESPONSIBLE) == (subject == Subject.RESPONSIBLE)
                        : Labels.same(t.variant(), variant))
            .toList();
    String names = String.join("、", tables.stream().map(Table::variant).toList());
    if (fitting.isEmpty()) {
      throw variant.isEmpty()
          ? Refusal.invalid("partyType", "裁量表§" + no + "没有适用于" + subject.label() + "的计算方法")
          : Refusal.invalid("variant", "裁量表§" + no + "没有情形“" + variant + "”，可选：" + names);
    }
    if (fitting.size() > 1) {
      throw Refusal.invalid("variant", "裁量表§" + no + "分情形计算，请填写variant，可选：" + names);
    }
    Table table = fitting.get(0);
    if ((table.subject() == Subject.RESPONSIBLE) != (subject == Subject.RESPONSIBLE)) {
      throw Refusal.invalid(
          "partyType", "情形“" + table.variant() + "”适用于" + table.subject().label() + "，与当事人类型不一致");
    }
    return table;
  }

  /**
   * The factors of a table with the grades given; one that is not given counts with its lowest
   * grade.
   *
   * @throws Refusal naming the field of a factor or a grade that the table does not have
   */
  public static List<Chosen> factors(Table table, List<Given> given) {
    checkNames(table, given);
    List<Chosen> chosen = new ArrayList<>();
    for (Factor factor : table.factors()) {
      Optional<Given> own =
          given.stream().filter(g -> Labels.same(g.name(), factor.name())).findFirst();
      if (own.isPresent() && !own.get().unknown()) {
        chosen.add(choose(factor, own.get()));
      } else if (!factor.optional()) {
        chosen.add(lowest(factor));
      }
    }
    return chosen;
  }

  /**
   * The band for the grades given; a factor that is not given counts as in the lowest band.
   *
   * @throws Refusal when no band has these grades together
   */
  public static BandChoice band(Table table, List<Given> given) {
    checkNames(table, given);
    Table.Band best = null;
    for (Table.Band band : table.bands()) {
      boolean lower = best == null || band.range().least() < best.range().least();
      if (fits(table, band, given) && lower) {
        best = band;
      }
    }
    if (best == null) {
      throw Refusal.invalid("factors", "裁量表§" + table.no() + "没有同时符合这些情形的档次");
    }
    List<Chosen> chosen = new ArrayList<>();
    for (int i = 0; i < table.factors().size(); i++) {
      String grade = best.grades().get(i);
      String name = table.factors().get(i).name();
      boolean known = given.stream().anyMatch(g -> Labels.same(g.name(), name) && !g.unknown());
      if (!grade.isEmpty()) {
        chosen.add(new Chosen(name, grade, null, null, null, null, !known));
      }
    }
    return new BandChoice(best.range(), chosen);
  }

  /**
   * A band with the grades that lead to it.
   *
   * @param range in 分
   * @param factors the grades
   */
  public record BandChoice(FineRange range, List<Chosen> factors) {

    public BandChoice {
      factors = List.copyOf(factors);
    }
  }

  private static boolean fits(Table table, Table.Band band, List<Given> given) {
    for (int i = 0; i < table.factors().size(); i++) {
      String cell = band.grades().get(i);
      Factor factor = table.factors().get(i);
      for (Given own : given) {
        if (Labels.same(own.name(), factor.name()) && !own.unknown()) {
          checkGrade(factor, own);
          if (!cell.isEmpty() && !Labels.same(cell, own.grade())) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static void checkNames(Table table, List<Given> given) {
    Set<String> seen = new HashSet<>();
    for (Given own : given) {
      Factor factor =
          table
              .factor(own.name())
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          own.field(),
                          "裁量表§"
                              + table.no()
                              + "没有因素“"
                              + own.name()
                              + "”，可选："
                              + String.join(
                                  "、", table.factors().stream().map(Factor::name).toList())));
      if (!seen.add(factor.name())) {
        throw Refusal.invalid(own.field(), "因素“" + own.name() + "”重复");
      }
    }
  }

  private static Grade checkGrade(Factor factor, Given given) {
    return factor
        .grade(given.grade())
        .orElseThrow(
            () ->
                Refusal.invalid(
                    given.field(),
                    "因素“"
                        + factor.name()
                        + "”没有档次“"
                        + given.grade()
                        + "”，可选："
                        + String.join("、", factor.grades().stream().map(Grade::label).toList())));
  }

  private static Chosen choose(Factor factor, Given given) {
    Grade grade = given.grade().isEmpty() ? byWeight(factor, given) : checkGrade(factor, given);
    if (given.level() != null
        && (grade.level() == null || grade.level().compareTo(given.level()) != 0)) {
      throw Refusal.invalid(given.field(), "档次“" + grade.label() + "”的等级与所填等级不一致");
    }
    if (given.low() == null) {
      return new Chosen(
          factor.name(),
          grade.label(),
          grade.low(),
          grade.high(),
          grade.level(),
          factor.role(),
          false);
    }
    if (!within(grade, given)) {
      throw Refusal.invalid(given.field(), "百分值不在档次“" + grade.label() + "”之内");
    }
    return new Chosen(
        factor.name(),
        grade.label(),
        given.low(),
        given.high(),
        grade.level(),
        factor.role(),
        false);
  }

  private static Grade byWeight(Factor factor, Given given) {
    List<Grade> fitting =
        factor.grades().stream()
            .filter(
                g ->
                    given.low() == null
                        ? g.level() != null && g.level().compareTo(given.level()) == 0
                        : within(g, given))
            .toList();
    if (fitting.size() != 1) {
      throw Refusal.invalid(given.field(), "因素“" + factor.name() + "”不能仅凭数值确定档次，请填写grade");
    }
    return fitting.get(0);
  }

  private static boolean within(Grade grade, Given given) {
    return grade.low() != null
        && given.low().compareTo(grade.low()) >= 0
        && given.high().compareTo(grade.high()) <= 0;
  }

  private static Chosen lowest(Factor factor) {
    Grade grade = factor.lowest();
    return new Chosen(
        factor.name(), grade.label(), grade.low(), grade.low(), grade.level(), factor.role(), true);
  }
}
