package org.ecocase.law.internal;

import java.util.Comparator;
import java.util.List;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.GainsCase;
import org.ecocase.law.Provision;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;

/**
 * Whether the fines of a provision mean something, and whether their circumstances can be told
 * apart.
 */
record FinesCheck(String at, Provision provision, List<String> findings) {

  void check() {
    provision.fines().forEach(this::fine);
    for (Subject subject : Subject.values()) {
      List<Provision.Fine> own =
          provision.fines().stream().filter(f -> f.subject() == subject).toList();
      long cases = own.stream().filter(f -> !f.circumstance().isEmpty()).count();
      if (cases > 0 && cases < own.size()) {
        findings.add(at + "对" + subject.label() + "的罚款中有的写明情形（case），有的没有写明");
      }
      gains(own);
    }
  }

  private void fine(Provision.Fine fine) {
    if (!fine.circumstance().isEmpty() && fine.label().isBlank()) {
      findings.add(at + "的情形“" + fine.circumstance() + "”没有名称（label）");
    }
    if (fine.rule() instanceof FineRule.Amount amount) {
      FineRange range = amount.range();
      if (range.max() == null ? range.least() == 0 : range.max() == 0) {
        findings.add(at + "的罚款幅度为0");
      }
    }
    if (fine.rule() instanceof FineRule.ShareOf share) {
      if (share.max().compareTo(Share.ZERO) <= 0 || share.min().compareTo(Share.ZERO) < 0) {
        findings.add(at + "的罚款比例或者倍数应大于0");
      }
    }
  }

  /** By the gains of a case exactly one of them must be found. */
  private void gains(List<Provision.Fine> fines) {
    List<GainsCase> cases =
        fines.stream()
            .flatMap(f -> GainsCase.of(f.label()).stream())
            .sorted(Comparator.comparingLong(GainsCase::from))
            .toList();
    for (int i = 1; i < cases.size(); i++) {
      Long before = cases.get(i - 1).below();
      long from = cases.get(i).from();
      if (before == null || before > from) {
        findings.add(at + "按违法所得划分的情形重叠");
      } else if (before < from) {
        findings.add(at + "按违法所得划分的情形之间有空档");
      }
    }
  }
}
