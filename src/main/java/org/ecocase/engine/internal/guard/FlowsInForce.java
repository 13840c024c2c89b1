package org.ecocase.engine.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The flows and tables in force, read again when others have come into force. */
@Component
class FlowsInForce {

  private final RepositoryService repository;
  private final JdbcClient jdbc;
  private volatile Read last = new Read(Map.of(), Flows.of(Map.of()));

  FlowsInForce(RepositoryService repository, JdbcClient jdbc) {
    this.repository = repository;
    this.jdbc = jdbc;
  }

  /** What was read, and from which deployment each file. */
  private record Read(Map<String, String> deployments, Flows flows) {}

  Flows now() {
    Map<String, String> deployments =
        latest()
            .collect(
                Collectors.toMap(
                    ResourceDefinition::getResourceName,
                    ResourceDefinition::getDeploymentId,
                    (one, other) -> one));
    Read read = last;
    if (!read.deployments().equals(deployments)) {
      Map<String, byte[]> files = new HashMap<>();
      deployments.forEach((name, deployment) -> files.put(name, content(deployment, name)));
      read = new Read(deployments, Flows.of(files));
      last = read;
    }
    return read.flows();
  }

  /** The forms in force, by the names of their files. */
  Map<String, byte[]> forms() {
    Map<String, byte[]> forms = new TreeMap<>();
    jdbc.sql(
            """
            select b.name_, b.bytes_ from model_in_force f
            join act_ge_bytearray b on b.deployment_id_ = f.deployment_id
            where b.name_ like '%.form'
            """)
        .query(
            row -> {
              forms.put(row.getString(1), row.getBytes(2));
            });
    return forms;
  }

  /** A file in force. */
  Optional<byte[]> content(String name) {
    return latest()
        .filter(definition -> definition.getResourceName().equals(name))
        .findFirst()
        .map(definition -> content(definition.getDeploymentId(), name));
  }

  /** The files that a package has in force and would have no more. */
  Set<String> missing(String name, Set<String> files) {
    Set<String> missing =
        new TreeSet<>(
            jdbc.sql(
                    """
                    select b.name_ from model_in_force f
                    join act_ge_bytearray b on b.deployment_id_ = f.deployment_id
                    where f.package = ?
                    """)
                .param(name)
                .query(String.class)
                .list());
    missing.removeAll(files);
    return missing;
  }

  /** What a package has no more runs on where it runs, and is in force no more. */
  private Stream<ResourceDefinition> latest() {
    Set<String> past =
        jdbc.sql(
                "select deployment_id from model_release except select deployment_id from model_in_force")
            .query(String.class)
            .set();
    return definitions().filter(definition -> !past.contains(definition.getDeploymentId()));
  }

  private Stream<ResourceDefinition> definitions() {
    return Stream.of(
            repository.createProcessDefinitionQuery().latestVersion().list(),
            repository.createDecisionDefinitionQuery().latestVersion().list())
        .flatMap(List::stream);
  }

  private byte[] content(String deployment, String name) {
    try (InputStream in = repository.getResourceAsStream(deployment, name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
