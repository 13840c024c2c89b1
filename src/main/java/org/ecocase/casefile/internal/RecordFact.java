package org.ecocase.casefile.internal;

import java.util.Map;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactValues;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Steps;
import org.springframework.stereotype.Component;

/** 记入数据: the path that was taken says a fact of the case, such as why something ended. */
@Component
class RecordFact implements Block {

  private static final String NAME = "recordFact";
  private static final String FACT = "fact";
  private static final String VALUE = "value";

  private final Dictionary dictionary;
  private final Steps steps;

  RecordFact(Dictionary dictionary, Steps steps) {
    this.dictionary = dictionary;
    this.steps = steps;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task(NAME, "记入数据", "流程走到此处即可确定的数据，例如解除事由", "记录“{fact}”为“{value}”")
        .needs(FACT, "数据项", ParameterType.WRITTEN)
        .needs(VALUE, "值", ParameterType.VALUE);
  }

  @Override
  public void act(BlockCall call) {
    String key = call.parameter(FACT);
    if (!steps.blockMayWrite(NAME, key)) {
      throw new Refusal(Refusal.Kind.RULE, "“" + dictionary.label(key) + "”只能在其法定步骤中填写");
    }
    Fact fact = dictionary.get(key);
    Object value = FactValues.parse(fact, call.parameter(VALUE));
    call.record(Map.of(key, value));
    call.note(
        "FACT_RECORDED",
        fact.label() + "：" + FactValues.display(fact, value),
        Map.of(FACT, key, VALUE, value));
  }
}
