package org.ecocase.engine.internal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.dictionary.DictionaryInForce;
import org.ecocase.dictionary.FactRows;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.PdfChecks;
import org.ecocase.notification.Mail;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.ecocase.support.DeployedForTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Facts, documents and mails that an owner brings: the worked example of the guide, deployed. */
class OwnFactsTest extends CaseTest {

  private static final Path EXAMPLE = Path.of("docs/examples/visit");

  @Autowired PackageDataInForce inForce;
  @Autowired DictionaryInForce dictionary;

  @Autowired DeployedForTest deployed;
  private long last;

  @BeforeEach
  void remember() {
    last = deployed.last();
  }

  /** Other tests find the shipped flows in force. */
  @AfterEach
  void goBack() {
    deployed.goBackTo(last);
  }

  @Test
  void should_askKeepShowAndPrint_when_anOwnerBringsFactsDocumentsAndMails() {
    deployed(example());
    assertThat(
            browser
                .as("dispatcher1")
                .opened()
                .get(
                    "/camunda/api/engine/engine/default/process-definition/key/visit/deployed-start-form")
                .body())
        .as("who can be chosen before there is a file")
        .contains("officer1", "officer2")
        .doesNotContain("choices_", "unithead1");
    Walk walk = visited();
    Browser.User officer = browser.as("officer1").opened();

    Browser.Answer refused =
        officer.submit(walk.task("reportVisit").id(), report(List.of(row("", "FACILITY", 200))));
    Browser.Answer taken =
        officer.submit(
            walk.task("reportVisit").id(),
            report(List.of(row("废水排放口", "FACILITY", 15), row("贮存间", "LEDGER", 7))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("发现的问题", "第1行", "位置", "整改天数");
    assertThat(taken.status()).as(taken.body()).isLessThan(300);
    List<Map<String, Object>> rows =
        FactRows.of(caseFiles.facts(walk.caseId(), "").get("visitIssues"));
    assertThat(rows).extracting(row -> row.get("place")).containsExactly("废水排放口", "贮存间");
    assertThat(rows).extracting(FactRows::id).doesNotHaveDuplicates().doesNotContainNull();
    assertThat(officer.get("/api/v1/cases/" + walk.caseId()).body())
        .contains("企业走访", "发现的问题", "治理设施", "愿意整改");
    assertThat(printed(walk)).contains("企业走访记录", "废水排放口", "治理设施", "15", "贮存间");
    assertThat(mails.of(walk.caseId())).extracting(Mail::template).contains("visit-done");
    assertThat(stage(walk)).isEqualTo("VISIT_DONE");
  }

  @Test
  void should_keepWhatItBeganWith_when_aNewVersionIsInForce() {
    deployed(example());
    Walk before = visited();
    deployed(
        Map.of(
            "visit.facts.yml",
            changed("visit.facts.yml", "HESITANT: 有顾虑", "HESITANT: 有顾虑, REFUSES: 拒绝"),
            "visit-record.ftlh",
            changed("visit-record.ftlh", "企业意愿：", "企业的态度："),
            "visit-done.mail.ftl",
            changed("visit-done.mail.ftl", "【走访办结】", "【走访完成】")));
    Walk after = visited();
    Browser.User officer = browser.as("officer1").opened();

    String old = form(officer, before);
    String young = form(officer, after);
    Map<String, Object> refuses = report(List.of());
    refuses.put("visitAttitude", "REFUSES");
    Browser.Answer refused = officer.submit(before.task("reportVisit").id(), refuses);
    assertThat(officer.submit(after.task("reportVisit").id(), refuses).status()).isLessThan(300);
    assertThat(officer.submit(before.task("reportVisit").id(), report(List.of())).status())
        .isLessThan(300);

    assertThat(old).contains("有顾虑").doesNotContain("拒绝");
    assertThat(young).contains("有顾虑", "拒绝");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(printed(before)).contains("企业意愿：愿意整改").doesNotContain("企业的态度");
    assertThat(printed(after)).contains("企业的态度：拒绝").doesNotContain("企业意愿");
    assertThat(document(before).templateVersion())
        .isNotNull()
        .isNotEqualTo(document(after).templateVersion());
    assertThat(subject(before)).startsWith("【走访办结】");
    assertThat(subject(after)).startsWith("【走访完成】");
  }

  /** This node has not been told of what another one has deployed and begun. */
  @Test
  void should_knowTheFacts_when_anotherNodeHasBroughtThem() {
    deployed(example());
    Walk walk = visited();
    dictionary.replace(Map.of());
    ReflectionTestUtils.setField(inForce, "read", List.of());
    assertThat(dictionary.find("visitIssues")).isEmpty();

    Browser.Answer taken =
        browser
            .as("officer1")
            .opened()
            .submit(
                walk.task("reportVisit").id(),
                report(List.of(row("废水排放口", "FACILITY", 15), row("贮存间", "LEDGER", 7))));

    assertThat(taken.status()).as(taken.body()).isLessThan(300);
    assertThat(FactRows.of(caseFiles.facts(walk.caseId(), "").get("visitIssues"))).hasSize(2);
    assertThat(printed(walk)).contains("废水排放口", "贮存间");
  }

  @Test
  void should_refuse_when_filesHoldWhatWouldBeTakenAway() {
    deployed(example());
    Walk walk = visited();
    browser
        .as("officer1")
        .opened()
        .submit(walk.task("reportVisit").id(), report(List.of(row("排放口", "FACILITY", 15))));

    assertThat(refusal("visit.facts.yml", "WILLING: 愿意整改, ", "")).contains("愿意整改", "已有案卷选用");
    assertThat(refusal("visit.facts.yml", "FACILITY: 治理设施, ", "")).contains("治理设施", "已有案卷选用");
    assertThat(
            refusal(
                "visit.facts.yml",
                "days: {label: 整改天数, type: integer",
                "days: {label: 整改天数, type: decimal"))
        .contains("整改天数", "不得删除或者改变类型");
    assertThat(
            refusal(
                "visit.facts.yml",
                "visitDate: {label: 走访日期, type: date",
                "visitDate: {label: 走访日期, type: text"))
        .contains("走访日期", "类型和范围不得改变");
    assertThat(
            refusal(
                "visit.facts.yml",
                "  visitFirm: {label: 走访企业, type: text, maxLength: 100, section: 企业走访}\n",
                ""))
        .contains("走访企业", "不得删除");
    assertThat(dictionary.find("visitDate")).isPresent();
  }

  @Test
  void should_refuse_when_aPackageTouchesWhatIsNotItsOwn() {
    deployed(example());

    assertThat(refusal("visit.facts.yml", "visitFirm:", "partyName:")).contains("party", "应当用别的编号");
    assertThat(refusal("visit.facts.yml", "sections: {企业走访: 200}", "sections: {企业走访: 200, 线索: 1}"))
        .contains("线索", "clue");
    assertThat(refusal("visit.facts.yml", "privacy: personal", "privacy: reporter"))
        .contains("举报人");
    assertThat(refusal("visit.facts.yml", "role: officer", "role: nobody")).contains("没有角色");
    assertThat(refusal("visit.facts.yml", "type: integer", "type: number")).contains("没有“number”");
    assertThat(refusal("visit.facts.yml", "facts:", "facts: [")).contains("YAML");
    assertThat(refusal("visit-record.ftlh", "facts.visitFirm", "facts.visitFirms"))
        .contains("没有数据“visitFirms”");
    assertThat(refusal("visit-record.ftlh", "没有发现问题。", "${facts.visitFirm?eval}"))
        .contains("?eval");
    assertThat(
            refusal(
                "visit-record.ftlh",
                "没有发现问题。</p>\n</#if>",
                "</p>\n</#if><#list 1..1000000000 as i><#if i lt 0>x</#if></#list>"))
        .contains("超过时限");
    assertThat(refusal("visit-record.ftlh", "没有发现问题。</p>\n</#if>", "</p>\n</#if>\uD83C\uDF32"))
        .contains("visit-record.ftlh");
    assertThat(refusal("visit-done.mail.ftl", "${url}", "${secret}"))
        .contains("visit-done.mail.ftl");
    assertThat(
            refused(
                Map.of(
                    "clue.facts.yml", changed("visit.facts.yml", "type: integer", "type: date"))))
        .contains("visit", "应当用别的编号");
    assertThat(dictionary.get("visitIssues").columns().get("days").min()).isNotNull();
  }

  private Walk visited() {
    Browser.Answer started =
        browser
            .as("dispatcher1")
            .opened()
            .startForm("visit", Map.of("visitFirm", "恒源纺织有限公司", "visitOfficer", "officer1"));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    UUID id =
        jdbc.sql(
                "select id from case_file where kind = 'visit' order by clue_number desc, received_at desc limit 1")
            .query(UUID.class)
            .single();
    return walker.of(id);
  }

  private Map<String, Object> report(List<Map<String, Object>> issues) {
    Map<String, Object> values = new TreeMap<>();
    values.put("visitDate", today().toString());
    values.put("visitAttitude", "WILLING");
    values.put("visitIssues", issues);
    return values;
  }

  private static Map<String, Object> row(String place, String kind, int days) {
    return Map.of("place", place, "kind", kind, "days", days, "contact", "");
  }

  private static String form(Browser.User officer, Walk walk) {
    return officer
        .get(
            "/camunda/api/engine/engine/default/task/"
                + walk.task("reportVisit").id()
                + "/deployed-form")
        .body();
  }

  private CaseDocument document(Walk walk) {
    return documents.latest(walk.caseId(), "visit-record").orElseThrow();
  }

  private String printed(Walk walk) {
    return PdfChecks.text(documents.content(document(walk).id()).bytes());
  }

  private String subject(Walk walk) {
    return mails.of(walk.caseId()).stream()
        .filter(mail -> mail.template().equals("visit-done"))
        .findFirst()
        .orElseThrow()
        .subject();
  }

  private void deployed(Map<String, byte[]> files) {
    Browser.Answer answer = browser.modeler("owner1", files);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private String refusal(String file, String from, String to) {
    return refused(Map.of(file, changed(file, from, to)));
  }

  private String refused(Map<String, byte[]> files) {
    Browser.Answer answer = browser.modeler("owner1", files);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().path("detail").asText(answer.body());
  }

  private static byte[] changed(String file, String from, String to) {
    String text = new String(example().get(file), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> example() {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(EXAMPLE)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
