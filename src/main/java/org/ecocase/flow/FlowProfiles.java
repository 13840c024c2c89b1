package org.ecocase.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.org.Roles;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** The profiles of all flows in force. */
@Component
public class FlowProfiles {

  private final Roles roles;
  private volatile List<FlowProfile> all = List.of();

  public FlowProfiles(Roles roles) {
    this.roles = roles;
  }

  /** All of them, by the names of their packages. */
  public List<FlowProfile> all() {
    return all;
  }

  /** That of a package. */
  public Optional<FlowProfile> of(String flow) {
    return all.stream().filter(profile -> profile.flow().equals(flow)).findFirst();
  }

  /** Puts profiles into force, with the roles that they bring. */
  public void replace(Collection<FlowProfile> profiles) {
    List<FlowProfile> sorted = new ArrayList<>(profiles);
    sorted.sort(Comparator.comparing(FlowProfile::flow));
    roles.replaceBrought(sorted.stream().flatMap(p -> p.roles().stream()).toList());
    all = List.copyOf(sorted);
  }

  /** The kind of file that a flow opens. */
  public Optional<FileKind> kind(String key) {
    return kinds().filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** Every kind of file. */
  public Stream<FileKind> kinds() {
    return all.stream().map(FlowProfile::opens).flatMap(Optional::stream);
  }

  /** The flow that opens files of a kind. */
  public Optional<FlowProfile> ofKind(String key) {
    return all.stream()
        .filter(profile -> profile.opens().filter(kind -> kind.key().equals(key)).isPresent())
        .findFirst();
  }

  /** Every stage of every kind of file, in their order. */
  public List<Stage> stages() {
    return kinds().flatMap(kind -> kind.stages().stream()).toList();
  }

  /**
   * The key of a stage that somebody asks for.
   *
   * @param field that was asked with
   * @return null where nothing is asked
   * @throws Refusal (INVALID) when no kind of file has such a stage
   */
  public String asked(String field, String key) {
    if (key != null && stages().stream().noneMatch(stage -> stage.key().equals(key))) {
      throw Refusal.invalid(field, "没有阶段“" + key + "”");
    }
    return key;
  }

  /** A stage by its key; one that no flow has any more keeps its key for a name. */
  public Stage stage(String key) {
    return stages().stream()
        .filter(stage -> stage.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Stage(key, key, false));
  }

  /** The profile whose process somebody starts in 启动流程. */
  public Optional<FlowProfile> opening(String process) {
    return all.stream()
        .filter(
            profile ->
                profile
                    .starts(Start.From.AGENCY)
                    .anyMatch(start -> start.process().equals(process)))
        .findFirst();
  }

  /** How a process is started from a file, if it is. */
  public Optional<Start> action(String process) {
    return actions().filter(start -> start.process().equals(process)).findFirst();
  }

  /** Everything that is started from a file. */
  public Stream<Start> actions() {
    return all.stream().flatMap(profile -> profile.starts(Start.From.FILE));
  }

  /** What a kind of signal begins. */
  public Optional<Start> signal(String kind) {
    return all.stream()
        .flatMap(profile -> profile.starts(Start.From.SIGNAL))
        .filter(start -> kind.equals(start.signal()))
        .findFirst();
  }
}
