package org.ecocase.engine.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The changes that a guard may let pass, as nothing that the law demands hangs on them. */
final class Harmless {

  private final List<Rule> rules;

  private Harmless(List<Rule> rules) {
    this.rules = rules;
  }

  /** Why changes of a kind are harmless. */
  record Rule(Pattern operator, Pattern type, Pattern name, String reason) {

    boolean concerns(Mutant.Group group) {
      return operator.matcher(group.operator()).matches()
          && type.matcher(group.type()).matches()
          && name.matcher(group.name()).matches();
    }
  }

  static Harmless stated() {
    try (InputStream in = Harmless.class.getResourceAsStream("/mutants/harmless.yml")) {
      List<Map<String, String>> rows = new Yaml().load(in);
      return new Harmless(rows.stream().map(Harmless::rule).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(Map<String, String> row) {
    return new Rule(
        Pattern.compile(row.get("operator")),
        Pattern.compile(row.get("element")),
        Pattern.compile(row.getOrDefault("name", ".*")),
        row.get("reason"));
  }

  Optional<String> reason(Mutant.Group group) {
    return rules.stream().filter(rule -> rule.concerns(group)).map(Rule::reason).findFirst();
  }

  List<Rule> rules() {
    return rules;
  }
}
