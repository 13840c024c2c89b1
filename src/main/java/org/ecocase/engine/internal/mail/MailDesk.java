package org.ecocase.engine.internal.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.NamedPeople;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.engine.CaseMail;
import org.ecocase.engine.internal.CaseStart;
import org.ecocase.notification.CaseMails;
import org.ecocase.notification.MailDraft;
import org.ecocase.notification.Mails;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses mails. Each leaves in a process instance of its own: trouble with the mail server never
 * holds a case up, is tried again, and in the end is an incident in Cockpit.
 */
@Component
public class MailDesk implements CaseMail, CaseMails {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final String PARTY = "party";
  private static final String LEAD = "lead";
  private static final String REPORTER = "reporter";

  private final Mails mails;
  private final CaseFiles caseFiles;
  private final Directory directory;
  private final Documents documents;
  private final ObjectProvider<RuntimeService> runtime;
  private final Clock clock;
  private final String url;

  MailDesk(
      Mails mails,
      CaseFiles caseFiles,
      Directory directory,
      Documents documents,
      ObjectProvider<RuntimeService> runtime,
      Clock clock,
      @Value("${ecocase.public-url}") String url) {
    this.mails = mails;
    this.caseFiles = caseFiles;
    this.directory = directory;
    this.documents = documents;
    this.runtime = runtime;
    this.clock = clock;
    this.url = url;
  }

  @Override
  @Transactional
  public void write(UUID caseId, String scope, String template, String to, String release) {
    CaseFile file = caseFiles.get(caseId);
    if (to.equals(PARTY)) {
      serve(file, scope, template, release);
      return;
    }
    Map<String, Object> model = Map.of("number", file.number(), "title", file.title(), "url", url);
    recipients(file, scope, to)
        .forEach(officer -> write(file, template, officer, "", model, release));
  }

  /**
   * The words a mail of a model's step to that addressee may hold; empty when there is no such.
   *
   * @param other whether it is a role, or a fact that names people
   */
  public static Optional<Set<String>> words(String to, Predicate<String> other) {
    if (to.equals(PARTY)) {
      return Optional.of(Set.of("agency", "phone", PARTY, "document", "number"));
    }
    return to.equals(LEAD) || to.equals(REPORTER) || other.test(to)
        ? Optional.of(Set.of("number", "title", "url"))
        : Optional.empty();
  }

  private void serve(CaseFile file, String scope, String template, String release) {
    CaseDocument document =
        documents
            .served(file.id(), scope)
            .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "没有可以送达的文书"));
    Agency agency = directory.agency(file.agency()).orElseThrow();
    Map<String, Object> facts = caseFiles.facts(file.id(), scope);
    Map<String, Object> model =
        Map.of(
            "agency", agency.name(),
            "phone", agency.phone(),
            "party", facts.getOrDefault(FactKeys.PARTY_NAME, ""),
            "document", document.name(),
            "number", document.number() == null ? "" : "（" + document.number() + "）");
    Object address = facts.get(FactKeys.DELIVERY_EMAIL);
    mails
        .write(
            new MailDraft(
                file.id(),
                template,
                PARTY,
                address == null ? null : address.toString(),
                UUID.randomUUID().toString(),
                document.id(),
                model,
                release))
        .ifPresent(mail -> leave(file.id(), mail));
  }

  /** Tells people that a task is theirs. */
  @Transactional
  public void assigned(UUID caseId, Collection<String> users, String task, Instant due) {
    CaseFile file = caseFiles.get(caseId);
    users.stream()
        .map(directory::officer)
        .flatMap(Optional::stream)
        .forEach(officer -> write(file, "assignment", officer, "", model(file, task, due), null));
  }

  @Override
  @Transactional
  public void send(
      UUID caseId, String template, Collection<Officer> to, String key, Map<String, Object> model) {
    CaseFile file = caseFiles.get(caseId);
    Map<String, Object> all = new LinkedHashMap<>(model);
    all.put("number", file.number());
    all.put("url", url);
    to.forEach(officer -> write(file, template, officer, key + "/" + officer.userId(), all, null));
  }

  private Map<String, Object> model(CaseFile file, String task, Instant due) {
    return Map.of(
        "number",
        file.number(),
        "task",
        task,
        "due",
        due == null ? "未设期限" : DAY.format(due.atZone(clock.getZone())),
        "url",
        url);
  }

  private Stream<Officer> recipients(CaseFile file, String scope, String to) {
    return switch (to) {
      case LEAD ->
          Optional.ofNullable(caseFiles.facts(file.id(), "").get(FactKeys.LEAD_OFFICER))
              .map(Object::toString)
              .flatMap(directory::officer)
              .stream();
      case REPORTER -> directory.officers(file.agency(), Role.DISPATCHER).stream();
      default ->
          directory
              .role(to)
              .map(role -> directory.officers(file.agency(), role).stream())
              .orElseGet(() -> named(file, scope, to));
    };
  }

  private Stream<Officer> named(CaseFile file, String scope, String fact) {
    return NamedPeople.of(fact, caseFiles.facts(file.id(), scope), scope)
        .map(directory::officer)
        .flatMap(Optional::stream);
  }

  private void write(
      CaseFile file,
      String template,
      Officer to,
      String key,
      Map<String, Object> model,
      String release) {
    String unique = key.isEmpty() ? UUID.randomUUID().toString() : key;
    mails
        .write(
            new MailDraft(
                file.id(), template, to.userId(), to.email(), unique, null, model, release))
        .ifPresent(mail -> leave(file.id(), mail));
  }

  private void leave(UUID caseId, UUID mail) {
    String id = caseId.toString();
    CaseStart.of(
        id,
        () ->
            runtime
                .getObject()
                .startProcessInstanceByKey(
                    Mails.PROCESS, id, Map.of(Mails.VARIABLE, mail.toString())));
  }
}
