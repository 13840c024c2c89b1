package org.ecocase.clue.internal;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.clue.Receipt;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.FactKeys;
import org.springframework.stereotype.Component;

/**
 * 转为线索: what a file of another kind has found becomes a clue of the agency, once, and names where
 * it comes from (生态环境行政处罚办法第十八条).
 */
@Component
class RaiseClue implements Block {

  private static final String CONTENT = "content";
  private static final String SUBJECT = "subject";
  private static final String ADDRESS = "address";
  private static final String ONLY = "only";
  private static final String SOURCE = "daily-check";

  private final ClueDesk desk;
  private final CaseFiles caseFiles;
  private final Clock clock;

  RaiseClue(ClueDesk desk, CaseFiles caseFiles, Clock clock) {
    this.desk = desk;
    this.caseFiles = caseFiles;
    this.clock = clock;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("raiseClue", "转为线索", "以本案卷的数据登记一条线索，两个案卷互相关联", "把“{content}”转为线索")
        .needs(CONTENT, "线索内容", ParameterType.READ)
        .takes(SUBJECT, "被反映单位", ParameterType.READ)
        .takes(ADDRESS, "地点", ParameterType.READ)
        .takes(ONLY, "只在此项为“是”时", ParameterType.READ);
  }

  @Override
  public void act(BlockCall call) {
    if (call.optional(ONLY).isPresent() && !Boolean.TRUE.equals(value(call, ONLY))) {
      return;
    }
    CaseFile file = caseFiles.get(call.caseId());
    Receipt receipt =
        desk.raise(
            new Signal(
                SOURCE,
                file.id() + "/" + call.scope(),
                Signal.Type.DAILY_CHECK,
                file.agency(),
                clock.instant(),
                new Signal.Subject(text(call, SUBJECT), null, text(call, ADDRESS)),
                text(call, CONTENT),
                null,
                null));
    UUID clue = receipt.clueId();
    caseFiles.record(clue, "", Map.of(FactKeys.CLUE_ORIGIN, file.clueNumber()));
    call.note(
        "CLUE_RAISED",
        "转为线索" + receipt.clueNumber(),
        Map.of("clue", clue.toString(), "number", receipt.clueNumber()));
  }

  private static Object value(BlockCall call, String parameter) {
    return call.optional(parameter).flatMap(call::fact).orElse(null);
  }

  private static String text(BlockCall call, String parameter) {
    Object value = value(call, parameter);
    return value == null ? null : value.toString();
  }
}
