package org.ecocase.engine.internal.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a sequence flow: comparisons of variables with literals, joined by and, or and
 * not. Read by descent, so that nothing is a condition that does not follow this grammar to its
 * last character:
 *
 * <pre>
 * condition  = "${" or "}"
 * or         = and { ("||" | "or") and }
 * and        = not { ("&amp;&amp;" | "and") not }
 * not        = ("!" | "not") (not | name) | "(" or ")" | comparison
 * comparison = name [operator literal] | literal operator name
 * literal    = "true" | "false" | number | "'" text "'"
 * </pre>
 *
 * @param comparisons all that are made, in their order
 */
record Condition(List<Comparison> comparisons) {

  private static final int LONGEST = 500;
  private static final int DEEPEST = 10;
  private static final int MOST = 30;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<name>[A-Za-z][A-Za-z0-9]*)|(?<text>'[^'\\\\${}#]*'|\"[^\"\\\\${}#]*\")"
              + "|(?<number>-?\\d{1,15}(?:\\.\\d{1,6})?)(?![\\w.])"
              + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!()]))");

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("==", "=="),
          Map.entry("eq", "=="),
          Map.entry("!=", "!="),
          Map.entry("ne", "!="),
          Map.entry("<", "<"),
          Map.entry("lt", "<"),
          Map.entry(">", ">"),
          Map.entry("gt", ">"),
          Map.entry("<=", "<="),
          Map.entry("le", "<="),
          Map.entry(">=", ">="),
          Map.entry("ge", ">="));

  /** Words that the engine's language keeps for itself. */
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "or",
          "not",
          "eq",
          "ne",
          "lt",
          "gt",
          "le",
          "ge",
          "true",
          "false",
          "null",
          "empty",
          "instanceof",
          "div",
          "mod");

  /**
   * One comparison.
   *
   * @param operator {@code == != < > <= >=}; a variable alone is compared with true
   * @param literal a Boolean, a BigDecimal or a String
   */
  record Comparison(String variable, String operator, Object literal) {

    boolean ordered() {
      return !operator.equals("==") && !operator.equals("!=");
    }
  }

  /** The condition that a text states, if it states one and nothing else. */
  static Optional<Condition> of(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST || !stripped.startsWith("${") || !stripped.endsWith("}")) {
      return Optional.empty();
    }
    return new Reading(tokens(stripped.substring(2, stripped.length() - 1))).condition();
  }

  /** The tokens, or none when something between them is none. */
  private static List<Token> tokens(String text) {
    String stripped = text.strip();
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(stripped);
    int end = 0;
    while (end < stripped.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        return List.of();
      }
      tokens.add(Token.of(matcher));
      end = matcher.end();
    }
    return tokens;
  }

  /** A word or sign; {@code literal} is null unless it is one. */
  private record Token(String text, Object literal, boolean variable) {

    static Token of(Matcher matcher) {
      String name = matcher.group("name");
      if (name != null) {
        boolean bool = name.equals("true") || name.equals("false");
        return new Token(name, bool ? Boolean.valueOf(name) : null, !WORDS.contains(name));
      }
      String quoted = matcher.group("text");
      if (quoted != null) {
        return new Token(quoted, quoted.substring(1, quoted.length() - 1), false);
      }
      String number = matcher.group("number");
      return number == null
          ? new Token(matcher.group("sign"), null, false)
          : new Token(number, new BigDecimal(number), false);
    }
  }

  /** One pass over the tokens; every method says whether what it reads is there. */
  private static final class Reading {

    private final List<Token> tokens;
    private final List<Comparison> comparisons = new ArrayList<>();
    private int at;

    Reading(List<Token> tokens) {
      this.tokens = tokens;
    }

    Optional<Condition> condition() {
      return or(0) && at == tokens.size() && comparisons.size() <= MOST
          ? Optional.of(new Condition(List.copyOf(comparisons)))
          : Optional.empty();
    }

    private boolean or(int depth) {
      boolean good = and(depth);
      while (good && (taken("||") || taken("or"))) {
        good = and(depth);
      }
      return good;
    }

    private boolean and(int depth) {
      boolean good = not(depth);
      while (good && (taken("&&") || taken("and"))) {
        good = not(depth);
      }
      return good;
    }

    private boolean not(int depth) {
      if (depth > DEEPEST) {
        return false;
      }
      if (taken("!") || taken("not")) {
        // the engine reads "!a == b" as "(!a) == b", people the other way round
        return not(depth + 1) && operator() == null;
      }
      return taken("(") ? or(depth + 1) && taken(")") : comparison(depth > 0 && negated());
    }

    private boolean negated() {
      String before = at == 0 ? "" : tokens.get(at - 1).text();
      return before.equals("!") || before.equals("not");
    }

    private String operator() {
      return at < tokens.size() ? OPERATORS.get(tokens.get(at).text()) : null;
    }

    private boolean comparison(boolean alone) {
      Token left = next();
      if (left == null || left.literal() == null && !left.variable()) {
        return false;
      }
      String operator = operator();
      if (operator == null || alone) {
        return left.variable() && comparisons.add(new Comparison(left.text(), "==", true));
      }
      at++;
      Token right = next();
      if (right == null) {
        return false;
      }
      if (left.variable() && right.literal() != null) {
        return comparisons.add(new Comparison(left.text(), operator, right.literal()));
      }
      return left.literal() != null
          && right.variable()
          && comparisons.add(new Comparison(right.text(), operator, left.literal()));
    }

    private Token next() {
      return at < tokens.size() ? tokens.get(at++) : null;
    }

    private boolean taken(String sign) {
      boolean there = at < tokens.size() && tokens.get(at).text().equals(sign);
      at += there ? 1 : 0;
      return there;
    }
  }
}
