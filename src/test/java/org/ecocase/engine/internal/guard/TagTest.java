package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading XML that a stranger may have written. */
class TagTest {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  @Test
  void should_knowTheLine_when_aFileIsRead() throws UnreadableFile {
    Tag root =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a
                 comment -->
            <b:definitions xmlns:b="%s" xmlns:x="http://camunda.org/schema/1.0/bpmn">
              <b:userTask id="act" name="办理"
                x:dueDate="a">text<b:documentation>one<![CDATA[ < two]]></b:documentation>
              </b:userTask><b:endEvent id="end"/>
            </b:definitions>
            """
                .formatted(BPMN));

    Tag task = root.child("userTask").orElseThrow();
    assertThat(root.line()).isEqualTo(4);
    assertThat(task.line()).isEqualTo(5);
    assertThat(task.children().get(0).line()).isEqualTo(6);
    assertThat(root.child("endEvent").orElseThrow().line()).isEqualTo(7);
    assertThat(task.camunda("dueDate")).isEqualTo("a");
    assertThat(task.label()).isEqualTo("“办理”（act）");
    assertThat(task.children().get(0).text()).isEqualTo("one < two");
    assertThat(task.children().get(0).label()).isEqualTo("“办理”（act）<bpmn:documentation>");
    assertThat(root.descendants()).hasSize(4);
    assertThat(Finding.of(task, "camunda:dueDate", "不对。").text())
        .isEqualTo("《a.bpmn》第5行“办理”（act）属性camunda:dueDate：不对。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <a> | 不是有效的XML文件
          <a b="1" b="2"/> | 不是有效的XML文件
          <p:a/> | 不是有效的XML文件
          <!DOCTYPE a><a/> | 不允许使用文档类型声明
          <!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a> | 不允许使用文档类型声明
          <!DOCTYPE a SYSTEM "file:///etc/passwd"><a/> | 不允许使用文档类型声明
          <a>&e;</a> | 不允许使用实体
          <a><?php x ?></a> | 不允许使用处理指令
          <?xml version="1.1"?><a/> | 应为XML 1.0
          <?xml version="1.0" encoding="UTF-16"?><a/> | 文件编码应为UTF-8
          <?xml version="1.0" encoding="GBK"?><a/> | 文件编码应为UTF-8
          """)
  void should_refuseTheFile_when_itIsNotPlainXml(String xml, String sentence) {
    assertThat(finding(xml).text()).isEqualTo("《a.bpmn》第1行：" + sentence);
  }

  @Test
  void should_nameTheLine_when_theFileBreaksOff() {
    assertThat(finding("<a>\n<b>\n</a>").line()).isEqualTo(3);
    assertThat(finding("").sentence()).isEqualTo("不是有效的XML文件");
  }

  @Test
  void should_refuseTheFile_when_itIsTooLarge() {
    assertThat(finding("<a>".repeat(41)).sentence()).isEqualTo("元素嵌套超过40层");
    assertThat(finding("<a>" + "<b/>".repeat(20_000) + "</a>").sentence()).isEqualTo("元素超过20000个");
    assertThat(finding("<a id=\"" + "x".repeat(256) + "\"/>").sentence()).isEqualTo("属性id过长");
    assertThat(finding("<a>" + "x".repeat(8_001) + "</a>").sentence()).isEqualTo("元素<a>的文字过长");
    assertThat(finding(" ".repeat(2 * 1024 * 1024) + "<a/>").sentence()).isEqualTo("文件超过2MB");
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i <= 40; i++) {
      many.append(" a").append(i).append("=\"\"");
    }
    assertThat(finding(many + "/>").sentence()).isEqualTo("元素的属性超过40个");
  }

  @Test
  void should_refuseTheFile_when_itsBytesAreNoUtf8() {
    byte[] bytes = "<a>\u00e9</a>".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(
            catchThrowableOfType(UnreadableFile.class, () -> Tag.read("a.bpmn", bytes))
                .finding()
                .sentence())
        .isEqualTo("文件编码应为UTF-8");
  }

  private static Finding finding(String xml) {
    return catchThrowableOfType(UnreadableFile.class, () -> read(xml)).finding();
  }

  private static Tag read(String xml) throws UnreadableFile {
    return Tag.read("a.bpmn", xml.getBytes(StandardCharsets.UTF_8));
  }
}
