package org.ecocase.dictionary.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.Privacy;
import org.ecocase.dictionary.RowShape;

/** Reads {@code forms/facts.yml}; a slip in it stops the start and names the fact. */
public final class DictionaryFile {

  private static final int TEXT_LENGTH = 500;
  private static final int LONGTEXT_LENGTH = 5000;

  /** What no cell of a table can be. */
  private static final Set<FactType> WHOLE =
      EnumSet.of(FactType.ROWS, FactType.FILES, FactType.SIGNATURE);

  private DictionaryFile() {}

  public static Dictionary read(InputStream yaml) throws IOException {
    JsonNode root = new YAMLMapper().readTree(yaml);
    List<Fact> facts = new ArrayList<>();
    root.path("facts").fields().forEachRemaining(e -> facts.add(fact(e.getKey(), e.getValue())));
    return new Dictionary(facts);
  }

  private static Fact fact(String key, JsonNode node) {
    try {
      FactType type = FactType.valueOf(upper(node.required("type").asText()));
      Map<String, String> codes = new LinkedHashMap<>();
      node.path("codes")
          .fields()
          .forEachRemaining(e -> codes.put(e.getKey(), e.getValue().asText()));
      boolean coded = type == FactType.CODE || type == FactType.CODES;
      if (coded == codes.isEmpty()) {
        throw new IllegalArgumentException(
            "codes go with the types code and codes, and only there");
      }
      return new Fact(
          key,
          node.required("label").asText(),
          type,
          Privacy.valueOf(upper(node.path("privacy").asText("internal"))),
          node.path("scoped").asBoolean(false),
          codes,
          text(node, "role"),
          node.path("section").asText("其他"),
          node.path("maxLength").asInt(type == FactType.LONGTEXT ? LONGTEXT_LENGTH : TEXT_LENGTH),
          number(node, "min"),
          number(node, "max"),
          node.has("pattern") ? Pattern.compile(node.get("pattern").asText()) : null,
          text(node, "patternMessage"),
          texts(node.path("forms")),
          rows(type, node));
    } catch (IllegalArgumentException | PatternSyntaxException e) {
      throw new IllegalStateException("forms/facts.yml, " + key + ": " + e.getMessage(), e);
    }
  }

  private static RowShape rows(FactType type, JsonNode node) {
    if ((type == FactType.ROWS) == node.path("columns").isEmpty()) {
      throw new IllegalArgumentException("columns go with the type rows, and only there");
    }
    if (type != FactType.ROWS) {
      return null;
    }
    Map<String, Fact> columns = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> column : node.path("columns").properties()) {
      columns.put(column.getKey(), column(column.getKey(), column.getValue()));
      if (column.getValue().path("required").asBoolean(false)) {
        required.add(column.getKey());
      }
    }
    int least = node.path("minRows").asInt(0);
    int most = node.path("maxRows").asInt(RowShape.USUALLY_MOST);
    if (least < 0 || least > most || most > RowShape.EVER_MOST) {
      throw new IllegalArgumentException("minRows and maxRows are not sensible");
    }
    return new RowShape(
        Collections.unmodifiableMap(columns), Collections.unmodifiableSet(required), least, most);
  }

  private static Fact column(String key, JsonNode node) {
    Fact column = fact(key, node);
    boolean plain =
        !WHOLE.contains(column.type())
            && column.privacy() != Privacy.REPORTER
            && !column.scoped()
            && column.forms().isEmpty();
    if (!plain || key.equals(FactRows.ID)) {
      throw new IllegalArgumentException(
          "the column "
              + key
              + " is a table, a file, a signature, scoped, of a reporter, bound to forms, or called so");
    }
    return column;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.get(name).asText() : null;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return Collections.unmodifiableSet(texts);
  }

  private static BigDecimal number(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.get(name).decimalValue() : null;
  }
}
