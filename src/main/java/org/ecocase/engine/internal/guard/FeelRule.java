package org.ecocase.engine.internal.guard;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstDateTime;
import org.camunda.feel.syntaxtree.ConstDayTimeDuration;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstLocalTime;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.ConstTime;
import org.camunda.feel.syntaxtree.ConstYearMonthDuration;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Division;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.OpenConstRangeBoundary;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/**
 * Which FEEL expressions tables and forms may hold. An expression is parsed, never evaluated, and
 * its tree may consist of the listed kinds and functions only: whatever passes is short, calls no
 * pattern and no function of its own, and walks at most once over a list that has a name.
 */
public final class FeelRule {

  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 40;
  private static final int MOST_DIGITS = 30;
  private static final String BRACKETS = "([{";
  private static final String CLOSING = ")]}";

  private static final Set<Class<?>> KINDS =
      Set.of(
          // values
          ConstBool.class,
          ConstNull$.class,
          ConstNumber.class,
          ConstString.class,
          ConstDate.class,
          ConstDateTime.class,
          ConstLocalDateTime.class,
          ConstTime.class,
          ConstLocalTime.class,
          ConstDayTimeDuration.class,
          ConstYearMonthDuration.class,
          ConstList.class,
          ConstRange.class,
          ClosedConstRangeBoundary.class,
          OpenConstRangeBoundary.class,
          ConstInputValue$.class,
          Ref.class,
          // tests of a cell
          InputEqualTo.class,
          InputGreaterThan.class,
          InputGreaterOrEqual.class,
          InputLessThan.class,
          InputLessOrEqual.class,
          InputInRange.class,
          UnaryTestExpression.class,
          AtLeastOne.class,
          Not.class,
          // logic and arithmetic
          Conjunction.class,
          Disjunction.class,
          If.class,
          In.class,
          Equal.class,
          LessThan.class,
          LessOrEqual.class,
          GreaterThan.class,
          GreaterOrEqual.class,
          Addition.class,
          Subtraction.class,
          Multiplication.class,
          Division.class,
          ArithmeticNegation.class,
          // functions and lists
          FunctionInvocation.class,
          PositionalFunctionParameters.class,
          SomeItem.class,
          EveryItem.class,
          Filter.class,
          Tuple2.class);

  /** Each is done after one walk over its arguments, and none knows patterns or contexts. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "list contains",
          "count",
          "min",
          "max",
          "sum",
          "mean",
          "all",
          "any",
          "distinct values",
          "is defined",
          "contains",
          "starts with",
          "ends with",
          "string length",
          "upper case",
          "lower case",
          "abs",
          "floor",
          "ceiling",
          "round up",
          "round down",
          "round half up",
          "round half down",
          "modulo",
          "number",
          "string",
          "date",
          "time",
          "date and time",
          "duration",
          "years and months duration");

  private static final FeelEngineApi FEEL = FeelEngineBuilder.create().build();

  /** What a cell of a table can read besides the fields of its form, and paths through these. */
  static final String ROW = "this";

  static final String FORM = "parent";
  static final String NUMBER = "i";

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> walked = new LinkedHashSet<>();
  private final Set<String> open;
  private boolean walking;

  /**
   * @param open the names behind which one may look
   */
  private FeelRule(Set<String> open) {
    this.open = open;
  }

  /**
   * What became of an expression.
   *
   * @param problem what is wrong with it, in Chinese; empty when it may be used
   * @param names the values it reads
   */
  public record Judged(Optional<String> problem, Set<String> names) {

    /** Whether it may be used. */
    public boolean allowed() {
      return problem.isEmpty();
    }
  }

  /** Judges an expression, such as the condition of a form or the cell of an output. */
  public static Judged expression(String text) {
    return judged(text, false, Set.of());
  }

  /** Judges the condition of a column, which reads its row as {@code this} by the column's key. */
  public static Judged inRow(String text) {
    return judged(text, false, Set.of(ROW, FORM));
  }

