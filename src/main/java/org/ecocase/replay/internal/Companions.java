package org.ecocase.replay.internal;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ecocase.law.Citation;
import org.ecocase.law.LawBook;
import org.ecocase.law.Provision;
import org.springframework.core.io.ClassPathResource;

/** Which punishing articles go with a breach of another statute: {@code replay/companions.yml}. */
record Companions(List<Pair> companions) {

  /** The broken articles and the one that may punish them. */
  record Pair(List<String> breach, String basis) {}

  static Companions read() {
    try (InputStream yaml = new ClassPathResource("replay/companions.yml").getInputStream()) {
      return new YAMLMapper().readValue(yaml, Companions.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a provision goes with one that punishes the broken article by its own statute. */
  boolean goWith(Provision proper, Provision other) {
    return companions.stream()
        .filter(pair -> Citation.fits(pair.basis(), other))
        .anyMatch(pair -> pair.breach().stream().anyMatch(b -> Citation.fitsBreach(b, proper)));
  }

  /** The provisions that go with one. */
  List<Provision> of(LawBook book, Provision proper) {
    return book.violations().stream()
        .flatMap(v -> v.provisions().stream())
        .filter(p -> goWith(proper, p))
        .toList();
  }
}
