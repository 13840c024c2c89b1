package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {

  private static final String FILE = "gd2022-chapter-5.dmn";

  @Test
  void should_putAChangedTableIntoForce_when_handedOver() throws IOException {
    Standards standards = new Standards();
    // 已超标 rises by two, the start of the first way of computing falls by two
    String changed =
        chapter()
            .replaceFirst("(?s)(\"已超标\".{0,200}?)\"3%\"", "$1\"5%\"")
            .replaceFirst("\"100%\"", "\"102%\"")
            .replaceFirst("\"130%\"", "\"132%\"")
            .replaceFirst("\"105%\"", "\"107%\"");

    standards.replace(FILE, changed.getBytes(StandardCharsets.UTF_8));

    Table table = standards.require("gd-2022").tables("5.1").get(0);
    assertThat(table.factor("超标情况").orElseThrow().grade("已超标").orElseThrow().low())
        .isEqualTo(Share.percent(5));
    assertThat(standards.require("gd-2022").tables("1.1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <text>"100%"</text> | <text>"99%"</text> | 与目录所载99%不一致
          <text>"WEIGHT"</text> | <text>"GUESS"</text> | §5.1限期内改正有误
          <text>"20%"</text> | <text>20 + 3</text> | 应为文字或者整数
          <text>"逾期未改正"</text> | <text>"限期内改正"</text> | 重复
          id="gd2022-5-1" name | id="gd2022-5-9" name | 没有编号为“gd2022-5-1”的决策表
          name="weight" | name="percent" | 列应为factor、grade、weight
          name="leastSum" | name="least" | 目录表“gd2022-list-5”的列应为
          id="gd2022-list-5" name | id="gd2022-index-5" name | 没有编号以“gd2022-list-”开头的目录表
          <text>"报告表类"</text> | <text></text> | 有空白的单元格
          <text>"未建成"</text> | <text>"已建成，但没有达到国家规定的要求"</text> | 重复的档次
          <definitions | <definition | 不是有效的DMN文件
          """)
  void should_sayWhatIsWrong_when_theFileIsNotUsable(String good, String bad, String finding)
      throws IOException {
    Standards standards = new Standards();
    String chapter = chapter();
    assertThat(chapter).contains(good);
    byte[] wrong =
        chapter
            .replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> standards.replace(FILE, wrong))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(finding);
    assertThat(standards.require("gd-2022").tables("5.1")).hasSize(3);
  }

  @Test
  void should_refuseWithTheChoice_when_theStandardIsUnknown() {
    assertThatThrownBy(() -> new Standards().require("x"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("gd-2022");
  }

  @Test
  void should_refuse_when_theFileReachesOutside() {
    Standards standards = new Standards();
    byte[] hostile =
        "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><d>&e;</d>"
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> standards.replace(FILE, hostile))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("不是有效的DMN文件");
  }

  private static String chapter() throws IOException {
    try (InputStream file =
        StandardsTest.class.getResourceAsStream("/processes/discretion/" + FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
