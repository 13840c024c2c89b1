package org.ecocase.engine.internal.release;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ecocase.engine.ModelPackages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InForcePackages implements ModelPackages {

  private static final int CONTEXT = 2;

  /** The first two lines of a unified difference name the files. */
  private static final int HEAD = 2;

  private final Releases releases;
  private final ShippedPackages shipped;
  private final JdbcClient jdbc;

  InForcePackages(Releases releases, ShippedPackages shipped, JdbcClient jdbc) {
    this.releases = releases;
    this.shipped = shipped;
    this.jdbc = jdbc;
  }

  @Override
  public List<State> all() {
    return releases.inForce().stream().map(this::state).toList();
  }

  @Override
  public Optional<State> find(String name) {
    return releases.inForce(name).map(this::state);
  }

  @Override
  public Map<String, byte[]> files(String name) {
    return releases.inForce(name).map(r -> releases.content(r).files()).orElseThrow();
  }

  @Override
  public List<Change> changes(String name) {
    Map<String, byte[]> before =
        releases.inForce(name).map(r -> releases.content(r).files()).orElseThrow();
    return shipped.find(name).map(to -> changes(before, to.files())).orElse(List.of());
  }

  private static List<Change> changes(Map<String, byte[]> before, Map<String, byte[]> after) {
    TreeSet<String> files = new TreeSet<>(before.keySet());
    files.addAll(after.keySet());
    return files.stream()
        .map(file -> change(file, lines(before.get(file)), lines(after.get(file))))
        .filter(change -> !change.lines().isEmpty())
        .toList();
  }

  private static Change change(String file, List<String> before, List<String> after) {
    Change.Kind kind =
        before.isEmpty()
            ? Change.Kind.ADDED
            : after.isEmpty() ? Change.Kind.REMOVED : Change.Kind.CHANGED;
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            file, file, before, DiffUtils.diff(before, after), CONTEXT);
    return new Change(file, kind, lines.stream().skip(HEAD).toList());
  }

  private static List<String> lines(byte[] content) {
    return content == null
        ? List.of()
        : new String(content, StandardCharsets.UTF_8).lines().toList();
  }

  private State state(Release release) {
    return new State(
        release.name(),
        release.title(),
        release.by(),
        release.at(),
        files(release),
        shipped
            .find(release.name())
            .map(p -> p.digest().equals(release.digest()) ? Shipped.SAME : Shipped.OTHER)
            .orElse(Shipped.NONE),
        jdbc.sql("select text from release_finding where release_id = ? order by position")
            .param(release.id())
            .query(String.class)
            .list(),
        jdbc.sql(
                """
                select coalesce(d.name_, d.key_) from barred_process b
                join act_re_procdef d on d.id_ = b.definition_id
                where b.release_id = ? order by 1
                """)
            .param(release.id())
            .query(String.class)
            .list());
  }

  private List<String> files(Release release) {
    return jdbc.sql("select name_ from act_ge_bytearray where deployment_id_ = ? order by name_")
        .param(release.deploymentId())
        .query(String.class)
        .list();
  }
}
