package org.ecocase.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads personal data of a file in clear, and who masked, wherever the file is read. */
class PersonalDataTest extends CaseTest {

  private static final String ID_NUMBER = "11010519491231002X";
  private static final String[] CLEAR = {
    "张三丰", ID_NUMBER, "13800138000", "滨江路7号", "李小四", "13900139000"
  };
  private static final String[] MASKED = {
    "张**", "110105********002X", "138****8000", "＊＊＊", "李**", "139****9000"
  };

  @ParameterizedTest
  @ValueSource(strings = {"officer1", "officer2"})
  void should_readInClear_when_somebodyIsOfficerOfTheFile(String user) {
    UUID id = ofAPerson();

    Browser.Answer file = browser.as(user).get("/api/v1/cases/" + id);

    assertThat(file.body()).contains(CLEAR).doesNotContain("＊＊＊");
    assertThat(browser.as(user).get("/files/" + id).status()).isEqualTo(200);
    assertThat(listed(user, id)).contains("张三丰");
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer3", "clerk1", "unithead1", "leader1", "discipline1"})
  void should_readMasked_when_somebodyOnlyMayOpenTheFile(String user) {
    UUID id = ofAPerson();

    Browser.Answer file = browser.as(user).get("/api/v1/cases/" + id);

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).contains(MASKED).doesNotContain(CLEAR);
    assertThat(file.body()).as("what is no personal data").contains("颗粒物排放浓度超过标准限值", "社区");
    assertThat(listed(user, id)).contains("张**").doesNotContain("张三丰");
  }

  @Test
  void should_nameAnOrganisation_when_itIsTheParty() {
    UUID id = investigated(Map.of("partyName", "澜江水泥有限公司", "partyAddress", "滨江路9号"));

    assertThat(browser.as("clerk1").get("/api/v1/cases/" + id).body())
        .contains("澜江水泥有限公司", "滨江路9号");
  }

  @Test
  void should_readInClearAsLongAsOneHoldsATask_when_oneHasTakenIt() {
    UUID id = ofAPerson();
    given(id, "legal-review");
    desk.start(id, "legal-review", Map.of());
    Walk walk = walker.of(id);
    String task = desk.open(id).get(0).id();
    Browser.User reviewer = browser.as("legal1").opened();
    String form = "/camunda/api/engine/engine/default/task/" + task + "/form-variables";

    assertThat(reviewer.get(form).body()).contains("张**", "＊＊＊").doesNotContain(CLEAR);
    assertThat(reviewer.get("/api/v1/tasks/cards?ids=" + task).body())
        .contains("张**")
        .doesNotContain("张三丰");
    assertThat(reviewer.engine("/task/" + task + "/claim", "{\"userId\":\"legal1\"}").status())
        .isLessThan(300);
    assertThat(reviewer.get(form).body()).contains("张三丰", "滨江路7号");
    assertThat(reviewer.get("/api/v1/cases/" + id).body()).contains(CLEAR);
    assertThat(reviewer.get("/api/v1/tasks/cards?ids=" + task).body()).contains("张三丰");

    Map<String, Object> answer = new HashMap<>(walk.answer(desk.open(id).get(0)));
    answer.put("partyName", "张**");
    answer.put("partyAddress", "＊＊＊");
    assertThat(reviewer.submit(task, answer).status()).isLessThan(300);
    assertThat(caseFiles.facts(id, ""))
        .containsEntry("partyName", "张三丰")
        .containsEntry("partyAddress", "滨江路7号");
    assertThat(reviewer.get("/api/v1/cases/" + id).body()).contains(MASKED).doesNotContain(CLEAR);
  }

  @Test
  void should_notNameAPerson_when_leadersSuperviseAndExport() {
    UUID id = ofAPerson();
    clocks.start(
        ClockName.of(id, "disclosure"), "lanjiang", today().minusDays(60), "officer1", true);
    String filter = "?q=" + caseFiles.get(id).number();

    for (String list : List.of("/terms", "/exports/terms.csv")) {
      assertThat(browser.as("leader1").get("/api/v1/oversight" + list + filter).body())
          .contains("张**")
          .doesNotContain("张三丰");
    }
  }

  private String listed(String user, UUID id) {
    String number = caseFiles.get(id).number();
    Browser.User reader = browser.as(user);
    return reader.get("/files?q=" + number).body() + reader.get("/api/v1/cases?q=" + number).body();
  }

  private UUID ofAPerson() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("partyKind", "PERSON");
    facts.put("partyName", "张三丰");
    facts.put("partyIdNumber", ID_NUMBER);
    facts.put("partyPhone", "13800138000");
    facts.put("partyAddress", "滨江路7号");
    facts.put(
        "sampleWitnesses",
        List.of(Map.of("rowId", "r1", "name", "李小四", "employer", "社区", "phone", "13900139000")));
    return investigated(facts);
  }
}
