package org.ecocase.law.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecocase.law.Citation;
import org.ecocase.law.Detention;
import org.ecocase.law.LawBook;
import org.ecocase.law.Replacement;

/** Whether what the tables of successors and of detentions cite is there and can be read. */
final class CitationCheck {

  private final LawBook book;
  private final List<String> findings = new ArrayList<>();

  private CitationCheck(LawBook book) {
    this.book = book;
  }

  static List<String> findings(LawBook book) {
    CitationCheck check = new CitationCheck(book);
    for (Replacement replacement : book.replacements()) {
      String at = "新旧条文对照“" + replacement.matter() + "”";
      check.cited(at, replacement.old());
      check.cited(at, replacement.successor());
    }
    for (Detention detention : book.detentions()) {
      String at = "行政拘留“" + detention.act() + "”";
      check.cited(at, detention.old());
      check.cited(at, detention.successor());
    }
    return check.findings;
  }

  /** An empty text cites nothing: the matter is new. */
  private void cited(String at, String text) {
    boolean titled = false;
    for (String citation : text.isEmpty() ? List.<String>of() : Citation.listed(text)) {
      if (!citation.startsWith("第")) {
        titled = true;
        titled(at, citation);
      } else if (!titled) {
        findings.add(at + "中“" + citation + "”之前没有写明法律");
      } else if (!Citation.isPlace(citation)) {
        unreadable(at, citation);
      }
    }
  }

  private void titled(String at, String citation) {
    Optional<String> place =
        book.statutes().stream()
            .flatMap(statute -> Citation.place(citation, statute).stream())
            .findFirst();
    if (place.isEmpty()) {
      findings.add(at + "引用了法律库中没有的法律“" + citation + "”");
    } else if (!place.get().contains("条") || !Citation.isPlace(place.get())) {
      unreadable(at, citation);
    }
  }

  private void unreadable(String at, String citation) {
    findings.add(at + "中“" + citation + "”不能识别为条、款、项");
  }
}
