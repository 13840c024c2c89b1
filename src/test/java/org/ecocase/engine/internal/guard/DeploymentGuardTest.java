package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.rule.Refusal;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a process owner may deploy, by changing one thing of a model that may be deployed. */
@EcocaseTest
class DeploymentGuardTest {

  private static final String CHANGES = "/guard/changes.txt";

  @Autowired DeploymentGuard guard;
  @Autowired RepositoryService repository;

  @Test
  void should_findNothing_when_theModelsArePackaged() {
    assertThat(guard.findings(PackagedFlows.all().values())).isEmpty();
  }

  /** Each a step of its own; what it names stands in other flows that are in force. */
  @ParameterizedTest
  @MethodSource("flows")
  void should_findNothing_when_oneFlowIsDeployed(String flow) {
    assertThat(guard.findings(PackagedFlows.files(flow))).isEmpty();
  }

  static Set<String> flows() {
    return PackagedFlows.all().keySet();
  }

  /** A change to a packaged flow, and where and why it is refused. */
  record Change(String file, String what, String instead, List<String> finding) {

    static List<Change> all() {
      List<Change> changes = new ArrayList<>();
      for (String block : PackagedFlows.resource(CHANGES).split("(?m)^----\\R")) {
        String[] parts = block.split("(?m)^(=>|!!)\\R?");
        if (parts.length == 3) {
          String[] first = parts[0].strip().split("\\R", 2);
          changes.add(
              new Change(
                  first[0].strip(),
                  first[1].strip(),
                  parts[1].strip(),
                  List.of(parts[2].strip().split("\\R"))));
        }
      }
      return changes;
    }

    @Override
    public String toString() {
      return file + ": " + instead.replaceAll("\\s+", " ");
    }
  }

