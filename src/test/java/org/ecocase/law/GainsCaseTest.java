package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.Stream;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class GainsCaseTest {

  @ParameterizedTest
  @CsvSource({
    "违法所得10万元以上,10000000,true",
    "违法所得10万元以上,9999999,false",
    "违法所得10万元以上,99999999999,true",
    "没有违法所得或者违法所得不足10万元,0,true",
    "没有违法所得或者违法所得不足10万元,9999999,true",
    "没有违法所得或者违法所得不足10万元,10000000,false",
    "违法所得不足5000元,499999,true",
    "违法所得不足5000元,500000,false",
    "违法所得1.5万元以上不足 3 万元,1500000,true",
    "违法所得1.5万元以上不足３万元,2999999,true",
    "违法所得1.5万元以上不足3万元,3000000,false",
    "没有违法所得,0,true",
    "没有违法所得,1,false",
    "有违法所得,0,false",
    "有违法所得,1,true"
  })
  void should_compareTheGains_when_theWordingNamesThem(String wording, long gains, boolean fits) {
    assertThat(GainsCase.of(wording).orElseThrow().fits(gains)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "限期内改正", "违法所得较大", "货值金额10万元以上", "不足10万元"})
  void should_sayNothing_when_theWordingNamesNone(String wording) {
    assertThat(GainsCase.of(wording)).isEmpty();
  }

  @Test
  void should_understandEveryWording_when_itShips() {
    LawRegister register =
        new LawRegister(JdbcClient.create(TestDatabase.dataSource()), Clock.systemUTC());
    Stream<String> variants =
        new Standards().all().stream().flatMap(s -> s.tables().stream()).map(Table::variant);
    Stream<String> labels =
        register.current().violations().stream()
            .flatMap(v -> v.provisions().stream())
            .flatMap(p -> p.fines().stream())
            .map(Provision.Fine::label);

    assertThat(Stream.concat(variants, labels).filter(text -> text.contains("违法所得")))
        .hasSizeGreaterThan(5)
        .allSatisfy(text -> assertThat(GainsCase.of(text)).as(text).isPresent());
  }
}
