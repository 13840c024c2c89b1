package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenTest {

  @ParameterizedTest
  @CsvSource({
    "0,0元",
    "1,0.01元",
    "54500,545元",
    "999999,9999.99元",
    "1000000,1万元",
    "2275000,2.275万元",
    "1000001,10000.01元",
    "999900000000,99.99亿元",
    "9999000000,9999万元",
    "9999999900,9999.9999万元",
    "10000000000,1亿元",
    "15000000000,1.5亿元",
    "12345000000,1.2345亿元",
    "12345600000,12345.6万元",
    "10000000001,100000000.01元",
    "5000000000000,500亿元",
    "-15000000000,-1.5亿元"
  })
  void should_useTheUnitOfDocuments_when_written(long fen, String text) {
    assertThat(Fen.text(fen)).isEqualTo(text);
  }
}
