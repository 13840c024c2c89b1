package org.ecocase.engine.internal.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
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
          steps.replaceOwn(ownSteps(now));
          profiles.replace(profiles(now));
          facts.replace(facts(now));
          templates.replace(templates(now));
          mails.replace(mails(now));
          read = now;
          return null;
        });
  }

  /** The profiles of what is in force, as the running transaction sees it. */
  public List<FlowProfile> profiles() {
    return profiles(releases.inForce());
  }

  private List<FlowProfile> profiles(List<Release> all) {
    List<FlowProfile> described = new ArrayList<>();
    files(
        all,
        (release, file) -> {
          if (file.getKey().equals(release.name() + FlowProfile.SUFFIX)) {
            FlowProfileFile.read(release.name(), file.getValue())
                .profile()
                .ifPresent(described::add);
          }
        });
    return described;
  }

  private Map<String, FactsFile> facts(List<Release> all) {
    Map<String, FactsFile> facts = new TreeMap<>();
    files(
        all,
        (release, file) -> {
          if (file.getKey().equals(release.name() + FactsFile.SUFFIX)) {
            facts.put(release.name(), FactsFile.read(file.getValue()));
          }
        });
    return facts;
  }

  private Map<String, List<DocumentTemplate>> templates(List<Release> all) {
    Map<String, List<DocumentTemplate>> found = new TreeMap<>();
    all.forEach(
        release ->
            found.put(
                release.name(),
                templates.read(release.name(), releases.content(release).files()).templates()));
    return found;
  }

  private Map<String, String> mails(List<Release> all) {
    Map<String, String> texts = new TreeMap<>();
    files(
        all,
        (release, file) ->
            MailTexts.mailOf(file.getKey())
                .ifPresent(
                    mail -> texts.put(mail, new String(file.getValue(), StandardCharsets.UTF_8))));
    return texts;
  }

  private Map<String, List<Step>> ownSteps(List<Release> all) {
    Map<String, List<Step>> own = new TreeMap<>();
    files(
        all,
        (release, file) -> {
          if (file.getKey().endsWith(OwnSteps.SUFFIX)) {
            own.put(file.getKey(), OwnSteps.read(file.getValue()).steps());
          }
        });
    return own;
  }

  private void files(List<Release> all, BiConsumer<Release, Map.Entry<String, byte[]>> reader) {
    all.forEach(
        release ->
            releases
                .content(release)
                .files()
                .entrySet()
                .forEach(file -> reader.accept(release, file)));
  }
}
