package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.Base;

/** The amounts that fines are reckoned by, as stated in a factor or in the calculation. */
final class BaseAmounts {

  private static final Map<Base, Pattern> NAMES =
      Map.of(
          Base.INVESTMENT, Pattern.compile("投资"),
          Base.DISPOSAL_COST, Pattern.compile("处置(?:所需)?(?:的)?费"),
          Base.ILLEGAL_GAINS, Pattern.compile("违法所得"),
          Base.FEE, Pattern.compile("所收(?:取)?(?:的)?费用"),
          Base.DIRECT_LOSS, Pattern.compile("直接(?:经济)?损失"),
          Base.GOODS_VALUE, Pattern.compile("货值"),
          Base.POLLUTION_CHARGE, Pattern.compile("排污费"),
          Base.CONTRACT_PRICE, Pattern.compile("合同价款"),
          Base.ANNUAL_INCOME, Pattern.compile("年度?(?:从本单位取得的)?收入"));

  private static final Pattern NEAR = Pattern.compile("^[^\\d;,。]{0,8}([\\d.]+\\s*[亿万]?\\s*元?)");

  private BaseAmounts() {}

  /** The amount in 分; empty where the case states none. */
  static Optional<Long> of(PublishedCase c, Base base) {
    Pattern name = NAMES.get(base);
    if (name == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> factor =
        c.factors().stream()
            .filter(f -> name.matcher(f.name()).find())
            .map(f -> Words.amount(f.content()))
            .flatMap(Optional::stream)
            .findFirst();
    return factor.or(() -> behind(name, c)).map(Amounts::fen);
  }

  /** The amount right behind the name, in a factor's content or in the calculation. */
  private static Optional<BigDecimal> behind(Pattern name, PublishedCase c) {
    String words =
        String.join(";", c.factors().stream().map(PublishedCase.Factor::content).toList())
            + ";"
            + c.formulaStated();
    Matcher found = name.matcher(words);
    while (found.find()) {
      Matcher near = NEAR.matcher(words.substring(found.end()));
      if (near.find()) {
        Optional<BigDecimal> amount = Words.amount(near.group(1));
        if (amount.isPresent()) {
          return amount;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a factor states such an amount and no weight. */
  static boolean isBase(PublishedCase.Factor factor) {
    return factor.percent() == null
        && Words.amount(factor.content()).isPresent()
        && NAMES.values().stream().anyMatch(name -> name.matcher(factor.name()).find());
  }
}
