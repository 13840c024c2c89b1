package org.ecocase.dictionary;

/** Check digits of the numbers by which the law names a party. */
public final class CheckDigits {

  /** GB 32100-2015: no I, O, S, V, Z. */
  private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int USCC_LENGTH = 18;
  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";

  private CheckDigits() {}

  /** Whether a text is a 统一社会信用代码 with the right check character (GB 32100-2015). */
  public static boolean validUscc(String code) {
    if (code == null || code.length() != USCC_LENGTH) {
      return false;
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < USCC_LENGTH - 1; i++) {
      int value = USCC_ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % USCC_ALPHABET.length();
    }
    int check = (USCC_ALPHABET.length() - sum % USCC_ALPHABET.length()) % USCC_ALPHABET.length();
    return USCC_ALPHABET.charAt(check) == code.charAt(USCC_LENGTH - 1);
  }

  /** Whether a text is an 18-character 公民身份号码 with the right check character (GB 11643). */
  public static boolean validIdCard(String number) {
    if (number == null || !number.matches("\\d{17}[\\dX]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
    }
    return ID_CHECKS.charAt(sum % ID_CHECKS.length()) == number.charAt(ID_WEIGHTS.length);
  }
}
