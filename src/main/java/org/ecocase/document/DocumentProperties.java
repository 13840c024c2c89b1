package org.ecocase.document;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of documents and evidence, prefix {@code ecocase}.
 *
 * @param fontsDir folder with the agency's licensed fonts (FangSong.ttf, XiaoBiaoSong.ttf, Hei.ttf,
 *     Kai.ttf, Song.ttf, Ext.ttf); may be absent
 * @param systemFonts whether fonts of the operating system may be used; without them output does
 *     not depend on the machine
 * @param render limits of one rendering
 * @param evidence limits of evidence uploads
 * @param uploads limits of what is uploaded for a form that is not handed in yet
 */
@ConfigurationProperties("ecocase")
public record DocumentProperties(
    Path fontsDir,
    @DefaultValue("true") boolean systemFonts,
    @DefaultValue Render render,
    @DefaultValue EvidenceLimits evidence,
    @DefaultValue Uploads uploads) {

  /**
   * Limits of one rendering.
   *
   * @param timeLimit time after which a rendering is given up
   * @param sampleTimeLimit the same for a sample, which is short
   * @param maxMarkup largest filled-in template, in characters
   */
  public record Render(
      @DefaultValue("30s") Duration timeLimit,
      @DefaultValue("10s") Duration sampleTimeLimit,
      @DefaultValue("4000000") int maxMarkup) {}

  /**
   * Limits of evidence uploads.
   *
   * @param maxSize largest photo, sound or PDF
   * @param maxVideoSize largest video
   */
  public record EvidenceLimits(
      @DefaultValue("20MB") DataSize maxSize, @DefaultValue("50MB") DataSize maxVideoSize) {}

  /**
   * Limits of what is uploaded for a form that is not handed in yet.
   *
   * @param keep how long it waits for its form
   * @param timeLimit time after which an upload that has not ended is cut off
   * @param maxFiles how many files of one person may wait
   * @param maxTotal how much of one person may wait
   */
  public record Uploads(
      @DefaultValue("24h") Duration keep,
      @DefaultValue("10m") Duration timeLimit,
      @DefaultValue("60") int maxFiles,
      @DefaultValue("300MB") DataSize maxTotal) {}

  /** The settings of a system that configures nothing. */
  public static DocumentProperties defaults() {
    return new DocumentProperties(
        null,
        true,
        new Render(Duration.ofSeconds(30), Duration.ofSeconds(10), 4_000_000),
        new EvidenceLimits(DataSize.ofMegabytes(20), DataSize.ofMegabytes(50)),
        new Uploads(Duration.ofHours(24), Duration.ofMinutes(10), 60, DataSize.ofMegabytes(300)));
  }
}
