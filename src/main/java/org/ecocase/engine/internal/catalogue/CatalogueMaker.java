package org.ecocase.engine.internal.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ecocase.engine.Catalogue.Flow;
import org.ecocase.engine.Catalogue.Process;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.guard.UnreadableFile;
import org.ecocase.flow.FlowProfile;

/**
 * Makes the catalogue from packages; the same packages make the same catalogue, letter by letter.
 */
public final class CatalogueMaker {

  private final Sources sources;
  private final Labels labels;
  private final Map<String, ProcessModel> all = new TreeMap<>();
  private final Map<String, String> decisions = new TreeMap<>();

  private CatalogueMaker(Sources sources) {
    this.sources = sources;
    this.labels = new Labels(sources);
    sources.packages().values().forEach(this::readDecisions);
    sources.packages().values().stream()
        .flatMap(files -> models(files).stream())
        .forEach(model -> all.put(model.key(), model));
  }

  /** All flows, by their keys. */
  public static List<Flow> flows(Sources sources) {
    CatalogueMaker maker = new CatalogueMaker(sources);
    return new TreeMap<>(sources.packages())
        .entrySet().stream().map(flow -> maker.flow(flow.getKey(), flow.getValue())).toList();
  }

  /** The element templates that Modeler offers for these packages. */
  public static String elementTemplates(Sources sources) {
    CatalogueMaker maker = new CatalogueMaker(sources);
    List<ProcessModel> models = List.copyOf(maker.all.values());
    TemplateChoices choices = new TemplateChoices(sources, maker.labels, maker.decisions, models);
    return new ElementTemplateFile(sources, choices, models).content();
  }

  private Flow flow(String key, Map<String, byte[]> files) {
    FlowProfile profile =
        sources.profiles().stream()
            .filter(one -> one.flow().equals(key))
            .findFirst()
            .orElseGet(() -> new FlowProfile(key, key, null, List.of(), List.of()));
    Collection<ProcessModel> models = sorted(key, models(files));
    ProcessTables tables =
        new ProcessTables(labels, new BlockWords(sources.blocks(), labels, decisions), all);
    FlowTables common = new FlowTables(labels, all, decisions);
    return new Flow(
        key,
        profile.label(),
        common.opening(profile),
        models.stream().map(model -> process(model, tables)).toList(),
        common.of(profile, models, files));
  }

  private Process process(ProcessModel model, ProcessTables tables) {
    return new Process(
        model.key(),
        model.name(),
        Model.about(model.process()),
        Picture.of(model.definitions(), model.name(), labels),
        tables.of(model));
  }

  /** The process that is called like its flow goes before the others. */
  private static List<ProcessModel> sorted(String flow, List<ProcessModel> models) {
    return models.stream()
        .sorted(
            Comparator.comparing((ProcessModel model) -> !model.key().equals(flow))
                .thenComparing(ProcessModel::key))
        .toList();
  }

  private static List<ProcessModel> models(Map<String, byte[]> files) {
    return new TreeMap<>(files)
        .entrySet().stream()
            .filter(file -> file.getKey().endsWith(".bpmn"))
            .flatMap(file -> read(file.getKey(), file.getValue()).stream())
            .flatMap(definitions -> ProcessModel.of(definitions).stream())
            .filter(model -> model.key() != null)
            .toList();
  }

  private void readDecisions(Map<String, byte[]> files) {
    new TreeMap<>(files)
        .entrySet().stream()
            .filter(file -> file.getKey().endsWith(".dmn"))
            .flatMap(file -> read(file.getKey(), file.getValue()).stream())
            .flatMap(definitions -> definitions.children("decision"))
            .filter(decision -> decision.id() != null)
            .forEach(
                decision ->
                    decisions.put(
                        decision.id(),
                        Stream.of(Model.name(decision), decision.id())
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElseThrow()));
  }

  /** A file that is in force though it cannot be read has no part in the catalogue. */
  static Optional<Tag> read(String file, byte[] content) {
    try {
      return Optional.of(Tag.read(file, content));
    } catch (UnreadableFile e) {
      return Optional.empty();
    }
  }
}
