package org.ecocase.dictionary;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecocase.dictionary.FactCodes.PartyKind;

/**
 * How data of a natural person looks to those who need not know it (个人信息保护法第五十一条): what is left
 * tells one value from another and not whose it is.
 */
public final class Masking {

  /** What stands for a value of which nothing is told. */
  public static final String HIDDEN = "＊＊＊";

  private static final int ID_CARD_HEAD = 6;
  private static final int PHONE_HEAD = 3;
  private static final int TAIL = 4;

  private Masking() {}

  /** 张三丰 becomes 张**. */
  public static String name(String name) {
    int first = name.offsetByCodePoints(0, Math.min(1, name.length()));
    return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
  }

  /** Part of a telephone number. */
  public static String phone(String number) {
    return ends(number, PHONE_HEAD);
  }

  /**
   * The facts of a file with what is personal in them masked. Who is a party stands in public facts
   * as well, which are personal where the party is a natural person; the address of an organisation
   * is no secret of a person.
   */
  public static Map<String, Object> facts(Dictionary dictionary, Map<String, Object> facts) {
    boolean person = PartyKind.PERSON.in(facts);
    Map<String, Object> masked = new LinkedHashMap<>();
    facts.forEach(
        (key, value) ->
            masked.put(
                key,
                switch (key) {
                  case FactKeys.PARTY_NAME -> person && value != null ? name("" + value) : value;
                  case FactKeys.PARTY_ADDRESS -> person && value != null ? HIDDEN : value;
                  default -> dictionary.find(key).map(fact -> value(fact, value)).orElse(value);
                }));
    return masked;
  }

  private static Object value(Fact fact, Object value) {
    if (value != null && fact.type() == FactType.ROWS) {
      return FactRows.of(value).stream().map(row -> row(fact, row)).toList();
    }
    return value == null || !fact.privacy().personal() ? value : told(fact, value.toString());
  }

  private static Map<String, Object> row(Fact table, Map<String, Object> row) {
    Map<String, Object> masked = new LinkedHashMap<>(row);
    table
        .columns()
        .forEach((key, column) -> masked.computeIfPresent(key, (k, cell) -> value(column, cell)));
    return masked;
  }

  private static String told(Fact fact, String value) {
    return switch (fact.type()) {
      case IDCARD -> ends(value, ID_CARD_HEAD);
      case PHONE -> phone(value);
      default -> fact.privacy() == Privacy.PERSONAL_NAME ? name(value) : HIDDEN;
    };
  }

  private static String ends(String value, int head) {
    int hidden = value.length() - head - TAIL;
    return hidden < 1
        ? HIDDEN
        : value.substring(0, head) + "*".repeat(hidden) + value.substring(value.length() - TAIL);
  }
}