  static List<Change> changes() {
    return Change.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void should_nameFileElementAndAttribute_when_aModelIsBad(Change change) {
    Map<String, byte[]> files = PackagedFlows.files(PackagedFlows.of(change.file()));
    String model = text(files.get(change.file()));
    assertThat(model).contains(change.what());
    String changed =
        model.replaceFirst(
            Pattern.quote(change.what()), Matcher.quoteReplacement(change.instead()));
    files.put(change.file(), changed.getBytes(StandardCharsets.UTF_8));

    List<String> findings = guard.findings(files);

    assertThat(findings)
        .anySatisfy(finding -> assertThat(finding).contains(change.finding()))
        .allSatisfy(finding -> assertThat(finding).startsWith("《"));
  }

  /** Modeler keeps the fields of a template that nobody filled in. */
  @Test
  void should_findNothing_when_fieldsAreLeftEmpty() {
    Map<String, byte[]> files = PackagedFlows.files("archive");
    String model = text(files.get("archive.bpmn"));
    String step = "<camunda:property name=\"step\" value=\"volume-assembly\" />";
    String empty =
        "<camunda:property name=\"separate\" value=\"\" />"
            + "<camunda:property name=\"startClock\" value=\"\" />"
            + "<camunda:property name=\"stage\" value=\"\" />";
    assertThat(model).contains(step);
    files.put("archive.bpmn", model.replace(step, step + empty).getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).isEmpty();
  }

  @Test
  void should_haveTriedEveryKind_when_changesAreCounted() {
    assertThat(Change.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  /** What nobody listed is refused wherever it stands. */
  @Test
  void should_refuseAnyStranger_when_itIsPutOnAnyKindOfElement() {
    Set<String> kinds = new LinkedHashSet<>();
    PackagedFlows.all()
        .values()
        .forEach(
            files ->
                files.forEach(
                    (name, bytes) -> {
                      if (name.endsWith(".bpmn")) {
                        strangers(name, text(bytes), kinds);
                      }
                    }));
    assertThat(kinds).hasSizeGreaterThan(35);
  }

  private static void strangers(String name, String model, Set<String> kinds) {
    Matcher tags = Pattern.compile("<([a-z]+:[A-Za-z]+)([^>]*?)(/?)>").matcher(model);
    while (tags.find()) {
      if (kinds.add(tags.group(1))) {
        for (String attribute :
            List.of(
                "stranger=\"1\"",
                "camunda:class=\"a\"",
                "camunda:type=\"shell\"",
                "camunda:expression=\"a\"",
                "camunda:topic=\"a\"",
                "camunda:jobPriority=\"1\"",
                "camunda:exclusive=\"false\"",
                "xmlns:o=\"http://example.org\" o:id=\"a\"",
                "xmlns:o=\"http://activiti.org/bpmn\" o:class=\"a\"",
                "xmlns:o=\"http://www.camunda.org/schema/1.0/bpmn\" o:class=\"a\"")) {
          refused(name, model, tags, " " + attribute, "", "属性");
        }
        for (String child :
            List.of(
                "<bpmn:stranger/>",
                "<bpmn:script>1</bpmn:script>",
                "<stranger xmlns=\"\"/>",
                "<camunda:executionListener event=\"start\" class=\"a\"/>",
                "<camunda:field name=\"a\"/>",
                "<camunda:expression>a</camunda:expression>",
                "<o:class xmlns:o=\"http://activiti.org/bpmn\"/>",
                "<o:documentation xmlns:o=\"http://example.org\"/>")) {
          refused(name, model, tags, "", child, "元素<");
        }
      }
    }
  }

  private static void refused(
      String name, String model, Matcher tag, String attribute, String child, String word) {
    String open = "<" + tag.group(1) + tag.group(2) + attribute + ">" + child;
    String changed =
        model.substring(0, tag.start())
            + open
            + (tag.group(3).isEmpty() ? "" : "</" + tag.group(1) + ">")
            + model.substring(tag.end());
    try {
      Tag root = Tag.read(name, changed.getBytes(StandardCharsets.UTF_8));
      assertThat(ElementCheck.findings(root, ShippedBlocks.all()))
          .as(open)
          .anySatisfy(finding -> assertThat(finding.text()).startsWith("《" + name).contains(word));
    } catch (UnreadableFile e) {
      throw new AssertionError(open, e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"filepicker","key":"volumeNote"} | 不支持组件“filepicker”
          {"type":"textfield","key":"unheardOf"} | 数据字典中没有“unheardOf”
          """)
  void should_nameTheComponent_when_aFormIsBad(String component, String finding) {
    Map<String, byte[]> files = PackagedFlows.files("archive");
    String form = text(files.get("volume-acceptance.form"));
    files.put(
        "volume-acceptance.form",
        form.replaceFirst(
                "\"components\"\\s*:\\s*\\[",
                Matcher.quoteReplacement("\"components\": [" + component + ","))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files))
        .anySatisfy(f -> assertThat(f).contains("volume-acceptance.form", finding));
  }

  /** The law hangs on the step, not on the name of a task. */
  @Test
  void should_findNothing_when_aTaskIsRenamed() {
    Map<String, byte[]> files = PackagedFlows.files("penalty");
    String notice = text(files.get("prior-notice.bpmn"));
    assertThat(notice).contains("draftNotice");
    files.put(
        "prior-notice.bpmn",
        notice.replace("draftNotice", "tellFirst").getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).isEmpty();
  }

  /** Whoever tries something need not draw lanes first. */
  @Test
  void should_findNothing_when_aModelHasNoLanes() {
    Map<String, byte[]> files = PackagedFlows.files("archive");
    String archive = text(files.get("archive.bpmn"));
    String plain =
        archive
            .replaceAll("(?s)<bpmn:collaboration .*?</bpmn:collaboration>", "")
            .replaceAll("(?s)<bpmn:laneSet .*?</bpmn:laneSet>", "")
            .replaceAll("(?s)<bpmndi:BPMNShape [^>]*isHorizontal.*?</bpmndi:BPMNShape>", "")
            .replace("bpmnElement=\"archiveCollaboration\"", "bpmnElement=\"archive\"");
    assertThat(plain).doesNotContain("Lane", "ollaboration").isNotEqualTo(archive);
    files.put("archive.bpmn", plain.getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).isEmpty();
  }

  @Test
  void should_findNothing_when_aLaneHoldsNoUserTask() {
    Map<String, byte[]> files = PackagedFlows.files("archive");
    String archive = text(files.get("archive.bpmn"));
    String more =
        archive.replace(
            "</bpmn:laneSet>",
            "<bpmn:lane id=\"other\" name=\"系统\"><bpmn:flowNodeRef>sealVolume</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>");
    assertThat(more).isNotEqualTo(archive);
    files.put("archive.bpmn", more.getBytes(StandardCharsets.UTF_8));

    assertThat(guard.findings(files)).isEmpty();
  }

  @Test
  void should_refuseTheFile_when_itCannotBeRead() {
    assertThat(findings("a.bpmn", "<bpmn")).containsExactly("《a.bpmn》第1行：不是有效的XML文件");
    assertThat(findings("a.bpmn", "<a/>")).containsExactly("《a.bpmn》第1行<a>：不是BPMN模型");
    for (String odd :
        List.of("abpmn", "a.bpmn20.xml", "a.cmmn", "a.groovy", "a.dmn11.xml", "../a.form")) {
      assertThat(findings(odd, "<a/>"))
          .as(odd)
          .anySatisfy(finding -> assertThat(finding).startsWith("《" + odd + "》只能部署流程"));
    }
    assertThat(findings("a.form", "{")).containsExactly("《a.form》第1行：不是有效的表单文件（不是JSON）");
    assertThat(findings("a.dmn", "<dmn")).containsExactly("《a.dmn》第1行：不是有效的XML文件");
  }

  @Test
  void should_sayWhatBreaks_when_aFlowInForceDependsOnWhatChanges() {
    Map<String, byte[]> files = PackagedFlows.files("hearing");
    String hearing = text(files.get("hearing.bpmn"));
    files.put(
        "hearing.bpmn",
        hearing.replace("value=\"hearingOutcome\"", "value=\"\"").getBytes(StandardCharsets.UTF_8));
    assertThat(guard.findings(files))
        .anySatisfy(f -> assertThat(f).contains("在用的流程将不能运行：被调用的流程“hearing”不给出变量“hearingOutcome”"));

    Map<String, byte[]> duties = PackagedFlows.files("seizure");
    String table = text(duties.get("seizure-duties.dmn"));
    duties.put(
        "seizure-duties.dmn",
        table
            .replace("name=\"seizureDiscussionRequired\"", "name=\"seizureDiscussion\"")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(guard.findings(duties))
        .anySatisfy(f -> assertThat(f).contains("seizureDiscussionRequired", "不得删除或者改名"));
  }

  @Test
  void should_knowThePackagesOfARelease_when_theyCallEachOther() {
    Map<String, byte[]> one = Map.of("one.bpmn", caller("one", "two"));
    Map<String, byte[]> two = Map.of("two.bpmn", caller("two", "delivery"));

    assertThat(guard.findings(one)).anySatisfy(f -> assertThat(f).contains("没有流程“two”"));
    assertThat(guard.findings(List.of(one, two))).isEmpty();
    assertThat(guard.findings(List.of(one, Map.of("two.bpmn", caller("two", "one")))))
        .extracting(Finding::text)
        .anySatisfy(f -> assertThat(f).contains("流程互相调用，其间没有"));
  }

  private static byte[] caller(String key, String called) {
    return PackagedFlows.resource("/guard/caller.bpmn")
        .replace("KEY", key)
        .replace("CALLED", called)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void should_deployNothing_when_somethingIsWrong() {
    long before = repository.createDeploymentQuery().count();
    DeploymentBuilder deployment = repository.createDeployment().name("bad");
    PackagedFlows.files("archive")
        .forEach(
            (name, bytes) ->
                deployment.addString(
                    name, text(bytes).replace("${archiveCase}", "${runtimeService}")));

    assertThatThrownBy(deployment::deploy)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("部署被拒绝：《archive.bpmn》第")
        .hasMessageContaining("“封存案卷”（sealVolume）属性camunda:delegateExpression：服务任务只能");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void should_deployNothing_when_onePackageOfAReleaseIsBad() {
    Collection<Map<String, byte[]>> packages =
        List.of(Map.of("one.bpmn", caller("one", "nowhere")));
    assertThatThrownBy(
            () ->
                guard.asOneRelease(
                    packages,
                    () -> {
                      throw new AssertionError();
                    }))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("没有流程“nowhere”");
  }

  @Test
  void should_takeNamesOnly_when_somethingIsDoneOncePerRow() {
    assertThat(Kind.COLLECTION.takes("measurements")).isTrue();
    assertThat(Kind.COLLECTION.takes("${measurements}")).isFalse();
    assertThat(Kind.COLLECTION.takes("#{measurements}")).isFalse();
  }

  private List<String> findings(String name, String content) {
    return guard.findings(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
