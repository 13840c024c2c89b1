package org.ecocase.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One way to fulfil an antecedent: a step that was done, or a fact. Written {@code step}, {@code
 * step=OUTCOME,OUTCOME} where an outcome counts that the step itself does not count as done, {@code
 * step@scope} where it was done in another scope, and {@code fact key=VALUE}.
 *
 * @param step key of the step; null where a fact fulfils it
 * @param fact key of the fact; null where a step fulfils it
 * @param outcomes outcomes or values that count; empty for those that count as done
 * @param scope the scope in which it was done; null for the one at hand or the file itself
 */
public record Reference(String step, String fact, Set<String> outcomes, String scope) {

  private static final String KEY = "[a-z][a-zA-Z0-9-]*";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(fact )?(" + KEY + ")(=([A-Z_a-z0-9]+(?:,[A-Z_a-z0-9]+)*))?(@(" + KEY + "))?");

  public Reference {
    outcomes = Set.copyOf(outcomes);
  }

  /** Reads the alternatives of one antecedent, parted by {@code |}. */
  public static List<Reference> alternatives(String written) {
    return Arrays.stream(written.split("\\|")).map(String::strip).map(Reference::read).toList();
  }

  private static Reference read(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalStateException("“" + written + "” is no reference to a step or a fact");
    }
    Set<String> outcomes =
        matcher.group(4) == null
            ? Set.of()
            : Arrays.stream(matcher.group(4).split(",")).collect(Collectors.toSet());
    boolean fact = matcher.group(1) != null;
    return new Reference(
        fact ? null : matcher.group(2), fact ? matcher.group(2) : null, outcomes, matcher.group(6));
  }
}
