package org.ecocase.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a block says about itself.
 *
 * @param name how models name it, as in {@code ${generateDocument}}; for ever
 * @param label what people call it
 * @param about what it does, for whoever chooses it
 * @param sentence what it does where it stands, with parameters in braces; empty where its
 *     parameters tell all
 * @param property whether elements have it act by a property; otherwise service tasks do
 * @param sets variables of the process that it sets, beside the outputs of a table it asks
 * @param foresees facts that it sets to a day ahead for as long as there is a day to wait for
 * @param process the only process that may use it; null when all may
 */
public record BlockDefinition(
    String name,
    String label,
    String about,
    String sentence,
    List<BlockParameter> parameters,
    boolean property,
    Set<String> sets,
    Set<String> foresees,
    String process) {

  public BlockDefinition {
    parameters = List.copyOf(parameters);
    sets = Set.copyOf(sets);
    foresees = Set.copyOf(foresees);
  }

  /** Of a service task. */
  public static BlockDefinition task(String name, String label, String about, String sentence) {
    return new BlockDefinition(
        name, label, about, sentence, List.of(), false, Set.of(), Set.of(), null);
  }

  /** Of a property that any element may have. */
  public static BlockDefinition property(String name, String label, String about) {
    return new BlockDefinition(name, label, about, "", List.of(), true, Set.of(), Set.of(), null);
  }

  /** Has to be told this. */
  public BlockDefinition needs(String parameter, String itsLabel, ParameterType type) {
    return with(new BlockParameter(parameter, itsLabel, type, true));
  }

  /** May be told this. */
  public BlockDefinition takes(String parameter, String itsLabel, ParameterType type) {
    return with(new BlockParameter(parameter, itsLabel, type, false));
  }

  public BlockDefinition setting(String... variables) {
    return new BlockDefinition(
        name, label, about, sentence, parameters, property, Set.of(variables), foresees, process);
  }

  public BlockDefinition foreseeing(String... facts) {
    return new BlockDefinition(
        name, label, about, sentence, parameters, property, sets, Set.of(facts), process);
  }

  /** Is for one process alone. */
  public BlockDefinition only(String inProcess) {
    return new BlockDefinition(
        name, label, about, sentence, parameters, property, sets, foresees, inProcess);
  }

  public Optional<BlockParameter> parameter(String called) {
    return parameters.stream().filter(p -> p.name().equals(called)).findFirst();
  }

  private BlockDefinition with(BlockParameter parameter) {
    List<BlockParameter> all = new ArrayList<>(parameters);
    all.add(parameter);
    return new BlockDefinition(
        name, label, about, sentence, all, property, sets, foresees, process);
  }
}
