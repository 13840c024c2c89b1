package org.ecocase.support;

import java.nio.charset.StandardCharsets;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactsFile;

/** A dictionary with a table, for tests that need no file. */
public final class Tables {

  public static final Dictionary DICTIONARY =
      read(
          """
          facts:
            told: {label: 已告知, type: boolean}
            measurements:
              label: 监测结果
              type: rows
              columns:
                factor: {label: 污染因子, type: text, maxLength: 20, required: true}
                value: {label: 监测值, type: decimal, min: 0}
                unit: {label: 计量单位, type: code, codes: {MGL: 毫克/升, PH: 无量纲}}
                fee: {label: 费用, type: money}
                told: {label: 已告知, type: boolean}
                method: {label: 监测方法, type: text}
          """);

  public static final Fact MEASUREMENTS = DICTIONARY.get("measurements");

  private Tables() {}

  /** A dictionary as its file says. */
  public static Dictionary read(String yaml) {
    FactsFile file = FactsFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    if (!file.findings().isEmpty()) {
      throw new IllegalStateException(String.join("；", file.findings()));
    }
    return Dictionary.of(file.facts());
  }
}
