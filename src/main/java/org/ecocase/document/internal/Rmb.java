package org.ecocase.document.internal;

/** Amounts in Chinese capitals, as decisions write them beside the figures. */
public final class Rmb {

  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] PLACES = {"", "拾", "佰", "仟"};
  private static final String[] GROUPS = {"", "万", "亿", "兆"};

  private Rmb() {}

  /**
   * Writes an amount, such as 叁拾陆万元整.
   *
   * @param fen amount in 分, not negative
   */
  public static String capital(long fen) {
    if (fen < 0) {
      throw new IllegalArgumentException("Not an amount of a fine: " + fen);
    }
    long yuan = fen / 100;
    int jiao = (int) (fen / 10 % 10);
    int cent = (int) (fen % 10);
    StringBuilder text = new StringBuilder();
    if (yuan > 0 || (jiao == 0 && cent == 0)) {
      text.append(yuan == 0 ? "零" : whole(yuan)).append("元");
    }
    if (jiao == 0 && cent == 0) {
      return text.append("整").toString();
    }
    if (jiao > 0) {
      text.append(DIGITS.charAt(jiao)).append("角");
    } else if (yuan > 0) {
      text.append("零");
    }
    return text.append(cent > 0 ? DIGITS.charAt(cent) + "分" : "整").toString();
  }

  private static String whole(long yuan) {
    String figures = Long.toString(yuan);
    StringBuilder text = new StringBuilder();
    boolean zero = false;
    boolean groupHasDigit = false;
    for (int i = 0; i < figures.length(); i++) {
      int place = figures.length() - 1 - i;
      int digit = figures.charAt(i) - '0';
      if (digit == 0) {
        zero = true;
      } else {
        text.append(zero && !text.isEmpty() ? "零" : "");
        text.append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
        zero = false;
        groupHasDigit = true;
      }
      if (place % 4 == 0 && groupHasDigit) {
        text.append(GROUPS[place / 4]);
        groupHasDigit = false;
      }
    }
    return text.toString();
  }
}
