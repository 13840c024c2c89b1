package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecocase.rule.Refusal;
import org.ecocase.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class LawRegisterTest {

  private static final String SHIPPED = "2026-11-22-3";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
  private final LawRegister register = new LawRegister(jdbc, CLOCK);

  @BeforeEach
  void start() {
    register.afterSingletonsInstantiated();
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from law_register where version <> :shipped")
        .param("shipped", SHIPPED)
        .update();
  }

  @Test
  void should_serveTheShippedOne_when_nothingWasImported() {
    assertThat(register.version()).isEqualTo(SHIPPED);
    assertThat(register.current().violations()).hasSizeGreaterThan(90);
    assertThat(register.current().replacements()).hasSizeGreaterThan(15);
    assertThat(register.current().detentions()).hasSize(7);
    assertThat(register.version(SHIPPED)).isSameAs(register.current());
  }

  @Test
  void should_keepTheShippedOneOnce_when_startedAgain() throws IOException {
    Instant first = register.versions().get(0).loadedAt();

    new LawRegister(jdbc, Clock.offset(CLOCK, Duration.ofDays(9))).afterSingletonsInstantiated();

    assertThat(register.versions())
        .containsExactly(new LawRegister.Version(SHIPPED, null, first, true, true));
    assertThat(register.content(SHIPPED)).isEqualTo(shipped());
  }

  @Test
  void should_keepItOnce_when_severalNodesStartAtOnce() throws Exception {
    int nodes = 6;
    CyclicBarrier together = new CyclicBarrier(nodes);
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      List<Callable<Void>> starts =
          Collections.nCopies(
              nodes,
              () -> {
                LawRegister node = new LawRegister(jdbc, CLOCK, named("2030-01-01"));
                together.await();
                node.afterSingletonsInstantiated();
                return null;
              });
      for (Future<Void> start : threads.invokeAll(starts)) {
        start.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(register.versions())
        .extracting(LawRegister.Version::version)
        .containsExactly("2030-01-01", SHIPPED);
  }

  @Test
  void should_notStart_when_theVersionIsThereWithAnotherContent() throws IOException {
    new LawRegister(jdbc, CLOCK, named("2030-01-01")).afterSingletonsInstantiated();
    String changed = named("2030-01-01").replace("环评文件存在严重质量问题", "环评文件质量问题严重");
    LawRegister product = new LawRegister(jdbc, CLOCK, changed);

    assertThatThrownBy(product::afterSingletonsInstantiated)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2030-01-01")
        .hasMessageContaining("版本一经使用不得更改");
    assertThat(register.content("2030-01-01")).isEqualTo(named("2030-01-01"));
  }

  @Test
  void should_start_when_onlyTheEndsOfLinesDiffer() throws IOException {
    LawRegister product = new LawRegister(jdbc, CLOCK, named("2030-01-01").replace("\n", "\r\n"));

    product.afterSingletonsInstantiated();
    new LawRegister(jdbc, CLOCK, named("2030-01-01")).afterSingletonsInstantiated();

    assertThat(product.version()).isEqualTo("2030-01-01");
  }

  @Test
  void should_notStart_when_theShippedOneIsWrong() throws IOException {
    String wrong = shipped().replace("code: EIA-QUALITY\n", "code: EIA-DESIGN\n");

    assertThatThrownBy(() -> new LawRegister(jdbc, CLOCK, wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("EIA-DESIGN");
  }

  @Test
  void should_serveTheNewerShippedOne_when_theProductIsUpgraded(CapturedOutput log)
      throws IOException {
    LawRegister upgraded = new LawRegister(jdbc, CLOCK, named("2030-01-01"));
    upgraded.afterSingletonsInstantiated();

    assertThat(upgraded.version()).isEqualTo("2030-01-01");
    assertThat(upgraded.version(SHIPPED).version()).as("for older cases").isEqualTo(SHIPPED);
    assertThat(upgraded.versions())
        .extracting(LawRegister.Version::version, LawRegister.Version::inForce)
        .containsExactly(tuple("2030-01-01", true), tuple(SHIPPED, false));
    assertThat(log).doesNotContain("stays in force");
  }

  @Test
  void should_leaveTheImportedOneInForceAndSaySo_when_theProductIsUpgraded(CapturedOutput log)
      throws IOException {
    register.load(named("2027-01-01"), "admin");
    LawRegister restarted = new LawRegister(jdbc, CLOCK);
    restarted.afterSingletonsInstantiated();
    assertThat(log).as("the import is the newer one").doesNotContain("stays in force");

    LawRegister upgraded = new LawRegister(jdbc, CLOCK, named("2030-01-01"));
    upgraded.afterSingletonsInstantiated();

    assertThat(upgraded.version()).isEqualTo("2027-01-01");
    assertThat(upgraded.versions())
        .extracting(
            LawRegister.Version::version,
            LawRegister.Version::loadedBy,
            LawRegister.Version::shipped,
            LawRegister.Version::inForce)
        .containsExactly(
            tuple("2030-01-01", null, true, false),
            tuple("2027-01-01", "admin", false, true),
            tuple(SHIPPED, null, true, false));
    assertThat(log).contains("2027-01-01 was imported and stays in force; the newer 2030-01-01");
  }

  @Test
  void should_goBackToAShippedOne_when_itsContentIsImportedUnderANewName() throws IOException {
    register.load(named("2027-01-01"), "admin");

    register.load(
        register.content(SHIPPED).replace("version: " + SHIPPED, "version: 2027-02-01"), "admin");

    assertThat(register.version()).isEqualTo("2027-02-01");
    assertThat(register.current().violations()).isEqualTo(register.version(SHIPPED).violations());
  }

  @Test
  void should_putItIntoForceAndKeepTheFormer_when_imported() throws IOException {
    assertThat(register.load(named("2027-01-01"), "admin")).isEqualTo("2027-01-01");

    assertThat(register.version()).isEqualTo("2027-01-01");
    assertThat(register.current()).isSameAs(register.current());
    assertThat(register.version(SHIPPED).version()).isEqualTo(SHIPPED);
    assertThat(register.version("2027-01-01").version()).isEqualTo("2027-01-01");
  }

  @Test
  void should_refuse_when_theVersionIsThereAlready() throws IOException {
    register.load(named("2027-01-01"), "admin");
    new LawRegister(jdbc, CLOCK, named("2030-01-01")).afterSingletonsInstantiated();

    for (String taken : List.of("2027-01-01", SHIPPED, "2030-01-01")) {
      assertThatThrownBy(() -> register.load(named(taken), "admin"))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }
    assertThat(register.version()).isEqualTo("2027-01-01");
  }

  @Test
  void should_readAnEarlierVersion_when_moreIsAskedOfImportsToday() throws IOException {
    String earlier =
        named("2020-01-01")
            .replace("yieldsTo: code, fines: [{case", "yieldsTo: project, fines: [{case");
    imported("2020-01-01", earlier);

    assertThatThrownBy(() -> register.load(earlier.replace("2020-01-01", "2020-01-02"), "admin"))
        .isInstanceOf(Refusal.class);
    assertThat(register.version("2020-01-01").violations()).hasSizeGreaterThan(90);
    assertThat(register.version()).isEqualTo("2020-01-01");
  }

  @Test
  void should_applyNoOtherLaw_when_theVersionInForceCannotBeRead() throws IOException {
    imported("2020-01-01", named("2020-01-01").replace("level: RULE", "level: DECREE"));

    assertThatThrownBy(register::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DECREE");
  }

  @Test
  void should_refuseWithEveryFinding_when_theFileIsWrong() throws IOException {
    String wrong =
        named("2027-01-01")
            .replace("statute: eia, breach: 第二十四条", "statute: nowhere, breach: 第二十四条")
            .replace("code: EIA-QUALITY\n", "code: EIA-DESIGN\n");

    assertThatThrownBy(() -> register.load(wrong, "admin"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("content"))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("EIA-DESIGN");
    assertThat(register.version()).isEqualTo(SHIPPED);
  }

  @Test
  void should_refuse_when_theVersionIsUnknown() {
    assertThatThrownBy(() -> register.version("1999"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("version"));
  }

  private void imported(String version, String content) {
    jdbc.sql(
            """
            insert into law_register (version, content, loaded_by, loaded_at)
            values (:version, :content, 'admin', now())
            """)
        .param("version", version)
        .param("content", content)
        .update();
  }

  private static String named(String version) throws IOException {
    return shipped().replace("version: " + SHIPPED + "\n", "version: " + version + "\n");
  }

  private static String shipped() throws IOException {
    try (InputStream file = LawRegisterTest.class.getResourceAsStream("/law/register.yml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
