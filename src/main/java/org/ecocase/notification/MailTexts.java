package org.ecocase.notification;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of mails in force: what the product ships, and in its place what packages that were
 * deployed have.
 */
public interface MailTexts {

  /** How the file of a mail is called, after its name. */
  String SUFFIX = ".mail.ftl";

  /** How a text asks for a value. */
  Pattern WORD = Pattern.compile("\\$\\{([a-z]{1,20})}");

  /** The mail whose words a file holds by its name; empty for every other file. */
  static Optional<String> mailOf(String file) {
    return file.endsWith(SUFFIX)
        ? Optional.of(file.substring(0, file.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /** What is in force, by the names of the mails. */
  Map<String, String> all();

  /** What the product ships, by the names of the mails. */
  Map<String, String> shipped();

  /** Which values a text asks for. */
  static Set<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group(1)).collect(Collectors.toSet());
  }

  /** Puts the words of packages into force, by the names of the mails. */
  void replace(Map<String, String> deployed);

  /** Whether words can be read and need no values but these. */
  boolean suits(String text, Set<String> words);
}
