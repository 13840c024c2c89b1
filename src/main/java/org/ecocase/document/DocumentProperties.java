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
 */
@ConfigurationProperties("ecocase")
public record DocumentProperties(
    Path fontsDir,
    @DefaultValue("true") boolean systemFonts,
    @DefaultValue Render render,
    @DefaultValue EvidenceLimits evidence) {

  /**
   * Limits of one rendering.
   *
   * @param timeLimit time after which a rendering is given up
   * @param maxMarkup largest filled-in template, in characters
   */
  public record Render(
      @DefaultValue("30s") Duration timeLimit, @DefaultValue("4000000") int maxMarkup) {}

  /**
   * Limits of evidence uploads.
   *
   * @param maxSize largest photo, sound or PDF
   * @param maxVideoSize largest video
   */
  public record EvidenceLimits(
      @DefaultValue("20MB") DataSize maxSize, @DefaultValue("50MB") DataSize maxVideoSize) {}

  /** The settings of a system that configures nothing. */
  public static DocumentProperties defaults() {
    return new DocumentProperties(
        null,
        true,
        new Render(Duration.ofSeconds(30), 4_000_000),
        new EvidenceLimits(DataSize.ofMegabytes(20), DataSize.ofMegabytes(50)));
  }
}
