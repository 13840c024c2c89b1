package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ecocase.rule.Refusal;

/** Brings models, forms and tables into the running system. */
public interface ModelDeployments {

  /** The version of the engine that they have to be written for. */
  String engineVersion();

  /**
   * Deploys files under the guard; files that are all deployed already are not deployed again.
   *
   * @param name of the deployment
   * @param source where it comes from, such as the tool and the person
   * @param files name to content
   * @throws Refusal (RULE) with every finding in Chinese; nothing is deployed then
   */
  Deployed deploy(String name, String source, Map<String, byte[]> files);

  /** A deployment with the process definitions it brought. */
  record Deployed(String id, String name, String source, Instant at, List<Definition> processes) {}

  /** A version of a process. */
  record Definition(String id, String key, String name, int version, String resource) {}
}
