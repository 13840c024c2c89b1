package org.ecocase.engine.internal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecocase.engine.ModelPackages.Change;
import org.junit.jupiter.api.Test;

/** Differences as owners read them. */
class PackageDifferenceTest {

  @Test
  void should_tellElements_when_aModelChanges() throws IOException {
    String model = read("docs/examples/second-inquiry/second-inquiry.bpmn");

    assertThat(
            told(
                "a.bpmn",
                model,
                model
                    .replace("name=\"制作询问笔录\"", "name=\"再次询问\"")
                    .replace("value=\"inquiry-record\"", "value=\"other\"")
                    .replace("people.of('leadOfficer','assistingOfficer')", "people.of('x')")))
        .containsExactly(
            "修改用户任务“再次询问”（askAgain）：名称由“制作询问笔录”改为“再次询问”；"
                + "办理人员由“${people.of('leadOfficer','assistingOfficer')}”改为“${people.of('x')}”；"
                + "法定步骤由“inquiry-record”改为“other”");
    assertThat(
            told(
                "a.bpmn",
                model,
                model.replaceAll("(?s)<bpmn:serviceTask.*</bpmn:serviceTask>", "")))
        .containsExactly("删除自动环节“生成询问笔录”（generateSecondInquiry）");
    assertThat(told("a.bpmn", model, model.replace("x=\"243\"", "x=\"250\"")))
        .containsExactly("只改动了图形、排列或者书写格式");
  }

  @Test
  void should_tellRows_when_aTableChanges() throws IOException {
    String table = read("processes/deadline/terms.dmn");
    int from = table.indexOf("<rule id=\"taskDefault\">");
    int to = table.indexOf("</rule>", from) + "</rule>".length();
    String row = table.substring(from, to);

    List<String> told =
        told(
            "terms.dmn",
            table,
            table.replace(row, row.replace("<text>3</text>", "<text>5</text>")));
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).matches("修改“[^”]+”第\\d+行：“[^”]+”由“3”改为“5”");
    assertThat(told("terms.dmn", table, table.replace(row, "")))
        .singleElement()
        .asString()
        .matches("删除“[^”]+”第\\d+行");
    assertThat(
            told("terms.dmn", table, table.replace(row, row + row.replace("taskDefault", "mine"))))
        .singleElement()
        .asString()
        .contains("增加", "第", "行：", "为“task-default”");
  }

  @Test
  void should_tellFields_when_aFormChanges() throws IOException {
    String form = read("docs/examples/second-inquiry/second-inquiry-record.form");

    assertThat(
            told(
                "a.form",
                form,
                form.replace("\"label\": \"询问地点\"", "\"label\": \"地点\"")
                    .replace("\"key\": \"inquireeSex\"", "\"key\": \"other\"")
                    .replace(
                        "\"maxLength\": 500\n          }\n        }\n      ]\n    },\n    {\n      \"label\": \"被询问人\"",
                        "\"maxLength\": 300\n          }\n        }\n      ]\n    },\n    {\n      \"label\": \"被询问人\"")))
        .containsExactly(
            "删除字段“性别”（inquireeSex）",
            "修改字段“地点”（inquiryPlace）：名称由“询问地点”改为“地点”；最多字数由“500”改为“300”",
            "增加字段“性别”（other）：名称为“性别”，选项来源为“codes_inquireeSex”，类型为“radio”");
  }

  @Test
  void should_tellAttributesCodesAndColumns_when_factsChange() {
    String facts =
        """
        sections: {巡查: 900}
        facts:
          weather: {label: 天气, type: code, section: 巡查, codes: {SUN: 晴, RAIN: 雨}}
          boats: {label: 船只, type: rows, section: 巡查, columns: {name: {label: 船名, type: text}}}
          depth: {label: 水深, type: text, section: 巡查}
        """;
    String now =
        """
        sections: {巡查: 900}
        facts:
          weather: {label: 天气情况, type: code, section: 巡查, codes: {SUN: 晴, SNOW: 雪}}
          boats: {label: 船只, type: rows, section: 巡查, columns: {name: {label: 船名, type: longtext}}}
          wind: {label: 风力, type: text, section: 巡查}
        """;

    assertThat(told("patrol.facts.yml", facts, now))
        .satisfiesExactly(
            gone -> assertThat(gone).isEqualTo("删除数据“水深”（depth）"),
            weather ->
                assertThat(weather)
                    .isEqualTo("修改数据“天气情况”（weather）：名称由“天气”改为“天气情况”；增加选项SNOW“雪”；去掉选项RAIN“雨”"),
            boats -> assertThat(boats).contains("列“name”的类型由“text”改为“longtext”"),
            wind -> assertThat(wind).startsWith("增加数据“风力”（wind）：名称为“风力”，类型为“text”"));
  }

  @Test
  void should_tellSettingsAndLines_when_profilesAndTextsChange() throws IOException {
    String profile = read("docs/examples/second-inquiry/second-inquiry.yml");

    assertThat(told("second-inquiry.yml", profile, profile.replace("name: 补充询问", "name: 再问")))
        .containsExactly("修改设置“name”：由“补充询问”改为“再问”");
    Change text = change("a.ftlh", "甲\n乙\n丙\n", "甲\n丁\n丙\n戊\n");
    assertThat(text.told()).containsExactly("改动2处，增加2行，删除1行");
    assertThat(text.lines()).contains("-乙", "+丁", "+戊", " 甲");
  }

  @Test
  void should_tellTheFileAlone_when_itComesOrGoesOrCannotBeRead() {
    assertThat(PackageDifference.between(Map.of("a.yml", bytes("x: 1")), Map.of()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Change.Kind.REMOVED);
              assertThat(change.told()).isEmpty();
              assertThat(change.lines()).contains("-x: 1");
            });
    assertThat(told("a.bpmn", "<a", "<b")).containsExactly("改动1处，增加1行，删除1行");
    assertThat(PackageDifference.between(Map.of("a.yml", bytes("x")), Map.of("a.yml", bytes("x"))))
        .isEmpty();
  }

  private static List<String> told(String file, String before, String after) {
    assertThat(after).isNotEqualTo(before);
    return change(file, before, after).told();
  }

  private static Change change(String file, String before, String after) {
    return PackageDifference.between(Map.of(file, bytes(before)), Map.of(file, bytes(after)))
        .get(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
