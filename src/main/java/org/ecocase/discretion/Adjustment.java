package org.ecocase.discretion;

import java.util.HashSet;
import java.util.Set;
import org.ecocase.law.Share;

/**
 * What changes the amount after the table.
 *
 * @param field where the caller gave it, for messages
 * @param kind what it is
 * @param share by how much of the amount (or, when {@code ofMaximum}, of the highest fine), or null
 * @param amount by how much in 分, or null
 * @param ofMaximum whether the share is one of the highest fine
 * @param ground the legal ground, or null
 * @param cap the change is at most this, in 分, or null
 * @param circumstances codes of circumstances that may exclude the adjustment
 */
public record Adjustment(
    String field,
    Kind kind,
    Share share,
    Long amount,
    boolean ofMaximum,
    Ground ground,
    Long cap,
    Set<String> circumstances) {

  /** The kinds of adjustment. */
  public enum Kind {
    /** 公开道歉承诺从轻：按比例降低，不低于法定最低。 */
    APOLOGY("公开道歉并承诺守法"),
    /** 从轻：法定幅度内。 */
    LIGHTER("从轻处罚"),
    /** 从重：法定幅度内。 */
    HEAVIER("从重处罚"),
    /** 减轻：低于法定最低，须有法定情形。 */
    REDUCTION("减轻处罚"),
    /** 不予处罚：须有法定情形。 */
    NO_PENALTY("不予处罚");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Adjustment {
    circumstances = Set.copyOf(circumstances);
  }

  /** The same; an apology also under circumstances that the violation is by itself. */
  public Adjustment excludedBy(Set<String> codes) {
    if (kind != Kind.APOLOGY || codes.isEmpty()) {
      return this;
    }
    Set<String> all = new HashSet<>(circumstances);
    all.addAll(codes);
    return new Adjustment(field, kind, share, amount, ofMaximum, ground, cap, all);
  }
}
