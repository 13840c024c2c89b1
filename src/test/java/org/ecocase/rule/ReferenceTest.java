package org.ecocase.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

  @Test
  void should_readEveryForm_when_alternativesAreWritten() {
    assertThat(
            Reference.alternatives(
                "filing-approval | review=RETURN,REFUSE | service@notice | fact source=TRANSFER"))
        .containsExactly(
            new Reference("filing-approval", null, Set.of(), null),
            new Reference("review", null, Set.of("RETURN", "REFUSE"), null),
            new Reference("service", null, Set.of(), "notice"),
            new Reference(null, "source", Set.of("TRANSFER"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Filing",
        "a b",
        "a=",
        "a=X,",
        "a@",
        "a=X Y",
        "fact x y",
        "a | | b",
        "a;b",
        "${a}"
      })
  void should_refuse_when_itIsWrittenOtherwise(String written) {
    assertThatThrownBy(() -> Reference.alternatives(written))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no reference");
  }

  @Property
  boolean should_readBackEachKey_when_keysAreJoined(
      @ForAll @Size(min = 1, max = 5) List<@From("key") String> keys) {
    return Reference.alternatives(String.join("|", keys)).stream()
        .map(Reference::step)
        .toList()
        .equals(keys);
  }

  @Provide
  Arbitrary<String> key() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars('-')
        .ofMaxLength(12)
        .map(tail -> "k" + tail);
  }
}
