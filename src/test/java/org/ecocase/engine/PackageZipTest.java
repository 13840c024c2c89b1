package org.ecocase.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ZIP may be, whoever made it. */
class PackageZipTest {

  private static final byte[] SOME = "x".getBytes(StandardCharsets.UTF_8);

  @Test
  void should_readWhatWasWritten_when_aPackageComesBack() {
    byte[] zip = PackageZip.write(Map.of("a.bpmn", SOME, "a.yml", new byte[0]));

    assertThat(PackageZip.read(zip)).containsOnlyKeys("a.bpmn", "a.yml");
    assertThat(PackageZip.write(PackageZip.read(zip))).isEqualTo(zip);
  }

  @Test
  void should_leaveAside_when_theExportOrAFileManagerAddsSomething() throws IOException {
    byte[] zip =
        zip(
            "流程/",
            "流程/a.bpmn",
            "流程/.DS_Store",
            "流程/.camunda/element-templates/ecocase.json",
            "__MACOSX/._a.bpmn",
            ".camunda/element-templates/ecocase.json");

    assertThat(PackageZip.read(zip)).containsOnlyKeys("a.bpmn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.bpmn",
        "x/../../a.bpmn",
        "..\\a.bpmn",
        "/a.bpmn",
        "/etc/passwd",
        "C:\\a.bpmn",
        "C:/a.bpmn",
        "\\\\server\\a.bpmn",
        ".camunda/../../a.bpmn"
      })
  void should_nameTheEntry_when_itLeadsOutOfTheFolder(String name) throws IOException {
    refused(zip(name), "ZIP中的文件名“" + name + "”不正确", "绝对路径");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "a.bpmn.exe", "a", ".bpmn", "x\\a.bpmn", "a b.bpmn"})
  void should_nameTheFile_when_noPackageHasSuchAFile(String name) throws IOException {
    refused(zip(name), "“" + name + "”不正确", "只能部署流程");
  }

  @Test
  void should_refuse_when_filesAreInTwoFoldersOrOccurTwice() throws IOException {
    refused(zip("one/a.bpmn", "two/b.bpmn"), "都在同一个文件夹", "b.bpmn");
    refused(zip("a.bpmn", "x/a.bpmn"), "两个文件“a.bpmn”");
    refused(zip("x/"), "没有流程包的文件");
  }

  @Test
  void should_refuse_when_thereAreTenThousandEntries() throws IOException {
    String[] names = new String[10_000];
    Arrays.setAll(names, i -> "a" + i + ".form");
    refused(zip(names), "ZIP中的文件超过400个");
    refused(zip(Arrays.copyOf(names, 300)), "ZIP中的文件超过200个");
    // the list at the end may say less than there is
    byte[] lying = zip(names);
    lying[lying.length - 12] = 1;
    lying[lying.length - 11] = 0;
    refused(lying, "ZIP中的文件超过400个");
  }

  @Test
  void should_stopReading_when_aFileInflatesWithoutEnd() throws IOException {
    byte[] bomb = zeros(100, "a.bpmn");
    assertThat(bomb.length).isLessThan(1024 * 1024);

    refused(bomb, "ZIP解压后超过32MB");
    refused(zeros(3, "a.bpmn"), "“a.bpmn”超过2MB");
    refused(small(bomb), "“a.bpmn”超过2MB");
    refused(small(zeros(2, names(20))), "ZIP解压后超过32MB");
    refused(small(zeros(40, ".camunda/x.json")), "ZIP解压后超过32MB");
  }

  /** The same, whose list at the end says that its files are small. */
  private static byte[] small(byte[] zip) {
    for (int i = 0; i < zip.length - 4; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        Arrays.fill(zip, i + 24, i + 28, (byte) 0);
      }
    }
    return zip;
  }

  private static String[] names(int count) {
    String[] names = new String[count];
    Arrays.setAll(names, i -> "a" + i + ".form");
    return names;
  }

  private static byte[] zeros(int megabytes, String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < megabytes; i++) {
          zip.write(new byte[1024 * 1024]);
        }
      }
    }
    return out.toByteArray();
  }

  @Test
  void should_refuse_when_itIsNoZip() {
    refused(new byte[0], "不是ZIP文件");
    refused("<bpmn/>".getBytes(StandardCharsets.UTF_8), "不是ZIP文件");
    refused(new byte[11 * 1024 * 1024], "文件超过10MB");
  }

  @Test
  void should_refuse_when_itIsTruncatedDamagedOrEncrypted() throws IOException {
    byte[] whole = zip("a.bpmn", "b.bpmn");
    for (int length = 5; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "文件已损坏或者不完整");
    }
    byte[] locked = whole.clone();
    for (int i = 0; i < locked.length - 4; i++) {
      if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 1) {
        locked[i + 8] |= 1;
      }
    }
    refused(locked, "ZIP已加密");
    byte[] damaged = whole.clone();
    damaged[6] |= 1;
    refused(damaged, "文件已损坏或者不完整");
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(SOME);
        }
      }
    }
    return out.toByteArray();
  }

  private static void refused(byte[] zip, String... words) {
    assertThatThrownBy(() -> PackageZip.read(zip))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(words);
  }
}
