package org.ecocase.engine.internal.guard;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that a stranger may have written: UTF-8 only, no document type, no entities, no
 * processing instructions, nothing fetched, and bounds on everything, so that what the engine reads
 * later is what was checked.
 */
final class XmlFile {

  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int DEEPEST = 40;
  private static final int MOST_ATTRIBUTES = 40;
  private static final int LONGEST_ATTRIBUTE = 4_000;
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST_LABEL = 255;

  private static final XMLInputFactory PARSERS = parsers();

  private final String file;
  private final XMLStreamReader reader;
  private Tag open;
  private Tag root;
  private int depth;
  private int elements;
  private int line = 1;

  private XmlFile(String file, XMLStreamReader reader) {
    this.file = file;
    this.reader = reader;
  }

  private static XMLInputFactory parsers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  static Tag root(String file, byte[] xml) throws UnreadableFile {
    if (xml.length > MOST_BYTES) {
      throw new UnreadableFile(file, 0, "文件超过" + MOST_BYTES / 1024 / 1024 + "MB");
    }
    XMLStreamReader reader = null;
    XmlFile reading = null;
    try {
      reader = PARSERS.createXMLStreamReader(new StringReader(text(file, xml)));
      reading = new XmlFile(file, reader);
      return reading.read();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new UnreadableFile(file, Math.max(line, reading == null ? 0 : 1), "不是有效的XML文件");
    } finally {
      close(reader);
    }
  }

  private static String text(String file, byte[] xml) throws UnreadableFile {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableFile(file, 0, "文件编码应为UTF-8");
    }
  }

  private static void close(XMLStreamReader reader) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private Tag read() throws XMLStreamException, UnreadableFile {
    declared();
    while (reader.hasNext()) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            write();
        case XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {}
        case XMLStreamConstants.DTD -> throw unreadable("不允许使用文档类型声明");
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw unreadable("不允许使用处理指令");
        default -> throw unreadable("不允许使用实体");
      }
      // the parser tells where an event ends, which is where the next one starts
      line = reader.getLocation().getLineNumber();
    }
    return root;
  }

  private void declared() throws UnreadableFile {
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw unreadable("文件编码应为UTF-8");
    }
    if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
      throw unreadable("应为XML 1.0");
    }
  }

  private void start() throws UnreadableFile {
    if (++elements > MOST_ELEMENTS) {
      throw unreadable("元素超过" + MOST_ELEMENTS + "个");
    }
    if (++depth > DEEPEST) {
      throw unreadable("元素嵌套超过" + DEEPEST + "层");
    }
    // before the root the parser passes over white space without telling where
    int at = open == null ? reader.getLocation().getLineNumber() : line;
    String namespace = text(reader.getNamespaceURI());
    Tag tag = new Tag(file, at, namespace, reader.getLocalName(), open, attributes());
    if (open == null) {
      root = tag;
    } else {
      open.adopt(tag);
    }
    open = tag;
  }

  private Map<String, String> attributes() throws UnreadableFile {
    if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
      throw unreadable("元素的属性超过" + MOST_ATTRIBUTES + "个");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = text(reader.getAttributeNamespace(i));
      String name = Namespace.qualified(namespace, reader.getAttributeLocalName(i));
      String value = reader.getAttributeValue(i);
      boolean label = name.equals("id") || name.equals("name");
      if (value.length() > (label ? LONGEST_LABEL : LONGEST_ATTRIBUTE)) {
        throw unreadable("属性" + name + "过长");
      }
      attributes.put(name, value);
    }
    return attributes;
  }

  private void end() {
    depth--;
    open = open.parent().orElse(null);
  }

  private void write() throws UnreadableFile {
    if (open != null && open.write(reader.getText()) > LONGEST_TEXT) {
      throw unreadable("元素<" + open.qualified() + ">的文字过长");
    }
  }

  private UnreadableFile unreadable(String sentence) {
    return new UnreadableFile(file, line, sentence);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
