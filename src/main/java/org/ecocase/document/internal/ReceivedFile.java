package org.ecocase.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ecocase.document.DocumentProperties.EvidenceLimits;
import org.ecocase.rule.Refusal;
import org.springframework.util.unit.DataSize;

/**
 * A file that has arrived, in a temporary place until it is closed: of a kind that is accepted,
 * what its name says, and within its limits.
 *
 * @param name its name without folders and without characters that have no place in a name
 * @param type media type found in its content
 * @param size bytes
 * @param sha256 SHA-256 of the bytes, hexadecimal
 */
public record ReceivedFile(Path path, String name, String type, long size, String sha256)
    implements AutoCloseable {

  private static final int MAX_NAME = 120;

  /**
   * Receives a file.
   *
   * @throws Refusal (INVALID) when it is empty, too large, of a kind that is not accepted, or not
   *     what its name says
   */
  public static ReceivedFile of(String fileName, InputStream in, EvidenceLimits limits)
      throws IOException {
    String name = safeName(fileName);
    String extension = MediaTypes.extension(name);
    Path path = Files.createTempFile("upload", null);
    try {
      String sha256 =
          receive(in, path, MediaTypes.video(extension) ? limits.maxVideoSize() : limits.maxSize());
      String type = MediaTypes.detect(path, extension);
      return new ReceivedFile(path, name, type, Files.size(path), sha256);
    } catch (IOException | RuntimeException e) {
      delete(path);
      throw e;
    }
  }

  public byte[] bytes() throws IOException {
    return Files.readAllBytes(path);
  }

  @Override
  public void close() {
    delete(path);
  }

  private static String receive(InputStream in, Path path, DataSize limit) throws IOException {
    MessageDigest digest = Hashes.digest();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit.toBytes()) {
          throw Refusal.invalid("file", "文件超过" + limit.toMegabytes() + "MB，不能上传。请分段或者压缩后重新取证导出。");
        }
        out.write(buffer, 0, n);
      }
    }
    if (size == 0) {
      throw Refusal.invalid("file", "文件是空的");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String safeName(String fileName) {
    if (fileName == null || fileName.isBlank()) {
      throw Refusal.invalid("file", "文件没有名称");
    }
    int folder = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
    String name = fileName.substring(folder + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "").strip();
    return name.length() > MAX_NAME ? name.substring(name.length() - MAX_NAME) : name;
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
