package org.ecocase.engine.internal.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.MessageSource;
import org.ecocase.casefile.StepRule;
import org.ecocase.deadline.TermTable;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.Stage;
import org.ecocase.flow.Start;
import org.ecocase.notification.MailTexts;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Step;
import org.ecocase.rule.StepsInForce;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what models may refer to from the modules that have it. */
@Component
class Vocabulary {

  private final Blocks blocks;
  private final MailTexts mails;
  private final ObjectProvider<StepRule> policies;
  private final StepsInForce steps;
  private final ObjectProvider<MessageSource> messages;
  private final int leastDays;
  private final Set<String> exempt;

  Vocabulary(
      Blocks blocks,
      MailTexts mails,
      ObjectProvider<StepRule> policies,
      StepsInForce steps,
      ObjectProvider<MessageSource> messages,
      @Value("${ecocase.history.least-days}") int leastDays,
      @Value("${ecocase.history.exempt}") Set<String> exempt) {
    this.blocks = blocks;
    this.mails = mails;
    this.policies = policies;
    this.steps = steps;
    this.messages = messages;
    this.leastDays = leastDays;
    this.exempt = Set.copyOf(exempt);
  }

  /**
   * What models may refer to.
   *
   * @param own the own steps of packages that are being deployed, by the names of their files
   * @param profiles those of all flows, as they would be
   * @param dictionary as it would be
   * @param templates of all documents, as they would be
   * @param texts of all mails, as they would be
   */
  Known known(
      TermTable terms,
      Map<String, List<Step>> own,
      Collection<FlowProfile> profiles,
      Dictionary dictionary,
      Collection<DocumentTemplate> templates,
      Map<String, String> texts) {
    Map<String, String> roles = roles(profiles);
    Map<String, List<Step>> all = new HashMap<>(steps.now().own());
    all.putAll(own);
    return new Known(
        blocks,
        dictionary,
        terms,
        Set.copyOf(terms.keys()),
        templates.stream().map(DocumentTemplate::key).collect(Collectors.toSet()),
        templates.stream()
            .filter(DocumentTemplate::served)
            .map(DocumentTemplate::scope)
            .collect(Collectors.toSet()),
        policies.stream().map(StepRule::name).collect(Collectors.toSet()),
        steps.now().with(all),
        messages(profiles),
        profiles.stream()
            .flatMap(profile -> profile.starts(Start.From.AGENCY))
            .map(Start::process)
            .collect(Collectors.toSet()),
        roles,
        profiles.stream()
            .map(FlowProfile::opens)
            .flatMap(Optional::stream)
            .flatMap(kind -> kind.stages().stream())
            .collect(Collectors.toMap(Stage::key, Function.identity(), (one, other) -> one)),
        (mail, to) ->
            Kind.KEY.takes(mail)
                && MailDesk.words(to, who -> roles.containsKey(who) || Known.names(dictionary, who))
                    .filter(words -> texts.containsKey(mail) && mails.suits(texts.get(mail), words))
                    .isPresent(),
        leastDays,
        exempt);
  }

  private static Map<String, String> roles(Collection<FlowProfile> profiles) {
    return Stream.concat(
            Roles.shipped().stream(), profiles.stream().flatMap(p -> p.roles().stream()))
        .collect(Collectors.toMap(Role::group, Role::label, (one, other) -> one));
  }

  /** What wakes processes, and what begins them. */
  private Map<String, MessageSource.Kind> messages(Collection<FlowProfile> profiles) {
    return Stream.concat(
            messages.stream().flatMap(source -> source.messages().stream()),
            profiles.stream()
                .flatMap(profile -> profile.starts().stream())
                .filter(start -> start.message() != null)
                .map(start -> new MessageSource.Kind(start.message(), true, null, Set.of())))
        .collect(
            Collectors.toMap(MessageSource.Kind::name, Function.identity(), (one, other) -> one));
  }
}
