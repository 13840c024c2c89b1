package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ecocase.document.internal.Hashes;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvidenceTest {

  private static final byte[] EXECUTABLE = {
    'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0
  };

  private final Evidence evidence = DocumentModule.bean(Evidence.class);
  private final JdbcClient jdbc = DocumentModule.bean(JdbcClient.class);
  private final UUID caseId = UUID.randomUUID();

  @Test
  void should_number_hash_and_keep_the_bytes_when_added() {
    // given
    byte[] photo = EvidenceFiles.picture("jpg");

    // when
    EvidenceItem first = add("排放口.jpg", photo);
    EvidenceItem second = add("监测报告.pdf", EvidenceFiles.pdf(1));
    EvidenceItem third = add("录像.MP4", EvidenceFiles.mp4());

    // then
    assertThat(evidence.ofCase(caseId)).containsExactly(first, second, third);
    assertThat(List.of(first.no(), second.no(), third.no())).containsExactly(1, 2, 3);
    assertThat(first.contentType()).isEqualTo("image/jpeg");
    assertThat(third.contentType()).isEqualTo("video/mp4");
    assertThat(first.sha256()).isEqualTo(Hashes.sha256(photo));
    assertThat(evidence.content(first.id()).bytes()).isEqualTo(photo);
  }

  @Test
  void should_refuse_when_an_executable_is_named_like_a_photo() {
    assertThatThrownBy(() -> add("排放口.jpg", EXECUTABLE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("内容与扩展名");
    assertThat(evidence.ofCase(caseId)).isEmpty();
  }

  @Test
  void should_refuse_when_extension_and_content_disagree() {
    assertThatThrownBy(() -> add("排放口.png", EvidenceFiles.picture("jpg")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("内容与扩展名");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "a.docx", "a.svg", "a.html", "noextension", "a.jpg.exe"})
  void should_refuse_when_the_kind_of_file_is_not_accepted(String fileName) {
    assertThatThrownBy(() -> add(fileName, "x".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("不接受该类文件");
  }

  @Test
  void should_refuse_when_the_file_is_too_large() {
    assertThatThrownBy(() -> add("排放口.jpg", new byte[(20 << 20) + 1]))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("20MB");
  }

  @Test
  void should_refuse_when_it_was_taken_in_the_future() {
    // given
    EvidenceUpload upload =
        new EvidenceUpload(
            caseId,
            "lanjiang",
            "排放口.jpg",
            new ByteArrayInputStream(EvidenceFiles.picture("jpg")),
            "照片",
            EvidenceKind.DOCUMENTARY,
            "排放",
            "陈立新",
            Instant.parse("2027-01-01T00:00:00Z"),
            "厂区",
            "officer1");

    // then
    assertThatThrownBy(() -> evidence.add(upload))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("takenAt"));
  }

  @Test
  void should_drop_folders_from_the_name_when_a_path_is_given() {
    assertThat(add("..\\..\\etc/排放口.jpg", EvidenceFiles.picture("jpg")).fileName())
        .isEqualTo("排放口.jpg");
  }

  @Test
  void should_refuse_in_the_database_when_changed_or_deleted() {
    // given
    UUID id = add("排放口.jpg", EvidenceFiles.picture("jpg")).id();

    // then
    for (String tampering :
        List.of(
            "update evidence set proves = '无' where id = ?", "delete from evidence where id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(tampering).param(id).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("证据一经提交");
    }
  }

  private EvidenceItem add(String fileName, byte[] bytes) {
    return evidence.add(EvidenceFiles.upload(caseId, fileName, EvidenceKind.DOCUMENTARY, bytes));
  }
}
