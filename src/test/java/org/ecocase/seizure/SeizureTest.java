package org.ecocase.seizure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;

/** What tests of the models of a seizure share: they all go in by the officer's form. */
abstract class SeizureTest extends ModelTest {

  static final List<Map<String, Object>> ITEMS =
      List.of(Map.of("name", "潜水泵", "model", "50WQ15", "quantity", "2台", "place", "污水池"));

  SeizureTest(String process) {
    super(process);
  }

  /** What an officer enters for a seizure that is not carried out yet. */
  Map<String, Object> request() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seizureGround", "EVASION");
    values.put("seizureSeriousPollution", false);
    values.put("seizureMajor", false);
    values.put("seizureFacts", "通过软管将未经处理的废水排入雨水井");
    values.put("seizureReason", "设施仍在排放，不查封不足以制止");
    values.put("seizureMeasure", "SEAL");
    values.put("seizureItems", ITEMS);
    values.put("seizurePlace", "二车间东侧");
    values.put("seizureCustody", "PARTY");
    values.put("seizureCustodian", "厂长吴海波");
    values.put("seizureEmergency", false);
    return values;
  }

  /** The same for one that was carried out that many hours ago. */
  Map<String, Object> emergency(int hoursAgo) {
    Map<String, Object> values = request();
    values.put("seizureEmergency", true);
    values.put("seizureStartedAt", now().minusHours(hoursAgo).toString());
    values.put("seizureEmergencyReason", "废水正在外排");
    return values;
  }

  LocalDateTime now() {
    return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
  }

  Browser.Answer asked(String user, UUID caseId, Map<String, Object> values) {
    return acted(user, caseId, "seizure", values);
  }

  Walk requested(Map<String, Object> values, UUID caseId) {
    Browser.Answer answer = asked("officer1", caseId, values);
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return known(walker.of(caseId));
  }

  Walk requested() {
    UUID id = investigated();
    return requested(request(), id);
  }

  /** A seizure that is in force, its decision served. */
  Walk seized() {
    return seized(investigated());
  }

  Walk seized(UUID caseId) {
    Walk walk = requested(request(), caseId);
    walk.complete("approveSeizure", Map.of("seizureDecision", "APPROVE"));
    walk.complete("recordSeizure");
    serve(walk);
    assertThat(walk.open()).containsExactly("handleSeizedItems");
    return walk;
  }

  static void serve(Walk walk) {
    walk.complete("chooseDeliveryMethod", Map.of("deliveryMethod", "DIRECT"));
    walk.complete("recordDelivery");
  }

  /** What follows every release: the things go back, and the decision is served. */
  void givenBack(Walk walk) {
    assertThat(walk.open()).containsExactlyInAnyOrder("returnItems", "chooseDeliveryMethod");
    walk.complete("returnItems", Map.of("seizureReturnState", "RETURNED"));
    serve(walk);
    assertInstance(walk).isEnded();
  }
}
