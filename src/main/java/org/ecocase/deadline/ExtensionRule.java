package org.ecocase.deadline;

import java.util.Objects;
import java.util.Optional;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/** How often, by how much and by whom a term may be extended. */
final class ExtensionRule {

  private ExtensionRule() {}

  /**
   * The length of the next extension.
   *
   * @param term the term
   * @param before how many extensions it has had
   * @param asked what was approved
   * @throws Refusal with the article when the law does not allow it
   */
  static Span check(Term term, int before, ClockExtension asked) {
    // An approval without an approver is none.
    Optional<String> approver = Optional.of(Objects.requireNonNullElse(asked.approver(), ""));
    return check(term, before, asked.amount(), approver, Optional.of(asked.collective()));
  }

  /**
   * The length of the next extension.
   *
   * @param amount how much; null for all that the law allows
   * @param approver the role that approves it; not checked when absent
   * @param collective whether it was discussed together; not checked when absent
   * @throws Refusal with the article when the law does not allow it
   */
  static Span check(
      Term term,
      int before,
      Integer amount,
      Optional<String> approver,
      Optional<Boolean> collective) {
    AllowedExtension allowed = next(term, before);
    Span span = within(term, allowed, amount);
    if (approver.isPresent() && !approver.get().equals(allowed.approver())) {
      throw refusal(term, "第" + (before + 1) + "次延长应当由" + approver(allowed.approver()) + "批准");
    }
    if (allowed.collective() && collective.isPresent() && !collective.get()) {
      throw refusal(term, "第" + (before + 1) + "次延长应当经集体讨论决定");
    }
    return span;
  }

  /** Who approves an extension and how, in Chinese. */
  static String approval(AllowedExtension allowed) {
    String by = "须经" + approver(allowed.approver()) + "批准";
    return allowed.collective() ? by + "并经集体讨论决定" : by;
  }

  private static AllowedExtension next(Term term, int before) {
    if (term.extensions().isEmpty()) {
      throw refusal(term, "期限“" + term.label() + "”不得延长");
    }
    if (before >= term.extensions().size()) {
      throw refusal(term, "期限“" + term.label() + "”最多延长" + term.extensions().size() + "次，不得再延长");
    }
    return term.extensions().get(before);
  }

  private static Span within(Term term, AllowedExtension allowed, Integer amount) {
    int asked = amount == null ? allowed.amount() : amount;
    if (asked < 1) {
      throw Refusal.invalid("amount", "延长的时间应为正整数");
    }
    if (asked > allowed.amount()) {
      throw refusal(term, "本次最多延长" + new Span(allowed.amount(), term.unit()).label());
    }
    return new Span(asked, term.unit());
  }

  private static Refusal refusal(Term term, String reason) {
    return new Refusal(new Refuse(reason, term.article()));
  }

  private static String approver(String role) {
    return switch (role) {
      case "agency-head" -> "本机关负责人";
      case "unit-head" -> "承办机构负责人";
      case "police" -> "公安机关";
      case "procuratorate" -> "检察机关";
      case "court" -> "人民法院";
      default -> role;
    };
  }
}
