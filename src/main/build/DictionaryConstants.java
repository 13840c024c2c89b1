import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Writes the dictionary as Java, so that a fact or a code that does not exist does not compile:
 * {@code FactKeys} with the key of every fact, {@code FactCodes} with an enum for every fact that
 * has codes; those of the columns of a table stand in a class named after the table. Run by Maven
 * before it compiles, with the folder of the forms, where each flow has its dictionary, and the
 * folder to write to.
 */
final class DictionaryConstants {

  private static final String PACKAGE = "org.ecocase.dictionary";
  private static final String HEAD =
      "package " + PACKAGE + ";\n\n/** %s Generated from the dictionary. */\n";
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

  public static void main(String[] args) throws IOException {
    Map<?, ?> facts = facts(Path.of(args[0]));
    Path folder = Path.of(args[1]).resolve(PACKAGE.replace('.', '/'));
    Files.createDirectories(folder);
    write(folder.resolve("FactKeys.java"), keys(facts));
    write(folder.resolve("FactCodes.java"), codes(facts));
  }

  private static Map<?, ?> facts(Path forms) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(forms)) {
      files = all.filter(file -> file.toString().endsWith(".facts.yml")).sorted().toList();
    }
    Map<Object, Object> facts = new LinkedHashMap<>();
    for (Path file : files) {
      try (InputStream yaml = Files.newInputStream(file)) {
        Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        for (Map.Entry<?, ?> fact : ((Map<?, ?>) root.get("facts")).entrySet()) {
          if (facts.put(fact.getKey(), fact.getValue()) != null) {
            throw new IllegalStateException(file + ": " + fact.getKey() + " stands twice");
          }
        }
      }
    }
    return facts;
  }

  private static String keys(Map<?, ?> facts) {
    StringBuilder out = new StringBuilder(HEAD.formatted("The key of every fact."));
    out.append("public final class FactKeys {\n");
    constants(facts, "", out);
    facts.forEach(
        (key, fact) ->
            holder(key, columns(fact), out, columns -> constants(columns, "  ", out), "columns"));
    return out.append("\n  private FactKeys() {}\n}\n").toString();
  }

  private static String codes(Map<?, ?> facts) {
    StringBuilder out = new StringBuilder(HEAD.formatted("The codes of every fact that has some."));
    out.append("public final class FactCodes {\n");
    enums(facts, "", "FactKeys.", out);
    facts.forEach(
        (key, fact) -> {
          Map<?, ?> coded = new LinkedHashMap<>(columns(fact));
          coded.values().removeIf(column -> codesOf(column).isEmpty());
          String keys = "FactKeys." + type(key) + ".";
          holder(key, coded, out, columns -> enums(columns, "  ", keys, out), "codes of columns");
        });
    return out.append("\n  private FactCodes() {}\n}\n").toString();
  }

  /** What concerns the columns of a fact stands in a class of its own; there is none without. */
  private static void holder(
      Object key, Map<?, ?> columns, StringBuilder out, Consumer<Map<?, ?>> inner, String what) {
    if (!columns.isEmpty()) {
      out.append("\n  /** The ").append(what).append(" of {@code ").append(key).append("}. */\n");
      out.append("  public static final class ").append(type(key)).append(" {\n");
      inner.accept(columns);
      out.append("\n    private ").append(type(key)).append("() {}\n  }\n");
    }
  }

  private static void constants(Map<?, ?> facts, String in, StringBuilder out) {
    Set<String> names = new HashSet<>();
    facts.forEach(
        (key, fact) -> {
          String name = constant(key);
          if (!names.add(name)) {
            throw new IllegalStateException("facts.yml, " + key + ": " + name + " stands twice");
          }
          out.append("\n").append(in).append("  /** ").append(label(fact)).append(" */\n");
          out.append(in).append("  public static final String ").append(name).append(" = \"");
          out.append(key).append("\";\n");
        });
  }

  private static void enums(Map<?, ?> facts, String in, String keys, StringBuilder out) {
    facts.forEach(
        (key, fact) -> {
          if (codesOf(fact).isEmpty()) {
            return;
          }
          out.append("\n").append(in).append("  /** ").append(label(fact)).append(" */\n");
          out.append(in).append("  public enum ").append(type(key)).append(" implements Code {");
          String next = "\n";
          for (Map.Entry<?, ?> code : codesOf(fact).entrySet()) {
            if (!CODE.matcher(code.getKey().toString()).matches()) {
              throw new IllegalStateException(
                  "facts.yml, " + key + ": a code is written in capitals, not " + code.getKey());
            }
            out.append(next).append(in).append("    /** ").append(plain(code.getValue()));
            out.append(" */\n").append(in).append("    ").append(code.getKey());
            next = ",\n";
          }
          out.append(";\n\n").append(in).append("    @Override\n");
          out.append(in).append("    public String fact() {\n");
          out.append(in).append("      return ").append(keys).append(constant(key)).append(";\n");
          out.append(in).append("    }\n").append(in).append("  }\n");
        });
  }

  private static Map<?, ?> columns(Object fact) {
    return ((Map<?, ?>) fact).get("columns") instanceof Map<?, ?> columns ? columns : Map.of();
  }

  private static Map<?, ?> codesOf(Object fact) {
    return ((Map<?, ?>) fact).get("codes") instanceof Map<?, ?> codes ? codes : Map.of();
  }

  /** {@code partyName} becomes {@code PARTY_NAME}. */
  private static String constant(Object key) {
    if (!KEY.matcher(key.toString()).matches()) {
      throw new IllegalStateException("facts.yml, " + key + ": a key is written like partyName");
    }
    return key.toString().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  /** {@code partyKind} becomes {@code PartyKind}. */
  private static String type(Object key) {
    String name = key.toString();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String label(Object fact) {
    return plain(((Map<?, ?>) fact).get("label"));
  }

  private static String plain(Object text) {
    return String.valueOf(text).replace("*/", "* /").replace("\\", "/");
  }

  /** What is the same stays untouched, and is not compiled again. */
  private static void write(Path file, String content) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(content)) {
      Files.writeString(file, content);
    }
  }
}
