package org.ecocase.engine.internal.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a property of an element does to the clocks or the stage of the case: {@code startClock =
 * "case-decision from filingDate"}. It acts when the element is completed, a sequence flow when it
 * is taken; {@code entering} before the rest lets it act when the element is entered. The guard and
 * the engine both read properties here, so that neither takes for a clock what the other does not.
 *
 * @param property its name, such as {@code stage}
 * @param block the building block that it has act
 * @param parameters what it tells the block, in the order of the grammar
 * @param entering whether it acts before the element instead of after it
 */
public record Mark(
    String property, String block, Map<String, String> parameters, boolean entering) {

  private static final String TERM = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
  private static final String FACT = "[A-Za-z]\\w*";
  private static final String DAY = "(?:[a-z][a-z0-9-]*:)?" + FACT;
  private static final String REASON = "(?:fact:" + FACT + "|[A-Z][A-Z_]*)";
  private static final String ENTERING = "(?<entering>entering\\s+)?(?!entering(?:\\s|$))";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private static final Map<String, Form> FORMS =
      forms(
          new Form("startClock", "startClock", "期限 [from 数据项, …] [into 数据项]")
              .with("term", "", TERM, true)
              .with("from", "from", list(DAY), false)
              .with("into", "into", FACT, false),
          new Form("stopClock", "stopClock", "期限, … [note 说明]")
              .with("term", "", list(TERM), true)
              .with("note", "note", "\\S.*", false),
          new Form("suspendClock", "suspendClock", "期限 reason 事由 [from 数据项, …] [evidence 数据项]")
              .with("term", "", TERM, true)
              .with("reason", "reason", REASON, true)
              .with("from", "from", list(DAY), false)
              .with("evidence", "evidence", DAY, false),
          new Form("resumeClock", "resumeClock", "期限 [reason 事由] [from 数据项, …] [into 数据项]")
              .with("term", "", TERM, true)
              .with("reason", "reason", REASON, false)
              .with("from", "from", list(DAY), false)
              .with("into", "into", FACT, false),
          new Form("stage", "setStage", "阶段").with("stage", "", "[A-Z][A-Z0-9_]*", true));

  /** Elements in which a flow stays or does something, so that entering is not completing. */
  private static final Set<String> LASTING =
      Set.of("userTask", "serviceTask", "callActivity", "subProcess", "intermediateCatchEvent");

  private static final Set<String> OTHERS =
      Set.of("startEvent", "boundaryEvent", "endEvent", "exclusiveGateway", "sequenceFlow");

  /** The names that a property may have. */
  public static final Set<String> NAMES = FORMS.keySet();

  public Mark {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Reads a property; nothing where the name is none of {@link #NAMES} or the value is not so. */
  public static Optional<Mark> read(String property, String value) {
    return Optional.ofNullable(FORMS.get(property)).flatMap(form -> form.read(value));
  }

  /** The building block that a property of that name has act. */
  public static String block(String property) {
    return FORMS.get(property).block;
  }

  /** What such a property tells its block. */
  public static Set<String> parameters(String property) {
    return Set.copyOf(FORMS.get(property).names);
  }

  /** How the value of a property is written, in Chinese. */
  public static String grammar(String property) {
    return "应写成“" + FORMS.get(property).words + "”，进入时办理的在前面加entering";
  }

  /**
   * Whether an element of that name may have it. Gateways that split or join ways at once are come
   * to several times and may not.
   */
  public boolean on(String element) {
    return LASTING.contains(element) || OTHERS.contains(element) && !entering;
  }

  /** The terms that it names. */
  public List<String> terms() {
    String term = parameters.get("term");
    return term == null ? List.of() : List.of(COMMA.split(term));
  }

  private static String list(String part) {
    return part + "(?:\\s*,\\s*" + part + ")*";
  }

  private static Map<String, Form> forms(Form... forms) {
    Map<String, Form> byName = new LinkedHashMap<>();
    Arrays.stream(forms).forEach(form -> byName.put(form.property, form));
    return Collections.unmodifiableMap(byName);
  }

  /** How a property is written: its parameters one after another, each after its word. */
  private record Form(
      String property, String block, String words, List<String> names, Pattern pattern) {

    Form(String property, String block, String words) {
      this(property, block, words, List.of(), Pattern.compile(ENTERING));
    }

    Form with(String name, String word, String grammar, boolean required) {
      List<String> all = new ArrayList<>(names);
      all.add(name);
      String after = word.isEmpty() ? "" : "\\s+" + word + "\\s+";
      String part = after + "(?<" + name + ">" + grammar + ")";
      String more = required ? part : "(?:" + part + ")?";
      return new Form(property, block, words, all, Pattern.compile(pattern + more));
    }

    Optional<Mark> read(String value) {
      Matcher matcher = pattern.matcher(value == null ? "" : value.strip());
      if (!matcher.matches() || value.contains("${") || value.contains("#{")) {
        return Optional.empty();
      }
      Map<String, String> told = new LinkedHashMap<>();
      for (String name : names) {
        String given = matcher.group(name);
        if (given != null) {
          told.put(name, name.equals("note") ? given : COMMA.matcher(given).replaceAll(", "));
        }
      }
      return Optional.of(new Mark(property, block, told, matcher.group("entering") != null));
    }
  }
}
