package org.ecocase.engine.internal.bridge;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One input of a form.
 *
 * @param key the fact it asks for
 * @param label its Chinese name on the form
 * @param readonly shown only; what comes back for it is ignored
 * @param hiddenWhen FEEL conditions, its own and its groups'; any that holds hides it
 * @param options the values a choice offers; empty when it is no choice with fixed values
 * @param choicesKey name of the list the server supplies for a choice; null when there is none
 * @param pattern what a text must match as a whole; null when anything goes
 * @param widget what its widget is told, the custom properties; empty where it has none
 */
record Field(
    String key,
    String label,
    boolean required,
    boolean readonly,
    List<String> hiddenWhen,
    Set<String> options,
    String choicesKey,
    BigDecimal min,
    BigDecimal max,
    Integer minLength,
    Integer maxLength,
    Pattern pattern,
    Map<String, String> widget) {}
