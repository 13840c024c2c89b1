package org.ecocase.engine.internal.guard;

/** A file that cannot be read at all, and where it ends to make sense. */
public final class UnreadableFile extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  UnreadableFile(String file, int line, String sentence) {
    super(sentence);
    this.finding = new Finding(file, line, "", "", sentence);
  }

  Finding finding() {
    return finding;
  }
}
