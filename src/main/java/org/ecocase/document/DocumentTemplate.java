package org.ecocase.document;

import java.util.List;

/**
 * What is known of a document's template ({@code meta.yml} beside it).
 *
 * @param key name of its folder, unique over all flows
 * @param flow flow it belongs to
 * @param name Chinese name of the document
 * @param series middle part of its number such as {@code 环罚}; null when it bears no number
 * @param served whether it is served on the party and so bears the seal
 * @param scope name under which its delivery runs in the models; its key unless stated
 * @param repeatable whether every generation without a scope is a document of its own (a second
 *     inquiry does not replace the first)
 * @param volume where it lies in the case volume
 * @param article article that asks for the document
 * @param required paths into the model, such as {@code facts.violationFacts}, that must have a
 *     value
 */
public record DocumentTemplate(
    String key,
    String flow,
    String name,
    String series,
    boolean served,
    String scope,
    boolean repeatable,
    Place volume,
    String article,
    List<String> required) {

  /** Which of the two volumes of a case. */
  public enum Part {
    /** 正卷, open to the party. */
    MAIN,
    /** 副卷, internal. */
    SUB
  }

  /**
   * Place in the volume.
   *
   * @param part 正卷 or 副卷
   * @param section section in the statutory order, counted from 1
   * @param followsScope lies directly behind the document that its scope names (送达回证)
   */
  public record Place(Part part, int section, boolean followsScope) {}

  /** Whether it bears a number. */
  public boolean numbered() {
    return series != null;
  }
}
