package org.ecocase.law;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which illegal gains a case of a provision or of a table is for, read from its wording, so that
 * the threshold stands in the data alone: 违法所得10万元以上; 没有违法所得或者违法所得不足10万元.
 *
 * @param from the least gains, in 分
 * @param below the gains stay below this, in 分; null when there is no limit
 */
public record GainsCase(long from, Long below) {

  private static final String AMOUNT = "(\\d{1,9}(?:\\.\\d{1,6})?万?)元";
  private static final Pattern BELOW = Pattern.compile("(?:没有违法所得或者|无违法所得或者)?违法所得不足" + AMOUNT);
  private static final Pattern ABOVE = Pattern.compile("违法所得" + AMOUNT + "以上(?:不足" + AMOUNT + ")?");

  /** The case that a wording describes; empty when it is not one of gains. */
  public static Optional<GainsCase> of(String wording) {
    String text = Normalizer.normalize(wording, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Matcher below = BELOW.matcher(text);
    if (below.matches()) {
      return Optional.of(new GainsCase(0, fen(below.group(1))));
    }
    Matcher above = ABOVE.matcher(text);
    if (above.matches()) {
      return Optional.of(
          new GainsCase(fen(above.group(1)), above.group(2) == null ? null : fen(above.group(2))));
    }
    return switch (text) {
      case "没有违法所得" -> Optional.of(new GainsCase(0, 1L));
      case "有违法所得" -> Optional.of(new GainsCase(1, null));
      default -> Optional.empty();
    };
  }

  /** Whether gains are those of the case. */
  public boolean fits(long gains) {
    return gains >= from && (below == null || gains < below);
  }

  private static long fen(String amount) {
    boolean wan = amount.endsWith("万");
    BigDecimal number = new BigDecimal(wan ? amount.substring(0, amount.length() - 1) : amount);
    return Fen.ofYuan(wan ? number.movePointRight(4) : number);
  }
}
