package org.ecocase.engine.internal.guard;

import java.util.function.Supplier;

/**
 * A shipped model with one thing changed.
 *
 * @param model the file
 * @param operator what was done
 * @param type the kind of element, such as {@code bpmn:serviceTask[generateDocument]}
 * @param name the attribute, property or parameter; empty when it concerns the element itself
 * @param id of the element, or of the nearest one around it that has one
 * @param detail from what to what
 * @param content the changed model
 */
record Mutant(
    String model,
    String operator,
    String type,
    String name,
    String id,
    String detail,
    Supplier<byte[]> content) {

  /** Mutants that differ in their place only. */
  Group group() {
    return new Group(operator, type, name);
  }

  @Override
  public String toString() {
    return model + "#" + id + " " + group() + (detail.isEmpty() ? "" : " " + detail);
  }

  /** What mutants have in common by which they are judged. */
  record Group(String operator, String type, String name) implements Comparable<Group> {

    @Override
    public int compareTo(Group other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return operator + " " + type + (name.isEmpty() ? "" : " " + name);
    }
  }
}
