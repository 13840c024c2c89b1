package org.ecocase.org;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provinces, autonomous regions and municipalities whose agencies enforce the law, and the
 * corps in Xinjiang (新疆生产建设兵团), which has the authority of one. Local rules and the thresholds of
 * decision tables go by the short names.
 */
public final class Provinces {

  private static final String CORPS = "新疆生产建设兵团";

  private static final List<String> FULL_NAMES =
      List.of(
          "北京市",
          "天津市",
          "河北省",
          "山西省",
          "内蒙古自治区",
          "辽宁省",
          "吉林省",
          "黑龙江省",
          "上海市",
          "江苏省",
          "浙江省",
          "安徽省",
          "福建省",
          "江西省",
          "山东省",
          "河南省",
          "湖北省",
          "湖南省",
          "广东省",
          "广西壮族自治区",
          "海南省",
          "重庆市",
          "四川省",
          "贵州省",
          "云南省",
          "西藏自治区",
          "陕西省",
          "甘肃省",
          "青海省",
          "宁夏回族自治区",
          "新疆维吾尔自治区",
          CORPS);

  private static final Map<String, String> SHORT_NAMES = shortNames();

  private Provinces() {}

  /** The short name of a province by its short or full name (广东 for 广东省); empty for others. */
  public static Optional<String> shortName(String name) {
    return Optional.ofNullable(SHORT_NAMES.get(name.strip()));
  }

  private static Map<String, String> shortNames() {
    Map<String, String> names = new HashMap<>();
    for (String full : FULL_NAMES) {
      String own = full.equals(CORPS) ? full : full.replaceAll("(壮族|回族|维吾尔)?自治区$|[省市]$", "");
      names.put(full, own);
      names.put(own, own);
    }
    return names;
  }
}
