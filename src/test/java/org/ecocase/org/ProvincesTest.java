package org.ecocase.org;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvincesTest {

  @ParameterizedTest
  @CsvSource({
    "广东,广东",
    "广东省,广东",
    "' 广东省 ',广东",
    "重庆市,重庆",
    "内蒙古,内蒙古",
    "内蒙古自治区,内蒙古",
    "广西壮族自治区,广西",
    "宁夏回族自治区,宁夏",
    "新疆维吾尔自治区,新疆",
    "新疆,新疆",
    "新疆生产建设兵团,新疆生产建设兵团"
  })
  void should_giveTheShortName_when_theProvinceIsKnown(String name, String shortName) {
    assertThat(Provinces.shortName(name)).contains(shortName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "火星", "广州", "广东市", "省"})
  void should_knowNothing_when_itIsNoProvince(String name) {
    assertThat(Provinces.shortName(name)).isEmpty();
  }
}
