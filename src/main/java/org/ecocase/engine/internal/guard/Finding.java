package org.ecocase.engine.internal.guard;

/**
 * One thing that is wrong with a file of a deployment.
 *
 * @param file its name; empty when the sentence names it
 * @param line where, from 1; 0 when it concerns the file as a whole
 * @param element the label of the element, {@code “name”（id）}; empty when there is none
 * @param attribute the attribute as it is written; empty when it concerns the element itself
 * @param sentence what is wrong, in Chinese
 */
public record Finding(String file, int line, String element, String attribute, String sentence) {

  static Finding of(String file, String sentence) {
    return new Finding(file, 0, "", "", sentence);
  }

  static Finding of(Tag tag, String sentence) {
    return new Finding(tag.file(), tag.line(), tag.label(), "", sentence);
  }

  static Finding of(Tag tag, String attribute, String sentence) {
    return new Finding(tag.file(), tag.line(), tag.label(), attribute, sentence);
  }

  /** The same place with another sentence. */
  Finding saying(String other) {
    return new Finding(file, line, element, attribute, other);
  }

  /** The whole as one Chinese sentence. */
  public String text() {
    if (file.isEmpty()) {
      return sentence;
    }
    return "《"
        + file
        + "》"
        + (line > 0 ? "第" + line + "行" : "")
        + element
        + (attribute.isEmpty() ? "" : "属性" + attribute)
        + (line > 0 || !element.isEmpty() || !attribute.isEmpty() ? "：" : "")
        + sentence;
  }
}
