package org.ecocase.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecocase.rule.Refusal;

/** All terms. A table exists only when nothing in it contradicts itself. Immutable. */
public final class TermTable {

  /** Roles that may approve an extension, and organs that prolong periods of their own. */
  private static final Set<String> APPROVERS =
      Set.of("unit-head", "agency-head", "police", "procuratorate", "court");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_HOURS = 24 * 366;
  private static final int MAX_DAYS = 3660;
  private static final int MAX_MONTHS = 120;

  private final List<Term> terms;

  private TermTable(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /**
   * The table of these rows.
   *
   * @throws Refusal with every finding in Chinese when the rows cannot stand together
   */
  public static TermTable of(List<Term> terms) {
    List<String> findings = findings(terms);
    if (!findings.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "期限表有误：" + String.join("；", findings));
    }
    return new TermTable(terms);
  }

  /** What is wrong with these rows, one Chinese sentence for each; empty when nothing is. */
  public static List<String> findings(List<Term> terms) {
    List<String> findings = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      checkRow(terms.get(i), findings);
      for (int j = 0; j < i; j++) {
        if (contradict(terms.get(j), terms.get(i))) {
          findings.add(name(terms.get(i)) + "有两行在同一时间对同一机关有效，请修改有效期或者删除一行");
        }
      }
    }
    return findings;
  }

  /** Only a term whose starting day was set as its last day (截止日期) may be without length. */
  private static boolean startsOnLastDay(Term term) {
    return term.unit() == Unit.NATURAL_DAY && term.startEvent().contains("截止日期");
  }

  private static void checkRow(Term term, List<String> findings) {
    String name = name(term);
    check(KEY.matcher(term.key()).matches(), name + "的键应为小写英文、数字和连字符", findings);
    check(!term.label().isBlank(), name + "缺少名称", findings);
    check(!term.startEvent().isBlank(), name + "缺少起算事件", findings);
    check(!term.expiry().isBlank(), name + "缺少届满后果", findings);
    check(term.internal() || !term.article().isBlank(), name + "缺少依据条文（内部期限除外）", findings);
    check(
        term.amount() >= (startsOnLastDay(term) ? 0 : 1) && term.amount() <= maximum(term.unit()),
        name + "的期限" + term.amount() + term.unit().label() + "不合理",
        findings);
    // 民事诉讼法第八十五条 by analogy: hours run on over nights and holidays.
    check(
        term.unit() != Unit.HOUR || term.rollOver() == RollOver.NONE,
        name + "按小时计算，届满时刻不因节假日顺延，rollOver应为NONE",
        findings);
    check(term.dueSoon() >= 0, name + "的临期提醒提前量不能为负", findings);
    check(
        term.validFrom() == null
            || term.validTo() == null
            || !term.validTo().isBefore(term.validFrom()),
        name + "的有效期止早于有效期起",
        findings);
    for (AllowedExtension extension : term.extensions()) {
      check(
          extension.amount() >= 1 && extension.amount() <= maximum(term.unit()),
          name + "的延长时间" + extension.amount() + term.unit().label() + "不合理",
          findings);
      check(
          APPROVERS.contains(extension.approver()),
          name + "的延长批准人“" + extension.approver() + "”不在可选范围内",
          findings);
    }
  }

  private static int maximum(Unit unit) {
    return switch (unit) {
      case HOUR -> MAX_HOURS;
      case NATURAL_DAY, WORKING_DAY -> MAX_DAYS;
      case MONTH -> MAX_MONTHS;
      case YEAR -> MAX_MONTHS / 12;
    };
  }

  private static boolean contradict(Term one, Term other) {
    return one.key().equals(other.key())
        && one.agency().equals(other.agency())
        && !ends(one).isBefore(begins(other))
        && !ends(other).isBefore(begins(one));
  }

  private static LocalDate begins(Term term) {
    return term.validFrom() == null ? LocalDate.MIN : term.validFrom();
  }

  private static LocalDate ends(Term term) {
    return term.validTo() == null ? LocalDate.MAX : term.validTo();
  }

  private static void check(boolean holds, String finding, List<String> findings) {
    if (!holds) {
      findings.add(finding);
    }
  }

  private static String name(Term term) {
    return "期限“" + term.key() + "”" + (term.agency().isEmpty() ? "" : "（" + term.agency() + "）");
  }

  /** All rows in the order of the table. */
  public List<Term> terms() {
    return terms;
  }

  /** All keys. */
  public Set<String> keys() {
    return terms.stream().map(Term::key).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The terms that have a number in the register.
   *
   * @param id such as {@code T13}
   * @return key and latest label, in the order of the keys
   */
  public Map<String, String> numbered(String id) {
    Map<String, String> numbered = new TreeMap<>();
    terms.stream()
        .filter(term -> !id.isEmpty() && term.id().equals(id))
        .sorted(Comparator.comparing(TermTable::begins))
        .forEach(term -> numbered.put(term.key(), term.label()));
    return numbered;
  }

  /**
   * The row that applies: the agency's own one when it has one on that day, else the general one.
   *
   * @param key the term
   * @param agency the agency; empty when it is nobody's question in particular
   * @param start the day on which the period starts
   */
  public Optional<Term> find(String key, String agency, LocalDate start) {
    return row(key, agency, start).or(() -> row(key, "", start));
  }

  private Optional<Term> row(String key, String agency, LocalDate start) {
    return terms.stream()
        .filter(term -> term.key().equals(key) && term.agency().equals(agency))
        .filter(term -> term.isValidOn(start))
        .findFirst();
  }
}
