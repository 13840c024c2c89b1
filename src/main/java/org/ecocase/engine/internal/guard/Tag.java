package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of an XML file, with the line it stands on. Whoever holds a tag holds the tree below
 * it and the way up; nothing of it changes once the file is read.
 */
public final class Tag {

  private final String file;
  private final int line;
  private final String namespace;
  private final String name;
  private final Tag parent;
  private final Map<String, String> attributes;
  private final List<Tag> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Only {@link XmlFile} makes tags, and lets none out before the whole file is read. */
  Tag(
      String file,
      int line,
      String namespace,
      String name,
      Tag parent,
      Map<String, String> attributes) {
    this.file = file;
    this.line = line;
    this.namespace = namespace;
    this.name = name;
    this.parent = parent;
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The root of an XML file. */
  public static Tag read(String file, byte[] xml) throws UnreadableFile {
    return XmlFile.root(file, xml);
  }

  void adopt(Tag child) {
    children.add(child);
  }

  /** Adds to the text and says how long it is now. */
  int write(String more) {
    return text.append(more).length();
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  String namespace() {
    return namespace;
  }

  /** The local name. */
  public String name() {
    return name;
  }

  /** The name with the usual prefix of its namespace, such as {@code bpmn:userTask}. */
  String qualified() {
    return Namespace.qualified(namespace, name);
  }

  boolean is(Namespace namespace, String name) {
    return namespace.uri().equals(this.namespace) && name.equals(this.name);
  }

  /** Whether it is the BPMN element of that name. */
  boolean bpmn(String name) {
    return is(Namespace.BPMN, name);
  }

  public Optional<Tag> parent() {
    return Optional.ofNullable(parent);
  }

  /** Values by name with the usual prefix, such as {@code camunda:dueDate}, in the file's order. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** The value of an attribute without namespace, or null. */
  public String attribute(String name) {
    return attributes.get(name);
  }

  /** The value of an attribute of the camunda namespace, or null. */
  public String camunda(String name) {
    return attributes.get(Namespace.CAMUNDA.qualified(name));
  }

  public List<Tag> children() {
    return Collections.unmodifiableList(children);
  }

  /** The children of that local name, whatever their namespace. */
  public Stream<Tag> children(String name) {
    return children.stream().filter(child -> child.name.equals(name));
  }

  public Optional<Tag> child(String name) {
    return children(name).findFirst();
  }

  /** This tag and all below it, in the order of the file. */
  public Stream<Tag> descendants() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Tag::descendants));
  }

  /** The text directly in this element. */
  public String text() {
    return text.toString();
  }

  /** The value of {@code id}, or null. */
  public String id() {
    return attributes.get("id");
  }

  /** How people find the element: its name and id, or those of the nearest element that has any. */
  public String label() {
    String id = id();
    String called = attributes.get("name");
    if (id != null) {
      return called == null ? "（" + id + "）" : "“" + called + "”（" + id + "）";
    }
    return (parent == null ? "" : parent.label()) + "<" + qualified() + ">";
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + qualified() + (id() == null ? "" : "#" + id());
  }
}
