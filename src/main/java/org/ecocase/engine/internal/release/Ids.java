package org.ecocase.engine.internal.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The ids in the files of a package: what they define, and which of them occur twice. */
final class Ids {

  private static final Map<String, Kind> KINDS =
      Map.of("process", Kind.PROCESS, "decision", Kind.DECISION);
  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();
  private static final JsonFactory JSON = new JsonFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private final List<Defined> defined = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private Ids() {}

  /** What can be defined. */
  enum Kind {
    PROCESS("流程"),
    DECISION("决策"),
    FORM("表单");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** A process, decision or form. */
  record Defined(Kind kind, String id, String file, int line) {

    String key() {
      return kind + " " + id;
    }

    String place() {
      return Ids.place(file, line);
    }
  }

  static Ids of(Map<String, byte[]> files) {
    Ids ids = new Ids();
    files.forEach(ids::read);
    Map<String, Defined> first = new HashMap<>();
    for (Defined now : ids.defined) {
      Defined before = first.putIfAbsent(now.key(), now);
      if (before != null) {
        ids.findings.add(
            now.place() + "：" + now.kind().label() + "“" + now.id() + "”与" + before.place() + "重复");
      }
    }
    return ids;
  }

  List<Defined> defined() {
    return defined;
  }

  /** What occurs twice or cannot be read, each in a Chinese sentence with file and line. */
  List<String> findings() {
    return findings;
  }

  static String place(String file, int line) {
    return "《" + file + "》第" + line + "行";
  }

  private void read(String file, byte[] content) {
    if (file.endsWith(".form")) {
      form(file, content);
    } else if (file.endsWith(".bpmn") || file.endsWith(".dmn")) {
      model(file, content);
    }
  }

  private void model(String file, byte[] content) {
    Map<String, Integer> lines = new HashMap<>();
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(content));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String id = xml.getAttributeValue(null, "id");
          int line = xml.getLocation().getLineNumber();
          if (id != null) {
            once(file, id, line, lines);
            Kind kind = KINDS.get(xml.getLocalName());
            if (kind != null) {
              defined.add(new Defined(kind, id, file, line));
            }
          }
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      String type = file.endsWith(".dmn") ? "DMN" : "BPMN";
      findings.add(place(file, line) + "：不是有效的" + type + "文件");
    }
  }

  /** A form's own id stands in its outermost object. */
  private void form(String file, byte[] content) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser json = JSON.createParser(content)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING && "id".equals(json.currentName())) {
          int line = json.currentTokenLocation().getLineNr();
          if (depth == 1) {
            defined.add(new Defined(Kind.FORM, json.getText(), file, line));
          } else {
            once(file, json.getText(), line, lines);
          }
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      findings.add(place(file, line) + "：不是有效的表单文件");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void once(String file, String id, int line, Map<String, Integer> lines) {
    Integer before = lines.putIfAbsent(id, line);
    if (before != null) {
      findings.add(place(file, line) + "：编号“" + id + "”与第" + before + "行重复");
    }
  }
}
