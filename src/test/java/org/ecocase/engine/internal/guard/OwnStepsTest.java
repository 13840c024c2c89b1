package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Steps;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A deployment may bring steps of its own, and change none of the product's. */
@EcocaseTest
class OwnStepsTest {

  private static final String FILE = "oversight.steps.yml";

  @Autowired DeploymentGuard guard;

  @Test
  void should_findNothing_when_aTaskIsAnOwnStep() {
    Map<String, byte[]> files =
        files("steps: {urging-reading: {name: 阅知催办, roles: [officer], apart: [case-review]}}");
    files.computeIfPresent(
        "urging.bpmn",
        (name, model) ->
            text(model)
                .replace("name=\"step\" value=\"urging-answer\"", "name=\"article\" value=\"无\"")
                .getBytes(StandardCharsets.UTF_8));

    // the task that lost its step writes what only that step may write; the own step is in order
    assertThat(guard.findings(files)).allSatisfy(f -> assertThat(f).contains("urging.bpmn"));
    assertThat(guard.findings(files("steps: {reading: {name: 阅知, roles: [officer]}}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          steps: {penalty-decision: {name: 决定, roles: [officer]}} | 是系统的法定步骤，不得更改
          steps: {reading: {name: 阅知}} | 没有办理岗位
          steps: {reading: {name: 阅知, roles: [wizard]}} | 没有角色“wizard”
          steps: {reading: {name: 阅知, roles: [officer], writes: [decisionKind]}} | “处理决定”只能在其法定步骤中填写
          steps: {reading: {name: 阅知, roles: [officer], writes: [nothing]}} | 没有数据项“nothing”
          steps: {reading: {name: 阅知, roles: [officer], done: {decisionKind: [PENALTY]}}} | 应当由本步骤填写
          steps: {reading: {name: 阅知, roles: [officer], apart: [nobody]}} | 没有人员数据“nobody”
          steps: {reading: {name: 阅知, roles: [officer], after: [nothing]}} | 没有步骤“nothing”
          steps: {reading: {name: 阅知, roles: [officer], after: [reading]}} | 步骤互相等待
          steps: {reading: {name: 阅知, roles: [officer], starts: [nothing]}} | 没有期限“nothing”
          steps: {reading: {name: 阅知, roles: [officer], papers: [penalty-decision]}} | 不得写明文书
          steps: {Reading: {name: 阅知, roles: [officer]}} | 编号只含小写英文字母
          steps: {reading: {name: 阅知, rolls: [officer]}} | 步骤“reading”的写法不正确
          effects: [{block: archiveCase, needs: []}] | 只能写一项steps
          steps: [ | 不是有效的YAML文件
          """)
  void should_refuse_when_ownStepsDoMoreThanAdd(String yaml, String finding) {
    assertThat(guard.findings(files(yaml)))
        .anySatisfy(f -> assertThat(f).startsWith("《" + FILE + "》").contains(finding));
  }

  @Test
  void should_keepKeys_when_theyWereInForce() {
    OwnSteps before = OwnSteps.read(bytes("steps: {reading: {name: 阅知, roles: [officer]}}"));
    OwnSteps after = OwnSteps.read(bytes("steps: {seeing: {name: 查看, roles: [officer]}}"));

    assertThat(OwnStepsCheck.removed(FILE, before.steps(), after))
        .extracting(Finding::text)
        .containsExactly("《" + FILE + "》现行的步骤“阅知”（reading）不得删除或者改名");
    assertThat(OwnStepsCheck.removed(FILE, before.steps(), before)).isEmpty();
  }

  @Test
  void should_leaveTheProductsSteps_when_packagesBringTheirOwn() {
    Steps shipped = Steps.shipped();
    OwnSteps own =
        OwnSteps.read(
            bytes(
                "steps: {penalty-decision: {name: 假, roles: [clerk]}, reading: {name: 阅知, roles: [clerk], writes: [x]}}"));
    Steps all = shipped.with(Map.of(FILE, own.steps()));

    assertThat(all.get("penalty-decision").name()).isEqualTo("处理决定");
    assertThat(all.get("reading").roles()).containsExactly("clerk");
    assertThat(all.guarded()).isEqualTo(shipped.guarded());
    assertThat(all.own()).containsOnlyKeys(FILE);
    assertThat(List.copyOf(all.all())).hasSize(shipped.all().size() + 1);
  }

  private static Map<String, byte[]> files(String steps) {
    Map<String, byte[]> files = PackagedFlows.files("oversight");
    files.put(FILE, bytes(steps));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
