package org.ecocase.oversight.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.engine.CaseMail;
import org.ecocase.org.Directory;
import org.ecocase.oversight.Urging;
import org.ecocase.oversight.Urgings;
import org.springframework.stereotype.Component;

/** 督办答复: the building block that keeps the answer and tells it to the leader who urged. */
@Component
class AnswerUrging implements Block {

  private final SupervisionStore store;
  private final CaseMail mail;
  private final Directory directory;
  private final Clock clock;

  AnswerUrging(SupervisionStore store, CaseMail mail, Directory directory, Clock clock) {
    this.store = store;
    this.mail = mail;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("answerUrging", "办结督办", "记录对督办的答复", "向督办人答复").only(Urgings.PROCESS);
  }

  @Override
  public void act(BlockCall call) {
    String scope = call.scope();
    Urging urging = store.find(UUID.fromString(scope)).orElseThrow();
    Map<String, Object> facts = call.facts();
    String progress = facts.get(FactKeys.URGING_PROGRESS).toString();
    LocalDate end = LocalDate.parse(facts.get(FactKeys.URGING_EXPECTED_END).toString());
    store.answer(
        urging.id(), progress, facts.get(FactKeys.URGING_REASON).toString(), end, clock.instant());
    call.note(
        "URGING_ANSWERED",
        "答复对“" + urging.term() + "”的催办，预计" + end + "办结：" + progress,
        Map.of("urging", scope));
    directory
        .officer(urging.by())
        .ifPresent(
            leader ->
                mail.send(
                    call.caseId(),
                    "urging-answered",
                    List.of(leader),
                    "urging-answered/" + scope,
                    Map.of(
                        "term", urging.term(),
                        "person", urging.personName(),
                        "progress", progress,
                        "end", end.toString())));
  }
}
