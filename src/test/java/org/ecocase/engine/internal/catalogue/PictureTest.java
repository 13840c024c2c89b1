package org.ecocase.engine.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ecocase.engine.Catalogue.Flow;
import org.ecocase.engine.Catalogue.Process;
import org.ecocase.engine.internal.guard.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

  /** All that a picture may consist of; in a page each of them is only drawn. */
  private static final Set<String> ELEMENTS =
      Set.of("svg", "title", "g", "rect", "circle", "polyline", "polygon", "text");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "xmlns",
          "role",
          "aria-label",
          "viewBox",
          "width",
          "height",
          "x",
          "y",
          "rx",
          "cx",
          "cy",
          "r",
          "points",
          "fill",
          "stroke",
          "stroke-width",
          "stroke-dasharray",
          "stroke-linejoin",
          "font-family",
          "font-size",
          "text-anchor",
          "transform");

  private static final Picture.Words WORDS = effect -> effect.change().label() + effect.of();

  @Test
  void should_markClocksAndStages_when_elementsAndFlowsCarryThem() throws Exception {
    assertThat(titles(drawn()))
        .contains(
            "进入CLUE",
            "启动clue-verification",
            "中止case-decision",
            "恢复case-decision",
            "终结clue-verification",
            "终结case-decision");
  }

  @Test
  void should_tellEverythingInTitles_when_itIsRead() throws Exception {
    assertThat(titles(drawn()))
        .contains("标记", "本机关", "判断“同意？”", "退回。恢复case-decision", "开始“开始”。进入CLUE");
  }

  @Test
  void should_drawNothingButShapesAndTexts_when_namesHoldMarkup() throws Exception {
    Document picture = drawn();

    assertThat(texts(picture)).contains("核查").contains("<script>alert(1)</script>");
    onlyDrawn(picture);
  }

  @Test
  void should_drawNothingButShapesAndTexts_when_modelsAreShipped() throws Exception {
    for (Flow flow : ShippedCatalogue.flows()) {
      for (Process process : flow.processes()) {
        onlyDrawn(parsed(process.picture()));
      }
    }
  }

  @Test
  void should_beTheSameTextAgain_when_drawnTwice() throws Exception {
    String picture = Picture.of(model(), "标记", WORDS);

    assertThat(Picture.of(model(), "标记", WORDS)).isEqualTo(picture);
    assertThat(picture).contains("500").doesNotContain("500.04").contains("role=\"img\"");
  }

  @Test
  void should_breakChineseTextEvenly_when_aNameIsLong() {
    assertThat(Wrap.lines("审批延长核查期限", 12, 88)).containsExactly("审批延长核", "查期限");
    assertThat(Wrap.lines("收到缴款信息。", 12, 72)).containsExactly("收到缴款信息。");
    assertThat(Wrap.lines("按PDF/A-3归档", 12, 60)).containsExactly("按PDF/A-3", "归档");
    assertThat(Wrap.lines("", 12, 60)).isEmpty();
  }

  private static void onlyDrawn(Document picture) {
    Set<String> elements = new HashSet<>();
    Set<String> attributes = new HashSet<>();
    for (Element element : all(picture, "*")) {
      elements.add(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        attributes.add(element.getAttributes().item(i).getNodeName());
      }
    }
    assertThat(ELEMENTS).containsAll(elements);
    assertThat(ATTRIBUTES).containsAll(attributes);
  }

  private static Document drawn() throws Exception {
    return parsed(Picture.of(model(), "标记", WORDS));
  }

  private static Tag model() throws Exception {
    return Tag.read(
        "marks.bpmn", Files.readAllBytes(Path.of("src/test/resources/catalogue/marks.bpmn")));
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> titles(Document picture) {
    return all(picture, "title").stream().map(Element::getTextContent).toList();
  }

  private static String texts(Document picture) {
    return String.join("", all(picture, "text").stream().map(Element::getTextContent).toList());
  }

  private static List<Element> all(Document picture, String name) {
    NodeList found = picture.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
