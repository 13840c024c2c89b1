package org.ecocase.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ecocase.rule.Refusal;

/**
 * A package as one file, written for owners and read from whoever sends one: nothing is unpacked to
 * a disk, and no more is read than a package can have, whatever the file says of itself.
 */
public final class PackageZip {

  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int MOST_ENTRIES = 400;
  private static final int MOST_FILES = 200;
  private static final int MOST_OF_FILE = 2 * 1024 * 1024;
  private static final int MOST_OF_ALL = 32 * 1024 * 1024;

  /** The end of the list of entries, of the list itself, and how long both are at least. */
  private static final int END = 0x06054b50;

  private static final int LISTED = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int LISTED_LENGTH = 46;
  private static final int LONGEST_COMMENT = 0xFFFF;

  /** What the export adds for Modeler, and what file managers leave behind. */
  private static final Set<String> ASIDE =
      Set.of(".camunda", "__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini");

  /** The same content makes the same file. */
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackageZip() {}

  /** Writes files, by their names. */
  public static byte[] write(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LONG_AGO);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads the files of a package, by their names.
   *
   * @throws Refusal (INVALID) when it is none, or holds what no package holds
   */
  public static Map<String, byte[]> read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw refused("文件超过" + MOST_BYTES / 1024 / 1024 + "MB");
    }
    int entries = listed(bytes);
    Reading reading = new Reading();
    // names that may occur are ASCII; those of folders may be in any encoding
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        reading.entry(entry, zip);
      }
    } catch (ZipException | EOFException e) {
      throw refused("文件已损坏或者不完整");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (reading.entries != entries) {
      throw refused("文件已损坏或者不完整");
    }
    return reading.whole();
  }

  /** Looks at the list of entries at the end, before anything is inflated. */
  private static int listed(byte[] bytes) {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(zip);
    if (end < 0) {
      boolean begun = bytes.length > Integer.BYTES && bytes[0] == 'P' && bytes[1] == 'K';
      throw refused(begun ? "文件已损坏或者不完整" : "不是ZIP文件");
    }
    int entries = Short.toUnsignedInt(zip.getShort(end + 10));
    if (entries > MOST_ENTRIES) {
      throw refused("ZIP中的文件超过" + MOST_ENTRIES + "个");
    }
    long at = Integer.toUnsignedLong(zip.getInt(end + 16));
    long all = 0;
    for (int i = 0; i < entries; i++) {
      if (at + LISTED_LENGTH > end || zip.getInt((int) at) != LISTED) {
        throw refused("文件已损坏或者不完整");
      }
      int entry = (int) at;
      if ((zip.getShort(entry + 8) & 1) != 0) {
        throw refused("ZIP已加密，请不设密码重新压缩");
      }
      all += Integer.toUnsignedLong(zip.getInt(entry + 24));
      at += LISTED_LENGTH;
      for (int length : List.of(28, 30, 32)) {
        at += Short.toUnsignedInt(zip.getShort(entry + length));
      }
    }
    if (all > MOST_OF_ALL) {
      throw tooMuch();
    }
    return entries;
  }

  private static int end(ByteBuffer zip) {
    int last = zip.limit() - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (zip.getInt(at) == END
          && at + END_LENGTH + Short.toUnsignedInt(zip.getShort(at + 20)) == zip.limit()) {
        return at;
      }
    }
    return -1;
  }

  private static Refusal refused(String sentence) {
    return Refusal.invalid("file", sentence);
  }

  private static Refusal tooMuch() {
    return refused("ZIP解压后超过" + MOST_OF_ALL / 1024 / 1024 + "MB");
  }

  /** What has been read so far. */
  private static final class Reading {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();
    private int entries;
    private long all;

    void entry(ZipEntry entry, InputStream in) throws IOException {
      if (++entries > MOST_ENTRIES) {
        throw refused("ZIP中的文件超过" + MOST_ENTRIES + "个");
      }
      String path = entry.getName();
      List<String> parts = Arrays.asList(path.split("[/\\\\]", -1));
      if (parts.contains("..") || parts.get(0).isEmpty() || parts.get(0).endsWith(":")) {
        throw refused("ZIP中的文件名“" + shown(path) + "”不正确，不能是绝对路径，也不能含有“..”");
      }
      boolean aside = parts.stream().anyMatch(ASIDE::contains);
      byte[] content = content(shown(path), aside ? MOST_OF_ALL : MOST_OF_FILE, in);
      if (!aside && !entry.isDirectory()) {
        file(path, content);
      }
    }

    private void file(String path, byte[] content) {
      int slash = path.lastIndexOf('/');
      String name = path.substring(slash + 1);
      if (!ModelDeployments.FILE.matcher(name).matches()) {
        throw refused("ZIP中的文件“" + shown(name) + "”不正确，" + ModelDeployments.FILES);
      }
      if (files.put(name, content) != null) {
        throw refused("ZIP中有两个文件“" + name + "”");
      }
      folders.add(path.substring(0, slash + 1));
      if (folders.size() > 1) {
        throw refused("ZIP中的文件应当都在同一个文件夹中：“" + name + "”在另一个文件夹");
      }
    }

    private byte[] content(String path, int most, InputStream in) throws IOException {
      byte[] content = in.readNBytes(most + 1);
      all += content.length;
      if (all > MOST_OF_ALL) {
        throw tooMuch();
      }
      if (content.length > most) {
        throw refused("ZIP中的文件“" + path + "”超过" + MOST_OF_FILE / 1024 / 1024 + "MB");
      }
      return content;
    }

    Map<String, byte[]> whole() {
      if (files.isEmpty()) {
        throw refused("ZIP中没有流程包的文件");
      }
      if (files.size() > MOST_FILES) {
        throw refused("ZIP中的文件超过" + MOST_FILES + "个");
      }
      return files;
    }

    /** Names come from strangers: they are told in part, and nothing of them moves the text. */
    private static String shown(String path) {
      String printed = path.replaceAll("[^\\x20-\\x7e]", "?");
      return printed.length() > 80 ? printed.substring(0, 80) + "…" : printed;
    }
  }
}
