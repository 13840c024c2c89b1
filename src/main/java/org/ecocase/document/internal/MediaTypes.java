package org.ecocase.document.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.ecocase.rule.Refusal;

/** Tells what a file is by its content; its name only has to agree. */
public final class MediaTypes {

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("jpg", Set.of("image/jpeg")),
          Map.entry("jpeg", Set.of("image/jpeg")),
          Map.entry("png", Set.of("image/png")),
          Map.entry("webp", Set.of("image/webp")),
          Map.entry("heic", Set.of("image/heic", "image/heif")),
          Map.entry("heif", Set.of("image/heic", "image/heif")),
          Map.entry("mp4", Set.of("video/mp4", "application/mp4", "video/x-m4v")),
          Map.entry("mov", Set.of("video/quicktime")),
          Map.entry("avi", Set.of("video/x-msvideo")),
          Map.entry("mp3", Set.of("audio/mpeg")),
          Map.entry("wav", Set.of("audio/vnd.wave", "audio/x-wav")),
          Map.entry("pdf", Set.of("application/pdf")));

  private static final Set<String> VIDEO = Set.of("mp4", "mov", "avi");

  private MediaTypes() {}

  /**
   * Whether a file of this name may be handed in at all, before its bytes are read.
   *
   * @return the extension in lower case
   * @throws Refusal (INVALID) when the extension is not on the list
   */
  public static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (!ALLOWED.containsKey(extension)) {
      throw Refusal.invalid(
          "file", "不接受该类文件。可以上传照片（jpg、png、webp、heic）、视频（mp4、mov、avi）、录音（mp3、wav）和 PDF 文件。");
    }
    return extension;
  }

  public static boolean video(String extension) {
    return VIDEO.contains(extension);
  }

  /**
   * The media type of a file's content.
   *
   * @throws Refusal (INVALID) when the content is not what the extension says
   */
  public static String detect(Path file, String extension) throws IOException {
    String found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).getBaseType().toString();
    }
    if (!ALLOWED.get(extension).contains(found)) {
      throw Refusal.invalid("file", "文件内容与扩展名“." + extension + "”不符，不能作为证据上传。请上传未经改名的原始文件。");
    }
    return found.equals("application/mp4") ? "video/mp4" : found;
  }
}
