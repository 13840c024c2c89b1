package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ecocase.engine.ModelPackages.Change;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;

/**
 * Brings models, forms, tables, facts and texts into the running system. They are deployed by
 * packages: a package is the folder of one flow, and a deployment is always the whole of it.
 */
public interface ModelDeployments {

  /** How a file that may be deployed is called. */
  Pattern FILE =
      Pattern.compile(
          "[a-zA-Z0-9][a-zA-Z0-9-]{0,99}\\.(bpmn|dmn|form|(steps\\.|facts\\.)?yml|ftlh|sample\\.json|mail\\.ftl)");

  /** The same for people. */
  String FILES =
      "只能部署流程（.bpmn）、决策表（.dmn）、表单（.form）、流程说明（.yml）、步骤（.steps.yml）、数据（.facts.yml）、文书（.ftlh、.yml、.sample.json）和邮件（.mail.ftl），名称只含英文字母、数字和连字符";

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

  /**
   * Tries what a deployment of exactly these files would do: the package would have no others.
   * Nothing comes into force; what can be deployed is kept for whoever tried it.
   *
   * @param name of the package; null when the files tell it
   * @throws Refusal when the files are not those of the package, or of two
   */
  Trial tryOut(String name, Actor by, Map<String, byte[]> files);

  /**
   * A trial of one's own that can be deployed, held against what is in force now.
   *
   * @throws Refusal (NOT_FOUND) when there is none, or it has expired
   */
  Trial trial(UUID id, Actor by);

  /**
   * Deploys exactly what was tried.
   *
   * @throws Refusal (CONFLICT) when something else has come into force since; nothing is deployed
   */
  Deployed deploy(UUID trial, String title, Actor by);

  /**
   * What a deployment would do.
   *
   * @param id by which it is deployed; null when it cannot be, or would change nothing
   * @param name of the package
   * @param fresh whether there is no such package yet
   * @param files the whole package
   * @param findings why it cannot be deployed, in Chinese
   * @param changes against what is in force
   */
  record Trial(
      UUID id,
      String name,
      boolean fresh,
      Map<String, byte[]> files,
      List<String> findings,
      List<Change> changes) {}

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
