package org.ecocase.engine.internal.guard;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.engine.internal.block.ModelBeans;

/**
 * Which expressions a model may hold: a building block by name, a question to the clock or the
 * people, or a condition that compares routing variables with literals. Nothing that could reach a
 * method of an arbitrary object.
 */
final class ExpressionRule {

  private static final Pattern BLOCK = Pattern.compile("[$]\\{([A-Za-z]\\w*)}");
  private static final Pattern CLOCK = Pattern.compile("[$]\\{clock\\.(?:due|dueSoon)\\('([a-z0-9-]+)'\\)}");
  private static final Pattern PEOPLE =
      Pattern.compile("[$]\\{people\\.of\\('\\w+'(\\s*,\\s*'\\w+')*\\)}");
  private static final Pattern OPERAND =
      Pattern.compile("[A-Za-z]\\w*|'[^'\\\\]*'|\"[^\"\\\\]*\"|-?\\d+(\\.\\d+)?");
  private static final Pattern OPERATOR =
      Pattern.compile("==|!=|<=|>=|<|>|&&|\\|\\||\\b(and|or|eq|ne|lt|gt|le|ge)\\b");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(" + OPERATOR + "|[()!]|\\bempty\\b|\\bnot\\b|" + OPERAND + ")\\s*");
  private static final Set<String> CALL_ACTIVITY = Set.of("#{execution.processBusinessKey}");

  private ExpressionRule() {}

  static boolean isBlock(String expression) {
    Matcher matcher = BLOCK.matcher(expression);
    return matcher.matches() && ModelBeans.BLOCKS.contains(matcher.group(1));
  }

  /** The term a clock expression asks for, or null when it is no such expression. */
  static String term(String expression) {
    Matcher matcher = CLOCK.matcher(expression.strip());
    return matcher.matches() ? matcher.group(1) : null;
  }

  static boolean isPeople(String expression) {
    return PEOPLE.matcher(expression.strip()).matches();
  }

  static boolean isBusinessKey(String expression) {
    return CALL_ACTIVITY.contains(expression);
  }

  /** Whether a sequence flow's condition only compares variables and literals. */
  static boolean isCondition(String expression) {
    String text = expression.strip();
    if (!text.matches("(?s)[$#]\\{.*}") || text.indexOf('{', 2) >= 0) {
      return false;
    }
    String inner = text.substring(2, text.length() - 1);
    Matcher matcher = TOKEN.matcher(inner);
    int end = 0;
    boolean operandBefore = false;
    while (end < inner.length() && matcher.find(end) && matcher.start() == end) {
      String token = matcher.group(1);
      // an operand followed by a parenthesis would be a call
      if (operandBefore && token.equals("(")) {
        return false;
      }
      operandBefore = !token.matches("and|or|eq|ne|lt|gt|le|ge|not|empty") && token.matches("\\w+");
      end = matcher.end();
    }
    return end == inner.length() && !inner.isBlank();
  }

  /** Whether a text would be evaluated at all. */
  static boolean isExpression(String text) {
    return text != null && (text.contains("${") || text.contains("#{"));
  }
}
