package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.rule.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private static final Steps STEPS = Steps.shipped();
  private static final String INTERNAL =
      "{name: 甲, article: 某法第一条, volume: {part: sub, section: 1}}";
  private static final String SERVED =
      "{name: 甲, article: 某法第一条, series: 环甲, served: true, volume: {part: main, section: 1}}";

  @Test
  void should_know_the_documents_of_the_procedure_when_loaded() {
    assertThat(new Templates().all())
        .extracting(DocumentTemplate::key)
        .contains(
            "filing-approval",
            "inspection-record",
            "inquiry-record",
            "sampling-record",
            "correction-order",
            "investigation-report",
            "review-opinion",
            "penalty-notice",
            "penalty-decision",
            "no-penalty-decision",
            "delivery-receipt",
            "crime-referral-letter",
            "closing-approval",
            "volume-cover",
            "volume-contents");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${x?no_esc}",
        "<#noautoesc>x</#noautoesc>",
        "<#include 'y.ftlh'>",
        "<#import 'y.ftlh' as y>",
        "<#macro x>y</#macro>",
        "<#function f x><#return f(x)></#function>",
        "<#setting locale='x'>",
        "<#global x = 1>",
        "<#attempt>x<#recover>y</#attempt>",
        "<#visit x>",
        "${x?interpret}",
        "${x?eval}",
        "${'a'?new()}",
        "${x?api}",
        "${x?left_pad(100000)}",
        "${x?join(x)}",
        "${x?replace('a', 'bb')}",
        "${x?replace(\"a\", \"bb\")}",
        "<#assign x = 'a'><#list 1..40 as i><#assign x = x + x></#list>",
        "<#assign x = ['a']><#list 1..40 as i><#assign x += x></#list>",
        "<#assign x = 'a' y = x + x>",
        "${.data_model}",
        "${.vars['x']}",
        "#{x}",
        "<@other>x</@other>",
        "<@g.unknown/>",
        "<script>x</script>",
        "<form><input/></form>",
        "<img src='x'/>",
        "<a href='http://x'>y</a>",
        "<p style='background:url(x)'/>",
        "<p style=\"background:url(x)\">",
        "<p style=\"position:fixed\">",
        "<p style=\"font-family:X\">",
        "<p onclick=\"x\">",
        "<p id=\"x\">",
        "<p <#if x>class=\"y\"</#if>>",
        "<style>@import 'x';</style>",
        "<!DOCTYPE html [<!ENTITY a 'b'>]>",
        "<?xml version='1.0'?>",
        "<![CDATA[x]]>",
        "<link rel='stylesheet'/>",
        "<#if x",
        "${x"
      })
  void should_find_it_when_a_template_contains_what_none_may(String source) {
    assertThat(findings(INTERNAL, source)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@g.page><p>${facts.x}</p></@g.page>",
        "<#assign rows = []><#list facts.x?split(\"a\") as r><#assign rows += [r?trim]></#list>",
        "<#-- <script> is nothing here --><p class=\"flat kai\">${(facts.x)!\"—\"}</p>",
        "<table><tr><td colspan=\"3\" style=\"width:30mm;text-align:center\">x</td></tr></table>",
        "<#if (facts.x)?has_content && raw.y gt 3>一<#else>二</#if>"
      })
  void should_find_nothing_when_a_template_is_in_order(String source) {
    assertThat(findings(INTERNAL, source)).isEmpty();
  }

  @Test
  void should_ask_for_the_seal_when_a_document_is_served() {
    assertThat(findings(SERVED, "<p>x</p>")).containsExactly("对外文书缺少落款和印章（<@g.sign/>）");
  }

  @Test
  void should_keep_the_reporter_out_when_the_party_may_read_the_volume() {
    assertThat(findings(SERVED, "<@g.sign/>${facts.reporterName}"))
        .containsExactly("归入正卷的文书不得写入举报人信息");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{name: 甲}",
        "{name: 甲, article: 乙, volume: {part: left, section: 1}}",
        "{name: 甲, article: 乙, volume: {part: sub, section: 100}}",
        "{name: 甲, article: 乙, volume: {part: sub, section: 1}, series: huanfa}",
        "{name: 甲, article: 乙, volume: {part: sub, section: 1}, scope: ../x}",
        "{name: 甲, article: 乙, volume: {part: sub, section: 1}, required: ['facts[0]']}",
        "{name: 甲, article: 乙, volume: {part: sub, section: 1}, other: x}",
        "{name: 甲, article: ["
      })
  void should_say_what_is_wrong_when_a_description_cannot_be_read(String about) {
    assertThat(read(about, "<p>x</p>", "{}").findings()).containsOnlyKeys("paper.yml");
  }

  @Test
  void should_miss_what_belongs_to_a_document_when_it_is_not_there() {
    Map<String, byte[]> files = new HashMap<>();
    files.put("paper.ftlh", "<p>x</p>".getBytes(StandardCharsets.UTF_8));
    files.put("other.sample.json", "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(TemplateFiles.read("flow", files, STEPS).findings())
        .containsEntry("paper.ftlh", List.of("缺少文书说明“paper.yml”", "缺少样例数据“paper.sample.json”"))
        .containsEntry("other.sample.json", List.of("没有这份文书的模板（.ftlh），请一起部署"));
  }

  @Test
  void should_say_so_when_a_sample_is_no_json() {
    assertThat(read(INTERNAL, "<p>x</p>", "{").findings())
        .containsExactly(Map.entry("paper.sample.json", List.of("不是有效的JSON文件")));
  }

  @Test
  void should_wantWhatTheStepDemands_when_thePaperIsStatutory() {
    DocumentTemplate decision = new Templates().get("penalty-decision");

    assertThat(decision(decision.source())).isEmpty();
    assertThat(decision(decision.source().replace("facts.penaltyBasis", "facts.x")))
        .containsExactly("法定文书缺少应当载明的内容：penaltyBasis");
    assertThat(decision(decision.source() + "${facts.legalReviewOpinion}"))
        .containsExactly("送达当事人的文书不得写入内部意见：legalReviewOpinion");
  }

  private static List<String> decision(String source) {
    return read("penalty-decision", SERVED, source, "{}")
        .findings()
        .getOrDefault("penalty-decision.ftlh", List.of());
  }

  private static List<String> findings(String about, String source) {
    return read(about, source, "{}").findings().getOrDefault("paper.ftlh", List.of());
  }

  private static TemplateFiles read(String about, String source, String sample) {
    return read("paper", about, source, sample);
  }

  private static TemplateFiles read(String key, String about, String source, String sample) {
    Map<String, byte[]> files = new HashMap<>();
    files.put(key + ".ftlh", source.getBytes(StandardCharsets.UTF_8));
    files.put(key + ".yml", about.getBytes(StandardCharsets.UTF_8));
    files.put(key + ".sample.json", sample.getBytes(StandardCharsets.UTF_8));
    return TemplateFiles.read("flow", files, STEPS);
  }
}