  /** Judges what stands in the cell of an input. */
  public static Judged unaryTests(String text) {
    return judged(text, true, Set.of());
  }

  private static Judged judged(String text, boolean tests, Set<String> open) {
    FeelRule rule = new FeelRule(open);
    try {
      rule.bounded(text);
      ParseResult parsed = tests ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
      if (parsed.isFailure()) {
        throw new Forbidden("不是有效的FEEL表达式");
      }
      rule.allowed(parsed.parsedExpression().expression(), 0);
      rule.names.removeAll(rule.walked);
      return new Judged(Optional.empty(), Set.copyOf(rule.names));
    } catch (Forbidden e) {
      return new Judged(Optional.of(e.getMessage()), Set.of());
    } catch (StackOverflowError e) {
      return new Judged(Optional.of("表达式过于复杂"), Set.of());
    }
  }

  /** The parser is recursive: what is too deep for it never reaches it. */
  private void bounded(String text) {
    if (text.length() > LONGEST) {
      throw new Forbidden("表达式不得超过" + LONGEST + "个字");
    }
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && BRACKETS.indexOf(c) >= 0 && ++depth > DEEPEST) {
        throw new Forbidden("括号嵌套不得超过" + DEEPEST + "层");
      } else if (!quoted && CLOSING.indexOf(c) >= 0) {
        depth--;
      }
    }
  }

  private void allowed(Object node, int depth) {
    if (depth > 2 * DEEPEST) {
      throw new Forbidden("表达式过于复杂");
    }
    if (node instanceof Iterable<?> many) {
      each(many.iterator(), depth);
    } else if (node instanceof Product product) {
      kind(product);
      boolean walks = walks(product);
      each(product.productIterator(), depth + 1);
      walking = walking && !walks;
    }
  }

  private void each(Iterator<?> nodes, int depth) {
    while (nodes.hasNext()) {
      allowed(nodes.next(), depth);
    }
  }

  private void kind(Product node) {
    if (!KINDS.contains(node.getClass())) {
      throw new Forbidden("不允许使用“" + node.productPrefix() + "”这种FEEL写法");
    }
    if (node instanceof Ref ref) {
      name(ref);
    } else if (node instanceof ConstNumber number
        && (number.value().precision() > MOST_DIGITS
            || Math.abs(number.value().scale()) > MOST_DIGITS)) {
      throw new Forbidden("数字不得超过" + MOST_DIGITS + "位");
    } else if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
      throw new Forbidden("不允许使用函数“" + call.function() + "”");
    }
  }

  /** Values are plain: a path may lead from a row to one of its columns, and nowhere else. */
  private void name(Ref ref) {
    String first = ref.names().head();
    String path = ref.names().mkString(".");
    boolean column = ref.names().size() == 2 && (walked.contains(first) || open.contains(first));
    if (ref.names().size() != 1 && !column) {
      throw new Forbidden("不允许读取“" + path + "”，只能使用单个名称");
    }
    names.add(open.contains(first) ? path : first);
  }

  /** A walk over a list costs its length; one inside of another would cost the product. */
  private boolean walks(Product node) {
    Object list;
    if (node instanceof Filter filter) {
      list = filter.list();
      walked.add("item");
    } else if (node instanceof SomeItem some) {
      list = list(some.iterators());
    } else if (node instanceof EveryItem every) {
      list = list(every.iterators());
    } else {
      return false;
    }
    if (!(list instanceof Ref) || walking) {
      throw new Forbidden("只能对一个有名称的列表逐项判断，且不得嵌套");
    }
    walking = true;
    return true;
  }

  /** The list of the only iterator; several are walked one inside of the other. */
  private Object list(List<Tuple2<String, Exp>> iterators) {
    walked.add(iterators.head()._1());
    return iterators.size() == 1 ? iterators.head()._2() : iterators;
  }

  /** Ends the walk over a tree. */
  private static final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Forbidden(String message) {
      super(message, null, false, false);
    }
  }
}
