package org.ecocase.engine.internal.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ecocase.dictionary.DictionaryInForce;
import org.ecocase.dictionary.FactsFile;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.Templates;
import org.ecocase.engine.internal.block.CurrentCommand;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfileFile;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.notification.MailTexts;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Step;
import org.ecocase.rule.StepsInForce;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts into force what packages say beside their models, such as their facts, texts and own steps:
 * at start, and when this or another node has deployed.
 */
@Component
public class PackageDataInForce {

  private final Releases releases;
  private final StepsInForce steps;
  private final FlowProfiles profiles;
  private final DictionaryInForce facts;
  private final Templates templates;
  private final MailTexts mails;
  private final Map<Long, Brought> known = new ConcurrentHashMap<>();
  private volatile List<Release> read = List.of();

  PackageDataInForce(
      Releases releases,
      StepsInForce steps,
      FlowProfiles profiles,
      DictionaryInForce facts,
      Templates templates,
      MailTexts mails) {
    this.profiles = profiles;
    this.facts = facts;
    this.templates = templates;
    this.mails = mails;
    this.releases = releases;
    this.steps = steps;
  }

  /** Reads what is in force, if that has changed. */
  @Scheduled(fixedDelay = 30, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
  public void load() {
    List<Release> now = releases.inForce();
    if (now.equals(read)) {
      return;
    }
    // whoever starts a flow after another node has deployed may not read its deployments himself
    CurrentCommand.withoutRights(
        () -> {
          List<Brought> all = now.stream().map(this::brought).toList();
          Map<String, List<Step>> ownSteps = new TreeMap<>();
          Map<String, FactsFile> ownFacts = new TreeMap<>();
          Map<String, List<DocumentTemplate>> documents = new TreeMap<>();
          Map<String, String> texts = new TreeMap<>();
          for (Brought brought : all) {
            ownSteps.putAll(brought.steps());
            brought.facts().ifPresent(file -> ownFacts.put(brought.flow(), file));
            documents.put(brought.flow(), brought.templates());
            texts.putAll(brought.mails());
          }
          steps.replaceOwn(ownSteps);
          profiles.replace(profiles(all));
          facts.replace(ownFacts);
          templates.replace(documents);
          mails.replace(texts);
          known.keySet().retainAll(now.stream().map(Release::id).toList());
          read = now;
          return null;
        });
  }

  /** The profiles of what is in force, as the running transaction sees it. */
  public List<FlowProfile> profiles() {
    return profiles(releases.inForce().stream().map(this::brought).toList());
  }

  private static List<FlowProfile> profiles(List<Brought> all) {
    return all.stream().map(Brought::profile).flatMap(Optional::stream).toList();
  }

  /** What a version of a package says beside its models. */
  private record Brought(
      String flow,
      Optional<FlowProfile> profile,
      Optional<FactsFile> facts,
      List<DocumentTemplate> templates,
      Map<String, String> mails,
      Map<String, List<Step>> steps) {}

  /** A version never changes, so that only what is new is read. */
  private Brought brought(Release release) {
    return known.computeIfAbsent(release.id(), id -> read(release));
  }

  private Brought read(Release release) {
    String flow = release.name();
    Map<String, byte[]> files = releases.content(release).files();
    Map<String, String> texts = new TreeMap<>();
    Map<String, List<Step>> own = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          MailTexts.mailOf(name)
              .ifPresent(mail -> texts.put(mail, new String(bytes, StandardCharsets.UTF_8)));
          if (name.endsWith(OwnSteps.SUFFIX)) {
            own.put(name, OwnSteps.read(bytes).steps());
          }
        });
    return new Brought(
        flow,
        Optional.ofNullable(files.get(flow + FlowProfile.SUFFIX))
            .flatMap(bytes -> FlowProfileFile.read(flow, bytes).profile()),
        Optional.ofNullable(files.get(flow + FactsFile.SUFFIX)).map(FactsFile::read),
        templates.read(flow, files).templates(),
        texts,
        own);
  }
}
