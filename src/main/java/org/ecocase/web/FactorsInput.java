package org.ecocase.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecocase.discretion.Chosen;
import org.ecocase.discretion.Given;
import org.ecocase.law.Share;

/** Reads the factors of a violation. */
final class FactorsInput {

  private static final int MAX_FACTORS = 50;

  private FactorsInput() {}

  /** The factors, as {@code {factor: grade}} or as a list. */
  static List<Given> read(JsonInput in) {
    List<Given> factors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (in.has("factors") && in.node().path("factors").isObject()) {
      JsonInput map = in.object("factors");
      map.node()
          .fieldNames()
          .forEachRemaining(
              name ->
                  factors.add(
                      new Given(
                          map.name(name), name, map.text(name, "档次"), null, null, null, null)));
      JsonInput.check(factors.size() <= MAX_FACTORS, in.name("factors"), "裁量因素过多");
      return factors;
    }
    int size = in.size("factors", "裁量因素", MAX_FACTORS);
    for (int i = 0; i < size; i++) {
      Given factor = factor(in.entry("factors", i));
      JsonInput.check(
          names.add(factor.name()), factor.field() + ".name", "因素“" + factor.name() + "”重复");
      factors.add(factor);
    }
    return factors;
  }

  private static Given factor(JsonInput f) {
    f.knows(
        Set.of(
            "name",
            "grade",
            "percent",
            "percentMin",
            "percentMax",
            "coefficient",
            "level",
            "role"));
    String name = f.text("name", "因素名称");
    JsonInput.check(!name.isEmpty(), f.name("name"), "请填写因素名称");
    Chosen.Role role = f.choice("role", "因素类别", Chosen.Role.class);
    long least = role == Chosen.Role.CORRECTION ? -100 : 0;
    Share low = f.share("percent", "百分值", least, 100);
    Share high = null;
    if (f.has("percentMin") || f.has("percentMax")) {
      JsonInput.check(low == null, f.name("percent"), "percent与percentMin、percentMax只能填写其一");
      low = f.share("percentMin", "百分值下限", least, 100);
      high = f.share("percentMax", "百分值上限", least, 100);
      JsonInput.check(low != null, f.name("percentMin"), "请填写百分值下限");
      JsonInput.check(high != null, f.name("percentMax"), "请填写百分值上限");
      JsonInput.check(low.compareTo(high) <= 0, f.name("percentMax"), "百分值上限低于下限");
    }
    if (f.has("coefficient")) {
      JsonInput.check(low == null, f.name("coefficient"), "百分值与系数只能填写其一");
      low = Share.times(f.number("coefficient", "调整系数", -10, 10));
    }
    return new Given(
        f.name(), name, f.text("grade", "档次"), low, high, f.number("level", "等级", 0, 100), role);
  }
}
