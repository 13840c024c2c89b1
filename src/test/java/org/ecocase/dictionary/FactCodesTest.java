package org.ecocase.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactCodes.PenaltyKinds;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.api.Test;

/** The dictionary as Java, and how a code is looked for in a file. */
class FactCodesTest {

  private final Dictionary dictionary = ShippedDictionary.read();

  @Test
  void should_haveAConstant_when_itIsAFact() throws IllegalAccessException {
    Set<String> keys = new TreeSet<>();
    for (Field constant : FactKeys.class.getFields()) {
      keys.add((String) constant.get(null));
    }

    assertThat(keys)
        .isEqualTo(dictionary.all().stream().map(Fact::key).collect(Collectors.toSet()));
  }

  @Test
  void should_haveAnEnum_when_aFactHasCodes() {
    List<Code> codes =
        Stream.of(FactCodes.class.getClasses())
            .filter(Class::isEnum)
            .flatMap(type -> Stream.of(type.getEnumConstants()))
            .map(Code.class::cast)
            .toList();

    assertThat(codes.stream().map(code -> code.fact() + " " + code.name()))
        .containsExactlyInAnyOrderElementsOf(
            dictionary.all().stream()
                .flatMap(fact -> fact.codes().keySet().stream().map(c -> fact.key() + " " + c))
                .toList());
  }

  @Test
  void should_beFound_when_theFactIsThatCode() {
    assertThat(PartyKind.PERSON.in(Map.of("partyKind", "PERSON"))).isTrue();
    assertThat(PartyKind.PERSON.in(Map.of("partyKind", "ORGANISATION"))).isFalse();
    assertThat(PartyKind.PERSON.in(Map.of("partyName", "PERSON"))).isFalse();
    assertThat(PartyKind.PERSON.in(Map.of())).isFalse();
  }

  @Test
  void should_beFound_when_theFactHasItAmongOthers() {
    Map<String, Object> facts = Map.of("penaltyKinds", List.of("FINE", "WARNING"));

    assertThat(PenaltyKinds.FINE.in(facts)).isTrue();
    assertThat(PenaltyKinds.CONFISCATE_GAINS.in(facts)).isFalse();
  }

  @Test
  void should_tellWhichItIs_when_itIsKnown() {
    assertThat(Code.of(PartyKind.class, Map.of("partyKind", "PERSON"))).contains(PartyKind.PERSON);
    assertThat(Code.of(PartyKind.class, Map.of("partyKind", "GHOST"))).isEmpty();
    assertThat(Code.of(PartyKind.class, Map.of())).isEmpty();
  }
}
