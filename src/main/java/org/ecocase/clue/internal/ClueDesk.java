package org.ecocase.clue.internal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.FileOpener;
import org.ecocase.casefile.Processes;
import org.ecocase.clue.ClueIntake;
import org.ecocase.clue.Receipt;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.flow.Start;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes clues in, from other systems and from officers at their desks. */
@Service
class ClueDesk implements ClueIntake, FileOpener {

  private final SignalCheck check;
  private final ClueRegister register;
  private final FlowProfiles profiles;
  private final ObjectProvider<Processes> processes;
  private final TransactionOperations transaction;
  private final Clock clock;

  ClueDesk(
      SignalCheck check,
      ClueRegister register,
      FlowProfiles profiles,
      ObjectProvider<Processes> processes,
      TransactionOperations transaction,
      Clock clock) {
    this.check = check;
    this.register = register;
    this.profiles = profiles;
    this.processes = processes;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Receipt receive(Signal signal, Actor sender) {
    check.check(signal);
    if (!sender.belongsTo(signal.agency())) {
      throw Refusal.forbidden("您不属于执法机关“" + signal.agency() + "”，不能向其报送线索");
    }
    Optional<Receipt> known = register.known(signal.source(), signal.sourceId());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return transaction.execute(
          status -> {
            Receipt receipt = register.enter(signal);
            processes.getObject().start(receipt.clueId(), message(signal));
            return receipt;
          });
    } catch (DuplicateKeyException e) {
      // the same signal came in twice at the same moment; the other one won
      return register.known(signal.source(), signal.sourceId()).orElseThrow(() -> e);
    }
  }

  /**
   * Takes in what the agency has found itself, in the caller's transaction; once, however often.
   */
  Receipt raise(Signal signal) {
    check.check(signal);
    return register
        .known(signal.source(), signal.sourceId())
        .orElseGet(
            () -> {
              Receipt receipt = register.enter(signal);
              processes.getObject().start(receipt.clueId(), message(signal));
              return receipt;
            });
  }

  /** What the kind of signal begins, as the flows say. */
  private String message(Signal signal) {
    return profiles
        .signal(signal.type().name())
        .map(Start::message)
        .orElseThrow(() -> Refusal.conflict("没有受理“" + signal.type().name() + "”类线索的流程"));
  }

  @Override
  public String kind() {
    return ClueRegister.KIND;
  }

  @Override
  public UUID open(Actor actor, Map<String, Object> values) {
    String received = (String) values.get(FactKeys.RECEIVED_AT);
    Signal signal =
        new Signal(
            "other",
            given(values, FactKeys.SOURCE_ID)
                .orElseGet(() -> ClueRegister.OWN_ID + UUID.randomUUID()),
            Signal.Type.valueOf((String) values.get(FactKeys.CASE_SOURCE)),
            actor.agency(),
            received == null
                ? clock.instant()
                : LocalDateTime.parse(received).atZone(clock.getZone()).toInstant(),
            new Signal.Subject(
                given(values, FactKeys.PARTY_NAME).orElse(null),
                given(values, FactKeys.PARTY_USCC).orElse(null),
                given(values, FactKeys.PARTY_ADDRESS)
                    .or(() -> given(values, FactKeys.CLUE_ADDRESS))
                    .orElse(null)),
            (String) values.get(FactKeys.CLUE_CONTENT),
            reporter(values),
            null);
    check.check(signal);
    if (register.known(signal.source(), signal.sourceId()).isPresent()) {
      throw Refusal.conflict("来源编号“" + signal.sourceId() + "”的线索已经登记");
    }
    return register.enter(signal).clueId();
  }

  private static Signal.Reporter reporter(Map<String, Object> values) {
    Optional<String> name = given(values, FactKeys.REPORTER_NAME);
    Optional<String> phone = given(values, FactKeys.REPORTER_PHONE);
    return name.isEmpty() && phone.isEmpty()
        ? null
        : new Signal.Reporter(
            name.orElse(null),
            phone.orElse(null),
            Boolean.TRUE.equals(values.get(FactKeys.REPORTER_REAL_NAME)));
  }

  private static Optional<String> given(Map<String, Object> values, String key) {
    return values.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
