package org.ecocase.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RmbTest {

  @ParameterizedTest
  @CsvSource({
    "0, 零元整",
    "1, 壹分",
    "10, 壹角整",
    "105, 壹元零伍分",
    "150, 壹元伍角整",
    "100000, 壹仟元整",
    "1000000, 壹万元整",
    "10000000, 壹拾万元整",
    "10050000, 壹拾万零伍佰元整",
    "36000000, 叁拾陆万元整",
    "41500000, 肆拾壹万伍仟元整",
    "100000001, 壹佰万元零壹分",
    "10000000000, 壹亿元整",
    "10000500000, 壹亿零伍仟元整",
    "123456789012, 壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"
  })
  void should_write_capitals_when_given_an_amount(long fen, String capitals) {
    assertThat(Rmb.capital(fen)).isEqualTo(capitals);
  }
}
