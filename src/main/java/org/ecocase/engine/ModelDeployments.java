package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;

/**
 * Brings models, forms and tables into the running system. They are deployed by packages: a package
 * is the folder of one flow, and a deployment is always the whole of it.
 */
public interface ModelDeployments {

  /** The version of the engine that they have to be written for. */
  String engineVersion();

  /**
   * Deploys files of one package under the guard, with everything else of the package as it is in
   * force. Nothing happens when that is what is in force already.
   *
   * @param title what the owner calls the deployment
   * @param by who deploys
   * @param files name to content; the first one names the package when all of them are new
   * @throws Refusal (RULE) with every finding in Chinese; nothing is deployed then
   */
  Deployed deploy(String title, Actor by, Map<String, byte[]> files);

  /** Puts what the product ships of a package in the place of what is in force. */
  Deployed useShipped(String name, Actor by);

  /**
   * The deployment that is in force now.
   *
   * @param name of the package
   * @param changed whether it is a new one
   * @param processes which it brought; none when nothing has changed
   */
  record Deployed(
      String id,
      String name,
      String source,
      Instant at,
      boolean changed,
      List<Definition> processes) {}

  /** A version of a process. */
  record Definition(String id, String key, String name, int version, String resource) {}
}
