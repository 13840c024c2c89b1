package org.ecocase.execution;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.dictionary.FactKeys;
import org.springframework.stereotype.Component;

/** 结算罚没款. Gateways read the states that the figures give, not what was stated. */
@Component
class SettlePayment implements Block {

  private static final String PAYMENT = FactKeys.PAYMENT_STATE;
  private static final String SURCHARGE = FactKeys.SURCHARGE_STATE;

  private final PaymentAccounts accounts;

  SettlePayment(PaymentAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("settlePayment", "结算罚没款", "结算应缴、已缴、加处罚款和尚欠", "结算缴款和加处罚款")
        .setting(PAYMENT, SURCHARGE)
        .foreseeing(FactKeys.SURCHARGE_CAP_DATE);
  }

  @Override
  public void act(BlockCall call) {
    Settlement settled = accounts.settle(call.caseId());
    call.set(PAYMENT, settled.paymentState());
    call.set(SURCHARGE, settled.surchargeState());
  }
}
