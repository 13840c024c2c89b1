package org.ecocase.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of the tables behind 处罚程序义务, by money in 分 as the case file keeps it. */
@EcocaseTest
class PenaltyDutiesDecisionTest {

  @Autowired DecisionService decisions;

  @ParameterizedTest
  @CsvSource({
    "重庆,ORGANISATION,50000,true",
    "重庆市,ORGANISATION,50000,true",
    "上海,ORGANISATION,50000,true",
    "上海市,ORGANISATION,50000,true",
    "北京,ORGANISATION,30000,true",
    "北京市,ORGANISATION,30000,true",
    "四川,ORGANISATION,20000,true",
    "四川省,ORGANISATION,20000,true",
    "山东,ORGANISATION,20000,true",
    "山东省,ORGANISATION,20000,true",
    "山东,PERSON,5000,true",
    "澜江,PERSON,5000,true",
    "澜江,ORGANISATION,200000,true",
    "澜江,,200000,true",
    ",,200000,true"
  })
  void should_giveTheThreshold_when_provinceAndPartyAre(
      String province, String party, int threshold, boolean included) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("agencyProvince", province);
    facts.put("partyKind", party);
    facts.put("today", "2026-11-22");

    assertThat(decide("hearing-threshold", facts))
        .containsEntry("hearingThreshold", threshold)
        .containsEntry("thresholdIncluded", included);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "20000000,-,FINE,true,拟处较大数额罚款",
        "20000001,-,FINE,true,拟处较大数额罚款",
        "19999999,-,FINE,false,不属于应当告知听证权利的情形",
        "-,20000000,CONFISCATE_GAINS,true,拟没收较大数额违法所得或者较大价值非法财物",
        "-,19999999,CONFISCATE_GAINS,false,不属于应当告知听证权利的情形",
        "100,-,FINE+SUSPEND_LICENCE,true,拟对许可证件或者资质作出处罚",
        "-,-,LOWER_QUALIFICATION,true,拟对许可证件或者资质作出处罚",
        "-,-,REVOKE_LICENCE,true,拟对许可证件或者资质作出处罚",
        "-,-,BAR_LICENCE,true,拟对许可证件或者资质作出处罚",
        "-,-,RESTRICT_PRODUCTION,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,STOP_FOR_RECTIFICATION,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,STOP_PRODUCTION,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,CLOSE,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,DEMOLISH,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,RESTRICT_OCCUPATION,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,BAR_OCCUPATION,true,拟限制生产经营、责令停产关闭或者限制从业",
        "-,-,WARNING,false,不属于应当告知听证权利的情形",
        "-,-,-,false,不属于应当告知听证权利的情形"
      })
  void should_tellOfTheHearing_when_thePenaltyIs(
      Long fine, Long confiscated, String kinds, boolean right, String reason) {
    Map<String, Object> facts = facts(fine, confiscated, kinds);

    assertThat(duties(facts))
        .containsEntry("hearingRight", right)
        .containsEntry("hearingRightReason", reason);
  }

  @Test
  void should_tellACitizenOfTheHearing_when_theFineIsFiveThousand() {
    Map<String, Object> facts = facts(500_000L, null, "FINE");
    facts.put("partyKind", "PERSON");

    assertThat(duties(facts))
        .containsEntry("hearingRight", true)
        .containsEntry("hearingThreshold", 5000);
    facts.put("fineAmount", 499_999L);
    assertThat(duties(facts)).containsEntry("hearingRight", false);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true,-,-,true,涉及重大公共利益",
        "-,HELD,-,true,直接关系当事人重大权益，经过听证程序",
        "-,ABSENT,-,false,不属于应当法制审核的情形",
        "-,-,true,true,案情疑难复杂、涉及多个法律关系",
        "false,REFUSED,false,false,不属于应当法制审核的情形",
        "-,-,-,false,不属于应当法制审核的情形"
      })
  void should_demandLegalReview_when_theCaseIs(
      Boolean publicInterest, String hearing, Boolean complex, boolean required, String reason) {
    Map<String, Object> facts = facts(100L, null, "FINE");
    facts.put("majorPublicInterest", publicInterest);
    facts.put("hearingOutcome", hearing);
    facts.put("caseComplex", complex);

    assertThat(duties(facts))
        .containsEntry("legalReviewRequired", required)
        .containsEntry("legalReviewReason", reason);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "100,-,FINE,true,-,true,案情疑难复杂、涉及多个法律关系",
        "50000000,-,FINE,-,-,true,拟罚款、没收数额五十万元以上",
        "40000000,10000000,FINE+CONFISCATE_GAINS,-,-,true,拟罚款、没收数额五十万元以上",
        "49999999,-,FINE,-,-,false,不属于应当集体讨论的情形",
        "-,-,REVOKE_LICENCE,-,-,true,拟吊销许可证件或者一定时期内不得申请行政许可",
        "-,-,BAR_LICENCE,-,-,true,拟吊销许可证件或者一定时期内不得申请行政许可",
        "-,-,STOP_FOR_RECTIFICATION,-,-,true,拟责令停产整治、停产停业、关闭或者限制、禁止从业",
        "-,-,STOP_PRODUCTION,-,-,true,拟责令停产整治、停产停业、关闭或者限制、禁止从业",
        "-,-,CLOSE,-,-,true,拟责令停产整治、停产停业、关闭或者限制、禁止从业",
        "-,-,RESTRICT_OCCUPATION,-,-,true,拟责令停产整治、停产停业、关闭或者限制、禁止从业",
        "-,-,BAR_OCCUPATION,-,-,true,拟责令停产整治、停产停业、关闭或者限制、禁止从业",
        "100,-,FINE,-,true,true,部门负责人认为应当集体讨论",
        "100,-,FINE,false,false,false,不属于应当集体讨论的情形",
        "-,-,-,-,-,false,不属于应当集体讨论的情形"
      })
  void should_demandADiscussion_when_theCaseIs(
      Long fine,
      Long confiscated,
      String kinds,
      Boolean complex,
      Boolean head,
      boolean required,
      String reason) {
    Map<String, Object> facts = facts(fine, confiscated, kinds);
    facts.put("caseComplex", complex);
    facts.put("headRequestsDiscussion", head);

    assertThat(duties(facts))
        .containsEntry("collectiveDiscussionRequired", required)
        .containsEntry("collectiveDiscussionReason", reason);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "3000000,3000000,3000000,2000000,false",
        "3000001,3000000,3000000,2000000,true",
        "2999999,3000000,3000000,2000000,true",
        "3000000,2000000,5000000,2000000,false",
        "1999999,1000000,2000000,2000000,true",
        "3000000,-,-,-,false",
        "-,3000000,3000000,2000000,false"
      })
  void should_demandADiscussion_when_theFineDepartsFromTheStandard(
      Long fine, Long low, Long high, Long least, boolean required) {
    Map<String, Object> facts = facts(fine, null, "FINE");
    facts.put("discretionMin", low);
    facts.put("discretionMax", high);
    facts.put("statutoryFineMin", least);

    assertThat(duties(facts)).containsEntry("collectiveDiscussionRequired", required);
  }

  @Test
  void should_takeTheFormerThreshold_when_beforeJuly2023() {
    Map<String, Object> facts = facts(5_000_000L, null, "FINE");
    facts.put("today", "2023-06-30");
    assertThat(duties(facts)).containsEntry("hearingRight", true);

    facts.put("today", "2023-07-01");
    assertThat(duties(facts)).containsEntry("hearingRight", false);
  }

  private Map<String, Object> duties(Map<String, Object> facts) {
    return decide("penalty-duties", facts);
  }

  /** Facts that the case does not have are not handed over, as in the building block. */
  private Map<String, Object> decide(String table, Map<String, Object> facts) {
    Map<String, Object> known = new HashMap<>(facts);
    known.values().removeIf(value -> value == null);
    return decisions
        .evaluateDecisionByKey(table)
        .variables(known)
        .evaluate()
        .getSingleResult()
        .getEntryMap();
  }

  private static Map<String, Object> facts(Long fine, Long confiscated, String kinds) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("agencyProvince", "澜江");
    facts.put("partyKind", "ORGANISATION");
    facts.put("fineAmount", fine);
    facts.put("confiscatedAmount", confiscated);
    facts.put(
        "penaltyKinds", kinds == null ? null : List.copyOf(Arrays.asList(kinds.split("\\+"))));
    return facts;
  }
}
