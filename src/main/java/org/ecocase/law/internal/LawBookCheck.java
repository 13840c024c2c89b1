package org.ecocase.law.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecocase.law.LawBook;
import org.ecocase.law.Principle;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;

/** What a register must fulfil as a whole: references, validity, gaps and overlaps. */
final class LawBookCheck {

  private final LawBook book;
  private final List<String> findings = new ArrayList<>();

  private LawBookCheck(LawBook book) {
    this.book = book;
  }

  static List<String> findings(LawBook book) {
    LawBookCheck check = new LawBookCheck(book);
    check.statutes();
    Set<String> codes = new HashSet<>();
    for (Violation violation : book.violations()) {
      if (!codes.add(violation.code())) {
        check.findings.add("执法事项编码“" + violation.code() + "”重复");
      }
      check.violation(violation);
    }
    if (book.violations().isEmpty()) {
      check.findings.add("法律库没有任何执法事项");
    }
    check.timeBars();
    check.principles();
    return check.findings;
  }

  private void statutes() {
    for (Statute statute : book.statutes()) {
      if (statute.to() != null && statute.to().isBefore(statute.from())) {
        findings.add("“" + statute.title() + "”的失效日早于施行日");
      }
      if (!statute.replacedBy().isEmpty()) {
        book.statutes().stream()
            .filter(s -> s.id().equals(statute.replacedBy()))
            .findFirst()
            .ifPresentOrElse(
                successor -> succession(statute, successor),
                () ->
                    findings.add("“" + statute.title() + "”的替代法“" + statute.replacedBy() + "”不存在"));
      }
    }
  }

  private void succession(Statute statute, Statute successor) {
    if (statute.to() == null || !successor.from().equals(statute.to().plusDays(1))) {
      findings.add("“" + statute.title() + "”的失效日与替代法“" + successor.title() + "”的施行日不衔接");
    }
  }

  private void violation(Violation violation) {
    List<Provision> provisions = violation.provisions();
    String at = "执法事项“" + violation.code() + "”";
    if (provisions.isEmpty()) {
      findings.add(at + "没有条文");
    }
    for (Provision provision : provisions) {
      provision(at, provision);
    }
    for (int i = 0; i < provisions.size(); i++) {
      for (Provision other : provisions.subList(0, i)) {
        overlap(at, other, provisions.get(i));
      }
    }
    gaps(at, provisions);
  }

  private void provision(String at, Provision p) {
    if (p.to() != null && p.to().isBefore(p.from())) {
      findings.add(at + "：“" + p.article() + "”的失效日早于施行日");
    }
    boolean late = p.statute().to() != null && (p.to() == null || p.to().isAfter(p.statute().to()));
    if (p.from().isBefore(p.statute().from()) || late) {
      findings.add(at + "：“" + p.article() + "”的有效期超出其所在法律");
    }
    if (!p.yieldsTo().isEmpty()
        && book.statutes().stream().noneMatch(s -> s.id().equals(p.yieldsTo()))) {
      findings.add(at + "：“" + p.article() + "”引用了不存在的法律“" + p.yieldsTo() + "”");
    }
    Set<String> seen = new HashSet<>();
    for (Provision.Fine fine : p.fines()) {
      if (!seen.add(fine.subject() + "/" + fine.circumstance())) {
        findings.add(at + "：“" + p.article() + "”对同一对象、同一情形有两个幅度");
      }
    }
  }

  private void overlap(String at, Provision one, Provision other) {
    boolean sameArticle =
        one.statute().shortTitle().equals(other.statute().shortTitle())
            && one.basis().equals(other.basis());
    if (sameArticle && !starts(one).isAfter(ends(other)) && !starts(other).isAfter(ends(one))) {
      findings.add(at + "：“" + one.article() + "”的有效期重叠");
    }
  }

  /** Between the first and the last provision no day may be without one. */
  private void gaps(String at, List<Provision> provisions) {
    LocalDate covered = null;
    List<Provision> byStart =
        provisions.stream().sorted(Comparator.comparing(Provision::from)).toList();
    for (Provision provision : byStart) {
      if (covered != null
          && covered.isBefore(LocalDate.MAX)
          && provision.from().isAfter(covered.plusDays(1))) {
        findings.add(at + "：" + covered.plusDays(1) + "至" + provision.from().minusDays(1) + "没有条文");
      }
      covered = covered == null || ends(provision).isAfter(covered) ? ends(provision) : covered;
    }
  }

  private void timeBars() {
    List<TimeBar> bars =
        book.timeBars().stream().sorted(Comparator.comparing(TimeBar::from)).toList();
    for (int i = 0; i < bars.size(); i++) {
      TimeBar bar = bars.get(i);
      if (bar.years() < 1 || bar.harmYears() < bar.years()) {
        findings.add("追责期限“" + bar.article() + "”的年数有误");
      }
      TimeBar before = i == 0 ? null : bars.get(i - 1);
      if (before != null
          && before.to() != null
          && !bar.from().minusDays(1).equals(before.to())) {
        findings.add("追责期限“" + bar.article() + "”与前一规定不衔接");
      }
      if (before != null && before.to() == null && before.harm() == bar.harm()) {
        findings.add("追责期限“" + bar.article() + "”与“" + before.article() + "”重叠");
      }
    }
    if (bars.isEmpty() || bars.stream().allMatch(bar -> bar.to() != null)) {
      findings.add("追责期限没有现行规定");
    }
  }

  private void principles() {
    for (String id : List.of("LIGHTER", "HIGHEST")) {
      List<Principle> own =
          book.principles().stream()
              .filter(p -> p.id().equals(id))
              .sorted(Comparator.comparing(Principle::from))
              .toList();
      if (own.isEmpty() || own.get(own.size() - 1).to() != null) {
        findings.add("适用原则“" + id + "”没有现行规定");
      }
    }
  }

  private static LocalDate starts(Provision p) {
    return p.from();
  }

  private static LocalDate ends(Provision p) {
    return p.to() == null ? LocalDate.MAX : p.to();
  }
}
