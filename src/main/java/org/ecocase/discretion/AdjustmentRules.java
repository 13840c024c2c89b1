package org.ecocase.discretion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.law.Share;

/**
 * How far a standard lets an amount be adjusted. Null limits mean that the standard names none.
 *
 * @param apologyLeast smallest reduction for a public apology
 * @param apologyMost largest reduction for a public apology
 * @param apologyArticle where the standard provides for it; empty when it does not
 * @param exclusions code to circumstance in which an apology does not count
 * @param lighterMost largest 从轻, as a part of the highest fine
 * @param heavierMost largest 从重, as a part of the highest fine
 * @param reductionMost largest 减轻, as a part of the lowest fine
 */
public record AdjustmentRules(
    Share apologyLeast,
    Share apologyMost,
    String apologyArticle,
    Map<String, Exclusion> exclusions,
    Share lighterMost,
    Share heavierMost,
    Share reductionMost) {

  /**
   * A circumstance in which an apology does not count.
   *
   * @param label in Chinese
   * @param violations codes of the violations of the law register that are such by themselves
   */
  public record Exclusion(String label, Set<String> violations) {

    public Exclusion {
      violations = Set.copyOf(violations);
    }
  }

  /** No limits beyond those of the law. */
  public static final AdjustmentRules NONE =
      new AdjustmentRules(null, null, "", Map.of(), null, null, null);

  public AdjustmentRules {
    apologyArticle = apologyArticle == null ? "" : apologyArticle;
    exclusions = Map.copyOf(exclusions);
  }

  /** The codes of the circumstances that a violation is by itself. */
  public Set<String> excludedBy(String violation) {
    return exclusions.entrySet().stream()
        .filter(exclusion -> exclusion.getValue().violations().contains(violation))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The codes of the circumstances that exclude an apology, in order. */
  public List<String> exclusionCodes() {
    return exclusions.keySet().stream().sorted().toList();
  }
}
