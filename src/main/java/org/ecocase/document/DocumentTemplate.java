package org.ecocase.document;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is known of a document's template ({@code <document>.yml} beside it).
 *
 * @param key name of its files, unique over all flows
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
 * @param source its text, in FreeMarker
 * @param version hash of its files; what was printed from the same version was printed alike
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
    List<String> required,
    String source,
    String version) {

  private static final Pattern PRINTED =
      Pattern.compile("\\b(?:facts|raw|rmb)(?:\\.(\\w+)|\\[\"(\\w+)\"])");

  /** How the file of a template's text is called, after its key. */
  public static final String TEXT = ".ftlh";

  /** The same of the file that says what it is. */
  public static final String ABOUT = ".yml";

  /** The same of the facts of a fictional case, with which it is tried. */
  public static final String SAMPLE = ".sample.json";

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

  /** The name under which its text is reported. */
  public String file() {
    return key + TEXT;
  }

  /** The facts that its text prints or asks about. */
  public Set<String> printed() {
    return PRINTED
        .matcher(source)
        .results()
        .map(fact -> fact.group(1) == null ? fact.group(2) : fact.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it bears a number. */
  public boolean numbered() {
    return series != null;
  }
}
