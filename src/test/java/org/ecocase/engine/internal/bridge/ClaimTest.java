package org.ecocase.engine.internal.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.ecocase.clue.Signal;
import org.ecocase.journal.JournalEntry;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.SignedIn;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who takes a task, who gives it back, and who gives it to somebody else. */
class ClaimTest extends CaseTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default/task/";

  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  @Test
  void should_takeAndGiveBack_when_itIsForOneself() {
    String task = triage();

    assertThat(claim("dispatcher1", task, "dispatcher1").status()).isEqualTo(204);
    assertThat(assignee(task)).isEqualTo("dispatcher1");
    assertThat(browser.as("dispatcher1").engine("/task/" + task + "/unclaim", "{}").status())
        .isEqualTo(204);
    assertThat(assignee(task)).isNull();
  }

  @Test
  void should_refuse_when_somebodyClaimsForAnother() {
    String task = triage();

    for (String other : List.of("officer1", "nobody", "clerk1", "yunxi-officer1")) {
      Browser.Answer answer = claim("dispatcher1", task, other);
      assertThat(answer.status()).as(other).isEqualTo(422);
      assertThat(answer.message()).as(other).contains("只能为自己签收");
    }
    assertThat(claim("clerk1", task, "clerk1").status()).isEqualTo(422);
    assertThat(claim("clerk1", task, "dispatcher1").status()).isEqualTo(422);
    assertThat(assignee(task)).isNull();
  }

  @Test
  void should_refuse_when_aClerkClaimsTheHeadsTaskForAPlainOfficer() {
    UUID id = investigated();
    desk.start(id, "inspection", Map.of());
    String task = walker.of(id).task("assignOfficers").id();

    assertThat(claim("clerk1", task, "officer1").status()).isEqualTo(422);
    assertThat(claim("unithead1", task, "officer1").status()).isEqualTo(422);
    assertThat(assignee(task)).isNull();
  }

  @Test
  void should_refuse_when_anotherGivesATaskBackOrTakesItOver() {
    String task = triage();
    claim("dispatcher1", task, "dispatcher1");

    assertThat(browser.as("unithead1").engine("/task/" + task + "/unclaim", "{}").status())
        .isEqualTo(403);
    assertThat(claim("unithead1", task, "unithead1").status()).isNotEqualTo(204);
    assertThat(assignee(task)).isEqualTo("dispatcher1");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, assignee", "POST, delegate", "POST, resolve", "POST, identity-links",
    "POST, identity-links/delete", "PUT, ''", "PUT, claim", "POST, complete"
  })
  void should_stayShut_when_anotherDoorIsTried(String method, String door) {
    String task = triage();

    for (String user : List.of("dispatcher1", "unithead1", "admin")) {
      Browser.Answer answer =
          browser
              .as(user)
              .engineRequest(
                  method,
                  (ENGINE + task + "/" + door).replaceAll("/$", ""),
                  "{\"userId\":\"officer1\",\"type\":\"candidate\",\"assignee\":\"officer1\"}");
      assertThat(answer.status()).as(user).isEqualTo(403);
    }
    assertThat(assignee(task)).isNull();
    assertThat(tasks.getIdentityLinksForTask(task)).noneMatch(l -> l.getUserId() != null);
  }

  @Test
  void should_refuse_when_codeActsForSomebodySignedIn() {
    String task = triage();

    for (String user : List.of("dispatcher1", "unithead1", "admin")) {
      as(user, () -> refused(() -> tasks.setAssignee(task, "officer1")));
      as(user, () -> refused(() -> tasks.claim(task, "nobody")));
      as(user, () -> refused(() -> tasks.delegateTask(task, "officer1")));
    }
    as("dispatcher1", () -> refused(() -> tasks.addCandidateUser(task, "officer1")));
    as("dispatcher1", () -> refused(() -> tasks.setOwner(task, "officer1")));
    assertThat(assignee(task)).isNull();
  }

  @Test
  void should_letTheNewPersonDoIt_when_theUnitHeadReassignsANamedTask() {
    UUID id = investigated();
    desk.start(id, "inspection", Map.of());
    Walk walk = known(walker.of(id));
    walk.complete("assignOfficers");
    String task = walk.task("recordInspection").id();

    Browser.Answer choice = browser.as("unithead1").get(path(task));
    assertThat(choice.json().path("allowed").asBoolean()).isTrue();
    assertThat(choice.json().path("people").findValuesAsText("id"))
        .contains("officer2")
        .doesNotContain("officer3", "clerk1", "yunxi-officer1");

    assertThat(reassign("unithead1", task, "officer2", "原承办人休假").status()).isEqualTo(204);

    assertThat(assignee(task)).isEqualTo("officer2");
    JournalEntry entry =
        journal.of(id).stream()
            .filter(e -> e.kind().equals("TASK_REASSIGNED"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.actor()).isEqualTo("unithead1");
    assertThat(entry.text()).contains("改派给", "原承办人休假");
    assertThat(mailed(walk)).contains("assignment>officer2");
    assertThat(claim("officer1", task, "officer1").status()).isNotEqualTo(204);
    // giving it back does not lose it
    assertThat(browser.as("officer2").engine("/task/" + task + "/unclaim", "{}").status())
        .isEqualTo(204);
    assertThat(claim("officer1", task, "officer1").status()).isEqualTo(422);
    assertThat(claim("officer2", task, "officer2").status()).isEqualTo(204);
    desk.complete(task, walker.actor("officer2"), walk.answer(walk.task("recordInspection")));
    assertThat(walk.open()).doesNotContain("recordInspection");
  }

  @Test
  void should_refuse_when_thePersonCouldNotDoTheTaskOrTheHeadMayNot() {
    UUID id = investigated();
    desk.start(id, "inspection", Map.of());
    String task = walker.of(id).task("assignOfficers").id();

    assertThat(reassign("clerk1", task, "unithead1", "x").status()).isEqualTo(403);
    assertThat(reassign("agencyhead1", task, "unithead1", "x").status()).isEqualTo(403);
    assertThat(reassign("yunxi-unithead1", task, "unithead1", "x").status()).isEqualTo(404);
    for (String other : List.of("officer1", "nobody", "yunxi-unithead1", "")) {
      Browser.Answer answer = reassign("unithead1", task, other, "x");
      assertThat(answer.status()).as(other).isEqualTo(422);
      assertThat(answer.detail()).contains("不能办理该事项");
    }
    assertThat(reassign("unithead1", task, "unithead1", " ").status()).isEqualTo(400);
    assertThat(reassign("unithead1", UUID.randomUUID().toString(), "officer1", "x").status())
        .isEqualTo(404);
    assertThat(browser.as("officer1").get(path(task)).json().path("allowed").asBoolean()).isFalse();
    assertThat(assignee(task)).isNull();
  }

  @Test
  void should_offerNobodyToBeKeptSeparate_when_theTaskDemandsSeparation() {
    assertThat(offered(legalReview("officer1"))).contains("legal1");

    String own = legalReview("legal1");
    assertThat(offered(own)).doesNotContain("legal1");
    assertThat(reassign("unithead1", own, "legal1", "x").status()).isEqualTo(422);
    Browser.Answer claimed = claim("legal1", own, "legal1");
    assertThat(claimed.status()).isEqualTo(422);
    assertThat(claimed.message()).contains("调查取证");
  }

  private String legalReview(String leadOfficer) {
    UUID id = investigated(Map.of("leadOfficer", leadOfficer));
    given(id, "legal-review");
    desk.start(id, "legal-review", Map.of());
    return walker.of(id).task("reviewLegality").id();
  }

  private List<String> offered(String task) {
    return browser.as("unithead1").get(path(task)).json().path("people").findValuesAsText("id");
  }

  @Test
  void should_changeNothing_when_theRequestComesFromAnotherSite() {
    String task = triage();
    Browser.User head = browser.as("unithead1");

    Browser.Answer answer =
        head.send(
            head.request(path(task))
                .header("Content-Type", "application/json")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"officer\":\"dispatcher1\",\"reason\":\"x\"}")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(assignee(task)).isNull();
  }

  private void as(String user, Runnable act) {
    Actor actor = walker.actor(user);
    SignedIn.as(
        actor,
        () -> {
          identity.setAuthentication(
              user,
              actor.roles().stream().map(role -> role.group()).toList(),
              List.copyOf(actor.agencies()));
          try {
            act.run();
          } finally {
            identity.clearAuthentication();
          }
        });
  }

  private static void refused(Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfAny(Refusal.class, org.camunda.bpm.engine.AuthorizationException.class);
  }

  private String triage() {
    return receive(walker.signal(Signal.Type.COMPLAINT)).task("triageClue").id();
  }

  private Browser.Answer claim(String user, String task, String forWhom) {
    return browser.as(user).engine("/task/" + task + "/claim", "{\"userId\":\"" + forWhom + "\"}");
  }

  private Browser.Answer reassign(String head, String task, String to, String reason) {
    return browser
        .as(head)
        .post(path(task), "{\"officer\":\"%s\",\"reason\":\"%s\"}".formatted(to, reason));
  }

  private static String path(String task) {
    return "/api/v1/tasks/" + task + "/assignment";
  }

  private String assignee(String task) {
    return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
  }
}
