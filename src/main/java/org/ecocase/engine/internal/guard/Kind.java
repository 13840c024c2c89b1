package org.ecocase.engine.internal.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of value in a model, each with its grammar; {@code guard/bpmn.yml} says where which
 * stands. Only {@link #BLOCK}, {@link #PEOPLE}, {@link #CLOCK}, {@link #CONDITION} and {@link
 * #BUSINESS_KEY} are expressions; in no other kind can an expression begin. Whether what is named
 * exists is not asked here.
 */
enum Kind {
  ID("编号只能由英文字母、数字、“_”“-”“.”组成，以字母或“_”开头，不超过100字", "[A-Za-z_][\\w.-]{0,99}"),
  REFERENCE("应为一个元素的编号", "\\s*[A-Za-z_][\\w.-]{0,99}\\s*"),
  FLOW("流程编号应为小写英文字母、数字和连字符，不能使用表达式", "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
  KEY("应为小写英文字母、数字和连字符，不能使用表达式", "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
  VARIABLE("应为一个名称，不能使用表达式", "[A-Za-z][A-Za-z0-9]{0,63}"),
  NAMES("应为以逗号分隔的名称，不能使用表达式", "\\s*|[A-Za-z]\\w*(\\s*,\\s*[A-Za-z]\\w*)*"),
  MESSAGE("消息名称应写明，不能使用表达式", "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
  ROLES("应为以逗号分隔的角色，不能使用表达式", "[a-z][a-z-]*(\\s*,\\s*[a-z][a-z-]*)*"),
  LABEL("不允许使用表达式，不超过255字", text -> plain(text, 255)),
  TEXT("不允许使用表达式，不超过4000字", text -> plain(text, 4000)),
  ADDRESS("应为网址，不能使用表达式", "https?://[\\w./-]{1,200}"),
  NUMBER("应为数字", "\\d{1,9}"),
  MEASURE("应为数字", "-?\\d{1,7}(\\.\\d{1,20})?"),
  BOOLEAN("应为true或者false", "true|false"),
  TRUE("应为true", "true"),
  EXCLUSIVE("应为Exclusive", "Exclusive"),
  DEPLOYMENT("应为deployment", "deployment"),
  BINDING("应为latest或者deployment", "latest|deployment"),
  FORMAL("应为bpmn:tFormalExpression", "([\\w-]+:)?tFormalExpression"),
  PLAIN("应为text/plain", "text/plain"),
  DIRECTION("应为None、One或者Both", "None|One|Both"),
  COLOUR("应为#和六位十六进制数", "#[0-9a-fA-F]{6}"),
  PLATFORM("应为Camunda Platform", "Camunda Platform"),
  PLATFORM_VERSION("应为7.24之类的版本", "7\\.\\d{1,2}(\\.\\d{1,2})?"),
  TEMPLATE("应为元素模板的编号", "[A-Za-z][\\w.-]{0,99}"),
  DAYS("应写成P3650D", "P\\d{1,6}D"),
  BLOCK("服务任务只能使用构件清单中的构件，写成${构件}", text -> block(text) != null),
  PEOPLE("办理人员只能写成${people.of('…')}，列出一至三项人员数据", text -> !people(text).isEmpty()),
  CLOCK("应写成${clock.due('期限')}或者${clock.dueSoon('期限')}", text -> term(text) != null),
  CONDITION("条件只能比较流转变量和常量", text -> Condition.of(text).isPresent()),
  BUSINESS_KEY("业务键只能写成#{execution.processBusinessKey}", "#\\{execution\\.processBusinessKey}"),
  DURATION("应写成P3D、PT2H之类，不短于一小时，不长于十年", text -> Period.isTimer(text.strip())),
  CYCLE("应写成R3/PT2H之类，间隔不短于一小时；不限次数的，间隔不短于一天", text -> Period.isCycle(text.strip())),
  RETRIES("应写成PT5M,PT1H之类，不超过十二次，间隔不短于一分钟", text -> Period.isRetries(text.strip())),
  CARDINALITY("应为1至200的整数，不能使用表达式", "\\s*([1-9]|[1-9]\\d|1\\d\\d|200)\\s*"),
  COLLECTION("应为一个表格数据项的名称，不能使用表达式", "[A-Za-z][A-Za-z0-9]{0,63}");

  private static final Pattern BEAN = Pattern.compile("[$]\\{([A-Za-z]\\w*)}");
  private static final Pattern DUE =
      Pattern.compile("\\s*[$]\\{clock\\.(?:due|dueSoon)\\('([a-z0-9-]{1,64})'\\)}\\s*");
  private static final Pattern NAMED =
      Pattern.compile(
          "[$]\\{people\\.of\\(('\\w{1,64}(?:\\.\\w{1,64})?'(?:\\s*,\\s*'\\w{1,64}(?:\\.\\w{1,64})?'){0,2})\\)}");

  private final String sentence;
  private final Predicate<String> grammar;

  Kind(String sentence, String pattern) {
    this(sentence, Pattern.compile(pattern).asMatchPredicate());
  }

  Kind(String sentence, Predicate<String> grammar) {
    this.sentence = sentence;
    this.grammar = grammar;
  }

  /** What a value must look like, in Chinese. */
  String sentence() {
    return sentence;
  }

  boolean takes(String value) {
    return grammar.test(value);
  }

  /** The kind as the table writes it, such as {@code businessKey}. */
  static Kind named(String name) {
    String constant = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    return valueOf(constant);
  }

  private static boolean plain(String text, int longest) {
    return text.length() <= longest && !text.contains("${") && !text.contains("#{");
  }

  /** The building block that an expression names, or null when it is no such expression. */
  static String block(String expression) {
    Matcher matcher = BEAN.matcher(expression);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** The term a clock expression asks for, or null when it is no such expression. */
  static String term(String expression) {
    Matcher matcher = DUE.matcher(expression);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** The facts a people expression names; none when it is no such expression. */
  static List<String> people(String expression) {
    Matcher matcher = NAMED.matcher(expression);
    return matcher.matches()
        ? Arrays.stream(matcher.group(1).split("\\s*,\\s*"))
            .map(quoted -> quoted.substring(1, quoted.length() - 1))
            .toList()
        : List.of();
  }
}
