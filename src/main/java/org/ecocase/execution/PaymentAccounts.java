package org.ecocase.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of cases. An account opens when the period for payment starts; its payments are
 * those that were registered or reported, one by one.
 */
@Service
public class PaymentAccounts implements DerivedFacts {

  static final String STATE = FactKeys.PAYMENT_STATE;
  static final String FULL = "FULL";
  static final String PART = "PART";
  static final String UNPAID = "UNPAID";
  static final String PAYMENTS = FactKeys.PAYMENTS;
  static final String DUE = FactKeys.PAYMENT_DUE_DATE;
  static final String CAPPED_ON = FactKeys.SURCHARGE_CAP_DATE;
  static final String SURCHARGE_STATE = FactKeys.SURCHARGE_STATE;
  static final String GROWING = "GROWING";
  static final String CAPPED = "CAPPED";
  static final String ENDED = "ENDED";

  private final CaseFiles caseFiles;
  private final Journal journal;
  private final CurrentActor actor;
  private final Clock clock;

  PaymentAccounts(CaseFiles caseFiles, Journal journal, CurrentActor actor, Clock clock) {
    this.caseFiles = caseFiles;
    this.journal = journal;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> of(UUID caseId, Map<String, Object> facts, LocalDate day) {
    return account(facts)
        .map(account -> figures(account, account.on(day, payments(facts))))
        .orElse(Map.of());
  }

  /** Settles an account as of today and records the figures, and when the surcharge will end. */
  @Transactional
  public Settlement settle(UUID caseId) {
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    LocalDate today = LocalDate.now(clock);
    Map<String, Object> settled = new LinkedHashMap<>(of(caseId, facts, today));
    Object stated = facts.get(STATE);
    String state = stated == null ? UNPAID : stated.toString();
    if (Long.valueOf(0).equals(settled.get(FactKeys.OUTSTANDING_AMOUNT))) {
      state = FULL;
    } else if (state.equals(FULL)) {
      state = PART;
    }
    settled.put(STATE, state);
    LocalDate capped = cappedOn(facts, today);
    String surcharge = capped == null ? ENDED : capped.isAfter(today) ? GROWING : CAPPED;
    settled.put(SURCHARGE_STATE, surcharge);
    settled.put(CAPPED_ON, capped == null ? null : capped.toString());
    caseFiles.record(caseId, "", settled);
    journal.append(caseId, actor.get().id(), "PAYMENT_SETTLED", "结算罚没款", settled);
    return new Settlement(state, surcharge);
  }

  /** Null when the surcharge will never reach its cap, or the account is not open. */
  private static LocalDate cappedOn(Map<String, Object> facts, LocalDate today) {
    return account(facts).flatMap(a -> a.cappedOn(today, payments(facts))).orElse(null);
  }

  /** The payments of a case in the order of their registration. */
  static List<Payment> payments(Map<String, Object> facts) {
    return FactRows.of(facts.get(PAYMENTS)).stream()
        .map(
            row ->
                new Payment(
                    date(row, FactKeys.Payments.PAID_ON),
                    amount(row, FactKeys.Payments.AMOUNT),
                    (String) row.get(FactKeys.Payments.RECEIPT)))
        .toList();
  }

  /** The account that the facts describe; none before the period for payment has started. */
  static Optional<PaymentAccount> account(Map<String, Object> facts) {
    LocalDate due = date(facts, DUE);
    if (due == null || facts.get(FactKeys.SURCHARGE_RATE) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PaymentAccount(
            amount(facts, FactKeys.FINE_AMOUNT),
            amount(facts, FactKeys.CONFISCATED_AMOUNT),
            due,
            new BigDecimal(facts.get(FactKeys.SURCHARGE_RATE).toString()),
            new BigDecimal(facts.get(FactKeys.SURCHARGE_CAP).toString()),
            date(facts, FactKeys.REMEDY_START_DATE),
            date(facts, FactKeys.REMEDY_END_DATE)));
  }

  private static Map<String, Object> figures(PaymentAccount account, Balance balance) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(FactKeys.PAID_TOTAL, balance.paid());
    figures.put(FactKeys.OUTSTANDING_AMOUNT, balance.outstanding());
    if (balance.surchargeDays() > 0) {
      figures.put(FactKeys.SURCHARGE_START_DATE, account.payableUntil().plusDays(1).toString());
      figures.put(FactKeys.SURCHARGE_DAYS, (long) balance.surchargeDays());
      figures.put(FactKeys.SURCHARGE_AMOUNT, balance.surcharge());
    }
    return figures;
  }

  private static long amount(Map<String, Object> facts, String fact) {
    return facts.get(fact) instanceof Number number ? number.longValue() : 0;
  }

  private static LocalDate date(Map<String, Object> facts, String fact) {
    Object day = facts.get(fact);
    return day == null ? null : LocalDate.parse(day.toString().substring(0, "yyyy-MM-dd".length()));
  }
}
