package org.ecocase.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a file something belongs, written as a path: {@code seizure-2/seizure-decision} is the
 * service of a paper within the second run of a flow. Empty for the file itself. Whatever is not
 * found in a scope is looked for in the one around it.
 */
public final class Scope {

  /** The file itself. */
  public static final String FILE = "";

  private static final char IN = '/';

  private Scope() {}

  /** The scope and those around it, from the inside out; the file is the last. */
  public static List<String> outward(String scope) {
    List<String> scopes = new ArrayList<>();
    for (String at = scope; !at.isEmpty(); at = around(at)) {
      scopes.add(at);
    }
    scopes.add(FILE);
    return scopes;
  }

  /** The scope around one; that of the file is the file. */
  public static String around(String scope) {
    int last = scope.lastIndexOf(IN);
    return last < 0 ? FILE : scope.substring(0, last);
  }

  /** The scope directly in the file that it lies in, or is. */
  public static String outermost(String scope) {
    int first = scope.indexOf(IN);
    return first < 0 ? scope : scope.substring(0, first);
  }

  /** What it is called, without those around it. */
  public static String name(String scope) {
    return scope.substring(scope.lastIndexOf(IN) + 1);
  }

  /** A scope of that name within another. */
  public static String within(String scope, String name) {
    return scope.isEmpty() || name.isEmpty() ? scope + name : scope + IN + name;
  }

  /** Scopes of that name as they are seen from another: within it, within the one around it … */
  public static List<String> seen(String from, String name) {
    return outward(from).stream().map(around -> within(around, name)).toList();
  }

  /** Whether something of one scope can be seen from another: there, or further out. */
  public static boolean sees(String from, String scope) {
    return outward(from).contains(scope);
  }
}
