package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LawRegisterTest {

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
  private final LawRegister register =
      new LawRegister(jdbc, Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC));

  @AfterEach
  void forget() {
    jdbc.sql("delete from law_register").update();
  }

  @Test
  void should_serveTheShippedOne_when_nothingWasImported() {
    assertThat(register.version()).isEqualTo("2026-11-22");
    assertThat(register.current().violations()).hasSizeGreaterThan(90);
    assertThat(register.current().replacements()).hasSizeGreaterThan(15);
    assertThat(register.current().detentions()).hasSize(7);
    assertThat(register.version("2026-11-22")).isSameAs(register.current());
  }

  @Test
  void should_putItIntoForceAndKeepTheFormer_when_imported() throws IOException {
    String newer = shipped().replace("version: 2026-11-22", "version: 2027-01-01");

    assertThat(register.load(newer, "admin")).isEqualTo("2027-01-01");

    assertThat(register.version()).isEqualTo("2027-01-01");
    assertThat(register.current()).isSameAs(register.current());
    assertThat(register.version("2026-11-22").version()).isEqualTo("2026-11-22");
    assertThat(register.version("2027-01-01").version()).isEqualTo("2027-01-01");
  }

  @Test
  void should_refuse_when_theVersionIsThereAlready() throws IOException {
    String newer = shipped().replace("version: 2026-11-22", "version: 2027-01-01");
    register.load(newer, "admin");

    assertThatThrownBy(() -> register.load(newer, "admin"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    assertThatThrownBy(() -> register.load(shipped(), "admin")).isInstanceOf(Refusal.class);
  }

  @Test
  void should_refuseWithEveryFinding_when_theFileIsWrong() throws IOException {
    String wrong =
        shipped()
            .replace("version: 2026-11-22", "version: 2027-01-01")
            .replace("statute: eia, breach: 第二十四条", "statute: nowhere, breach: 第二十四条")
            .replace("code: EIA-QUALITY\n", "code: EIA-DESIGN\n");

    assertThatThrownBy(() -> register.load(wrong, "admin"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("content"))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("EIA-DESIGN");
    assertThat(register.version()).isEqualTo("2026-11-22");
  }

  @Test
  void should_refuse_when_theVersionIsUnknown() {
    assertThatThrownBy(() -> register.version("1999"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("version"));
  }

  private static String shipped() throws IOException {
    try (InputStream file = LawRegisterTest.class.getResourceAsStream("/law/register.yml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
