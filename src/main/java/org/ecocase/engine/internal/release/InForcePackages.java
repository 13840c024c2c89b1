package org.ecocase.engine.internal.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.TemplateFiles;
import org.ecocase.engine.ModelPackages;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InForcePackages implements ModelPackages {

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
    return shipped
        .find(name)
        .map(to -> PackageDifference.between(before, to.files()))
        .orElse(List.of());
  }

  @Override
  public List<Version> versions(String name) {
    return releases.all(name).stream()
        .map(r -> new Version(r.id(), r.title(), r.by(), r.at()))
        .toList();
  }

  @Override
  public Map<String, byte[]> files(String name, long version) {
    return releases.content(release(name, version)).files();
  }

  @Override
  public List<Change> changes(String name, long version) {
    List<Release> all = releases.all(name);
    int at = all.indexOf(release(name, version));
    Map<String, byte[]> before =
        at + 1 < all.size() ? releases.content(all.get(at + 1)).files() : Map.of();
    return PackageDifference.between(before, releases.content(all.get(at)).files());
  }

  @Override
  public List<Integer> printing(String template, String version) {
    Map<Long, Map<String, byte[]>> files = new TreeMap<>();
    Map<Long, Integer> numbers = new HashMap<>();
    jdbc.sql(
            """
            select r.id, r.number, b.name_, b.bytes_ from (
              select v.*, row_number() over (partition by package order by id) as number
              from model_release v join act_re_deployment d on d.id_ = v.deployment_id) r
            join act_ge_bytearray b on b.deployment_id_ = r.deployment_id
            where b.name_ in (?, ?)
            """)
        .params(template + DocumentTemplate.TEXT, template + DocumentTemplate.ABOUT)
        .query(
            row -> {
              numbers.put(row.getLong(1), row.getInt(2));
              files
                  .computeIfAbsent(row.getLong(1), id -> new TreeMap<>())
                  .put(row.getString(3), row.getBytes(4));
            });
    return files.entrySet().stream()
        .filter(release -> version.equals(TemplateFiles.version(template, release.getValue())))
        .map(release -> numbers.get(release.getKey()))
        .toList();
  }

  private Release release(String name, long version) {
    return releases.all(name).stream()
        .filter(release -> release.id() == version)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("流程包没有这个版本"));
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
