package org.ecocase.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.ecocase.clue.Signal;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.Terms;
import org.ecocase.journal.JournalEntry;
import org.ecocase.notification.Mail;
import org.ecocase.oversight.internal.Reminders;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RemindersTest extends CaseTest {

  @Autowired Reminders reminders;
  @Autowired RepositoryService repository;
  @Autowired Terms terms;

  @Test
  void should_goFromThePersonToTheLeaders_when_timePasses() {
    // given a decision period of ninety days
    Walk walk = decisionRuns();
    reminders.remind();
    assertThat(mailed(walk)).isEmpty();

    // when it falls due soon, fifteen days before its end
    desk.setTime(clock(walk, "case-decision").due().expiry().minusSeconds(14 * 86_400));
    reminders.remind();
    reminders.remind();

    // then its person is told, once
    assertThat(mailed(walk)).containsExactly("deadline-due-soon>officer1");

    // when it is over
    desk.setTime(clock(walk, "case-decision").due().expiry().plusSeconds(3600));
    reminders.remind();

    // then so is the head of the person's unit
    assertThat(mailed(walk))
        .containsExactlyInAnyOrder(
            "deadline-due-soon>officer1",
            "deadline-overdue>officer1",
            "deadline-overdue>unithead1");

    // when nothing has happened for three days
    daysPass(3);
    reminders.remind();
    reminders.remind();

    // then so are the leaders
    assertThat(mailed(walk).subList(3, mailed(walk).size()))
        .containsExactlyInAnyOrder(
            "deadline-overdue>leader1",
            "deadline-overdue>agencyhead1",
            "deadline-overdue>agencyhead2");
    assertThat(journal.of(walk.caseId()))
        .filteredOn(entry -> entry.kind().equals("REMINDED"))
        .extracting(JournalEntry::text)
        .hasSize(4)
        .contains("“作出处罚决定”期限临期提醒承办人：周明远");
    assertThat(mails.of(walk.caseId()).get(2).body()).contains("已超期1日", "周明远", "行政处罚法第六十条");
  }

  @Test
  void should_remindThoseWhoMayTakeTheTask_when_nobodyHasTakenIt() {
    Walk walk = receive(walker.signal(Signal.Type.COMPLAINT));
    assertThat(walk.open()).containsExactly("triageClue");
    desk.setTime(due(walk, "triageClue").minusSeconds(3600));

    reminders.remind();
    reminders.remind();

    assertThat(mailed(walk)).containsExactly("deadline-due-soon>dispatcher1");
    assertThat(mails.of(walk.caseId())).last().extracting(Mail::body).asString().contains("待办事项：");
  }

  @Test
  void should_remindAnew_when_theEndHasMoved() {
    Walk walk = decisionRuns();
    desk.setTime(clock(walk, "case-decision").due().expiry().minusSeconds(5 * 86_400));
    reminders.remind();

    clocks.extend(
        ClockName.of(walk.caseId(), "case-decision"),
        new org.ecocase.deadline.ClockExtension(null, "agency-head", false, ""),
        "agencyhead1");
    reminders.remind();
    assertThat(mailed(walk)).hasSize(1);
    desk.setTime(clock(walk, "case-decision").due().expiry().minusSeconds(5 * 86_400));
    reminders.remind();

    assertThat(mailed(walk))
        .containsExactly("deadline-due-soon>officer1", "deadline-due-soon>officer1");
  }

  @Test
  void should_followTheAgencysOwnRows_when_itHasSome() throws IOException {
    // given a table in which 澜江 wants nobody reminded but discipline inspection
    String own =
        """
              <rule id="ownSoon">
                <inputEntry id="ownSoon1"><text>"lanjiang"</text></inputEntry>
                <inputEntry id="ownSoon2"><text></text></inputEntry>
                <inputEntry id="ownSoon3"><text></text></inputEntry>
                <outputEntry id="ownSoon4"><text>"临期提醒承办人"</text></outputEntry>
                <outputEntry id="ownSoon5"><text>"SOON"</text></outputEntry>
                <outputEntry id="ownSoon6"><text>0</text></outputEntry>
                <outputEntry id="ownSoon7"><text>"discipline"</text></outputEntry>
              </rule>
              <rule id="dueSoon">
        """;
    String deployment = deploy("reminders.dmn", table().replace("<rule id=\"dueSoon\">", own));
    try {
      Walk walk = decisionRuns();
      desk.setTime(clock(walk, "case-decision").due().expiry().minusSeconds(5 * 86_400));

      reminders.remind();

      assertThat(mailed(walk)).containsExactly("deadline-due-soon>discipline1");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "unit-head" | "nobody" | 没有角色“nobody”
          "SOON" | "LATER" | 起点应为SOON或者OVERDUE
          <text>3</text> | <text>-3</text> | 日数应为0至999的整数
          "临期提醒承办人" | | 缺少步骤名称
          name="moment" | name="when" | 不得删除或者改名
          <text>true</text> | <text>][ >= banana(</text> | 不是有效的FEEL表达式
          id="reminders" | id="other" | 现行的决策表“reminders”不得删除或者改名
          """)
  void should_refuseTheDeployment_when_theTableCannotBeFollowed(
      String there, String instead, String finding) throws IOException {
    String changed = table().replace(there, instead == null ? "" : instead);

    assertThatThrownBy(() -> deploy("reminders.dmn", changed)).hasMessageContaining(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "NATURAL_DAY" | "LUNAR_DAY" | 不能为“LUNAR_DAY”
          "clue-verification" | "plea" | 有两行在同一时间对同一机关有效
          "15 agency-head" | "15 janitor" | 延长批准人“janitor”不在可选范围内
          "2023-07-01" | "2023年7月" | 应写作
          """)
  void should_refuseTheDeployment_when_termsAreUnknownOrContradictory(
      String there, String instead, String finding) throws IOException {
    String shipped = read("/processes/deadline/terms.dmn");
    int rows = terms.table().terms().size();

    assertThatThrownBy(() -> deploy("terms.dmn", shipped.replace(there, instead)))
        .hasMessageContaining(finding);

    assertThat(terms.table().terms()).hasSize(rows);
  }

  private Walk decisionRuns() {
    UUID id = investigated();
    clocks.of(id).forEach(view -> clocks.stop(view.name(), "", "officer1"));
    clockRuns(id, "case-decision");
    return walker.of(id);
  }

  private String deploy(String name, String content) {
    return repository
        .createDeployment()
        .source("test")
        .addInputStream(
            name, new java.io.ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
        .deploy()
        .getId();
  }

  private static String table() throws IOException {
    return read("/processes/oversight/reminders.dmn");
  }

  private static String read(String file) throws IOException {
    try (InputStream in = RemindersTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  protected List<String> mailed(Walk walk) {
    return super.mailed(walk).stream().filter(mail -> mail.startsWith("deadline-")).toList();
  }
}
