package org.ecocase.engine.internal.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ecocase.casefile.FactUse;
import org.ecocase.dictionary.DictionaryInForce;
import org.ecocase.dictionary.FactsFile;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.TemplateFiles;
import org.ecocase.document.Templates;
import org.ecocase.flow.FlowProfile;
import org.ecocase.notification.MailTexts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads and judges what packages bring beside their models: facts, documents and mails. */
@Component
class FactsAndTexts {

  private final DictionaryInForce dictionary;
  private final Templates templates;
  private final MailTexts mails;
  private final TextsCheck texts;
  private final ObjectProvider<FactUse> use;
  private final ObjectProvider<FlowsInForce> inForce;

  FactsAndTexts(
      DictionaryInForce dictionary,
      Templates templates,
      MailTexts mails,
      TextsCheck texts,
      ObjectProvider<FactUse> use,
      ObjectProvider<FlowsInForce> inForce) {
    this.dictionary = dictionary;
    this.templates = templates;
    this.mails = mails;
    this.texts = texts;
    this.use = use;
    this.inForce = inForce;
  }

  /**
   * What would be in force with some packages deployed.
   *
   * @param facts of the packages, by flow
   * @param documents of the packages, in the order of the packages
   * @param dictionary of all flows
   * @param templates of all flows
   * @param mails of all flows, by their names
   */
  record Content(
      Map<String, FactsFile> facts,
      List<TemplateFiles> documents,
      DictionaryInForce.Files dictionary,
      Collection<DocumentTemplate> templates,
      Map<String, String> mails) {}

  /**
   * Reads packages.
   *
   * @param removed files that they have no more
   */
  Content read(Collection<Map<String, byte[]>> packages, Set<String> removed) {
    Map<String, FactsFile> facts = new LinkedHashMap<>();
    List<TemplateFiles> documents = new ArrayList<>();
    Map<String, List<DocumentTemplate>> byFlow = new LinkedHashMap<>();
    Map<String, String> words = new TreeMap<>(mails.all());
    for (Map<String, byte[]> files : packages) {
      String flow = nameOf(files);
      TemplateFiles read = templates.read(flow, files);
      documents.add(read);
      byFlow.put(flow, read.templates());
      files.forEach(
          (name, bytes) -> {
            FactsFile.flowOf(name).ifPresent(of -> facts.put(of, FactsFile.read(bytes)));
            MailTexts.mailOf(name)
                .ifPresent(mail -> words.put(mail, new String(bytes, StandardCharsets.UTF_8)));
          });
    }
    removed.forEach(
        file -> {
          FactsFile.flowOf(file).ifPresent(of -> facts.put(of, FactsFile.NONE));
          MailTexts.mailOf(file)
              .ifPresent(mail -> words.compute(mail, (name, text) -> mails.shipped().get(name)));
        });
    return new Content(
        facts, documents, dictionary.with(facts), templates.with(byFlow), Map.copyOf(words));
  }

  /** A package is called like its profile; one that has none like what else it has. */
  private static String nameOf(Map<String, byte[]> files) {
    Set<String> names = files.keySet();
    return Stream.of(
            names.stream().flatMap(file -> FlowProfile.flowOf(file, names).stream()),
            names.stream().flatMap(file -> FactsFile.flowOf(file).stream()),
            names.stream()
                .filter(DeploymentGuard::isModel)
                .map(file -> file.substring(0, file.lastIndexOf('.'))))
        .flatMap(all -> all)
        .findFirst()
        .orElse("");
  }

  /**
   * What is wrong with it.
   *
   * @param removed files that the packages have no more
   * @param roles the keys of all roles there would be
   */
  List<Finding> findings(
      Collection<Map<String, byte[]>> packages,
      Set<String> removed,
      Content content,
      Set<String> roles) {
    List<Finding> findings = new ArrayList<>();
    content
        .facts()
        .forEach(
            (flow, file) ->
                findings.addAll(
                    FactsCheck.findings(
                        flow, file, dictionary, content.dictionary(), use.getObject(), roles)));
    int i = 0;
    for (Map<String, byte[]> files : packages) {
      findings.addAll(texts.findings(files, content.documents().get(i), content.dictionary()));
      i++;
    }
    findings.addAll(broken(packages, removed, content));
    return findings;
  }

  /** What other packages in force would miss, such as a field of a form whose fact is gone. */
  private List<Finding> broken(
      Collection<Map<String, byte[]>> packages, Set<String> removed, Content content) {
    if (FactsCheck.lost(dictionary, content.dictionary()).isEmpty()) {
      return List.of();
    }
    Set<String> replaced = new HashSet<>(removed);
    packages.forEach(files -> replaced.addAll(files.keySet()));
    List<String> broken = new ArrayList<>();
    inForce
        .getObject()
        .forms()
        .forEach(
            (name, form) -> {
              if (!replaced.contains(name)) {
                List<String> now = FormCheck.findings(name, form, content.dictionary());
                now.removeAll(FormCheck.findings(name, form, dictionary));
                broken.addAll(now);
              }
            });
    List<Finding> findings =
        new ArrayList<>(broken.stream().map(told -> Finding.of("", told)).toList());
    findings.addAll(
        TextsCheck.broken(
            content.templates().stream().filter(t -> !replaced.contains(t.file())).toList(),
            content.dictionary()));
    return findings.stream()
        .map(finding -> finding.saying("在用的流程将不能运行：" + finding.sentence()))
        .toList();
  }
}
