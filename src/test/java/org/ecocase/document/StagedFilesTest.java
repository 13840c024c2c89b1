package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.ecocase.document.internal.Hashes;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

class StagedFilesTest {

  private static final String FORM = "task:4711";
  private static final byte[] PHOTO = EvidenceFiles.picture("jpg");

  private final StagedFiles files = DocumentModule.bean(StagedFiles.class);
  private final JdbcClient jdbc = DocumentModule.bean(JdbcClient.class);
  private final String owner = "officer-" + UUID.randomUUID();

  @Test
  void should_wait_for_its_form_when_staged() {
    // when
    StagedFile file = stage(files, "排放口.jpg", PHOTO);

    // then
    assertThat(files.waiting(file.id(), owner, FORM)).contains(file);
    assertThat(file.sha256()).isEqualTo(Hashes.sha256(PHOTO));
    assertThat(file.expiresAt()).isEqualTo(DocumentModule.NOW.plus(Duration.ofHours(24)));
    assertThat(files.content(file.id(), owner).bytes()).isEqualTo(PHOTO);
  }

  @Test
  void should_not_exist_when_it_is_of_another_person_or_for_another_form() {
    // given
    UUID id = stage(files, "排放口.jpg", PHOTO).id();

    // when
    files.discard(id, "somebody");

    // then
    assertThat(files.waiting(id, "somebody", FORM)).isEmpty();
    assertThat(files.waiting(id, owner, "task:4712")).isEmpty();
    assertThatThrownBy(() -> files.content(id, "somebody"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    assertThat(files.waiting(id, owner, FORM)).isPresent();
  }

  @Test
  void should_be_gone_when_the_time_is_over() {
    // given
    UUID id = stage(files, "排放口.jpg", PHOTO).id();
    StagedFiles later = at(DocumentModule.NOW.plus(Duration.ofHours(25)), defaults());

    // then
    assertThat(later.waiting(id, owner, FORM)).isEmpty();

    // when
    later.expire();

    // then
    assertThat(kept(id)).isZero();
  }

  @Test
  void should_stay_when_the_time_is_not_over() {
    UUID id = stage(files, "排放口.jpg", PHOTO).id();

    at(DocumentModule.NOW.plus(Duration.ofHours(23)), defaults()).expire();

    assertThat(kept(id)).isEqualTo(1);
  }

  @Test
  void should_refuse_when_more_files_wait_than_allowed() {
    // given
    StagedFiles few = at(DocumentModule.NOW, uploads(2, DataSize.ofMegabytes(300)));
    stage(few, "一.jpg", PHOTO);
    UUID second = stage(few, "二.jpg", PHOTO).id();

    // then
    assertThatThrownBy(() -> stage(few, "三.jpg", PHOTO))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("超过2个");

    // when
    few.discard(second, owner);

    // then
    assertThat(stage(few, "三.jpg", PHOTO)).isNotNull();
  }

  @Test
  void should_refuse_when_more_waits_than_allowed() {
    StagedFiles little = at(DocumentModule.NOW, uploads(60, DataSize.ofBytes(PHOTO.length)));
    stage(little, "一.jpg", PHOTO);

    assertThatThrownBy(() -> stage(little, "二.jpg", PHOTO))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("尚未随表单提交");
  }

  @Test
  void should_be_cut_off_when_an_upload_does_not_end() {
    // given
    TickingClock clock = new TickingClock();
    StagedFiles slow = new StagedFiles(jdbc, DocumentModule.transaction(), defaults(), clock);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            clock.now = clock.now.plusSeconds(20);
            return 0xFF;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            bytes[from] = (byte) read();
            return 1;
          }
        };

    // then
    assertThatThrownBy(() -> slow.stage(owner, FORM, "排放口.jpg", endless))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("上传超过10分钟仍未完成");
    assertThat(of(owner)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "task:", "case:1", "task:1;drop", "start:../x", "task:1 or 1=1"})
  void should_refuse_when_the_form_is_none(String form) {
    assertThatThrownBy(() -> files.stage(owner, form, "排放口.jpg", new ByteArrayInputStream(PHOTO)))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("form"));
    assertThat(of(owner)).isZero();
  }

  @Test
  void should_keep_nothing_when_the_file_is_too_large_or_not_what_it_says() {
    assertThatThrownBy(() -> stage(files, "排放口.jpg", new byte[30 << 20]))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("20MB");
    assertThatThrownBy(() -> stage(files, "排放口.png", PHOTO))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("内容与扩展名");
    assertThat(of(owner)).isZero();
  }

  private StagedFile stage(StagedFiles into, String name, byte[] bytes) {
    return into.stage(owner, FORM, name, new ByteArrayInputStream(bytes));
  }

  private StagedFiles at(Instant now, DocumentProperties properties) {
    return new StagedFiles(
        jdbc,
        DocumentModule.transaction(),
        properties,
        Clock.fixed(now, ZoneId.of("Asia/Shanghai")));
  }

  private static DocumentProperties defaults() {
    return DocumentProperties.defaults();
  }

  private static DocumentProperties uploads(int files, DataSize total) {
    DocumentProperties usual = defaults();
    return new DocumentProperties(
        usual.fontsDir(),
        usual.systemFonts(),
        usual.render(),
        usual.evidence(),
        new DocumentProperties.Uploads(Duration.ofHours(24), Duration.ofMinutes(10), files, total));
  }

  private int kept(UUID id) {
    return jdbc.sql("select count(*) from staged_file where id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private int of(String person) {
    return jdbc.sql("select count(*) from staged_file where owner = ?")
        .param(person)
        .query(Integer.class)
        .single();
  }

  /** A clock that somebody else turns. */
  private static final class TickingClock extends Clock {

    private Instant now = DocumentModule.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
