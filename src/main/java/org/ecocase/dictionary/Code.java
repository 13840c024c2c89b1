package org.ecocase.dictionary;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the codes that a fact may have; {@link FactCodes} has an enum for each such fact. */
public interface Code {

  /** The key of the fact. */
  String fact();

  /** The code as a file keeps it. */
  String name();

  /** Whether it is the fact's value, or among its values where it has several. */
  default boolean in(Map<String, ?> facts) {
    Object value = facts.get(fact());
    return value instanceof Collection<?> several ? several.contains(name()) : name().equals(value);
  }

  /** Which of these codes the fact has; empty while it is unknown. */
  static <C extends Enum<C> & Code> Optional<C> of(Class<C> codes, Map<String, ?> facts) {
    return Stream.of(codes.getEnumConstants()).filter(code -> code.in(facts)).findFirst();
  }
}
