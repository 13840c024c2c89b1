package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.CaseDocument.Status;
import org.ecocase.document.internal.Hashes;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentsTest {

  private final Documents documents = DocumentModule.bean(Documents.class);
  private final Templates templates = DocumentModule.bean(Templates.class);
  private final JdbcClient jdbc = DocumentModule.bean(JdbcClient.class);
  private final UUID caseId = UUID.randomUUID();
  private final String agency = "agency-" + caseId;

  @Test
  void should_number_store_and_hash_when_generated() {
    // when
    CaseDocument document = documents.generate(request("penalty-decision", null));

    // then
    DocumentContent content = documents.content(document.id());
    assertThat(document.number()).isEqualTo("澜环罚〔2026〕1号");
    assertThat(document.status()).isEqualTo(Status.CURRENT);
    assertThat(document.pages()).isBetween(3, 4);
    assertThat(document.sha256()).isEqualTo(Hashes.sha256(content.bytes()));
    assertThat(content.fileName()).isEqualTo("行政处罚决定书澜环罚〔2026〕1号.pdf");
    assertThat(PdfChecks.text(content.bytes())).contains("澜环罚〔2026〕1号", "叁拾陆万元整", "青禾食品");
    assertThat(PdfChecks.pdfaFindings(content.bytes())).isEmpty();
  }

  @Test
  void should_keep_the_number_and_supersede_when_generated_again() {
    // given
    CaseDocument first = documents.generate(request("penalty-decision", null));

    // when
    CaseDocument second = documents.generate(request("penalty-decision", null));

    // then
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(second.version()).isEqualTo(2);
    assertThat(documents.get(first.id()).status()).isEqualTo(Status.SUPERSEDED);
    assertThat(documents.latest(caseId, "penalty-decision")).contains(second);
    assertThat(documents.ofCase(caseId)).extracting(CaseDocument::version).containsExactly(1, 2);
  }

  @Test
  void should_give_the_same_bytes_when_nothing_changed() {
    // given
    CaseDocument first = documents.generate(request("filing-approval", null));

    // when
    CaseDocument second = documents.generate(request("filing-approval", null));

    // then
    assertThat(second.sha256()).isEqualTo(first.sha256());
  }

  @Test
  void should_keep_scopes_apart_when_the_template_is_the_same() {
    // given
    CaseDocument decision = documents.generate(request("penalty-decision", null));

    // when
    Map<String, Object> model = model("delivery-receipt");
    model.remove("scopeDocument");
    CaseDocument receipt = documents.generate(request("delivery-receipt", "decision", model));
    documents.generate(request("delivery-receipt", "notice"));

    // then
    assertThat(documents.get(receipt.id()).status()).isEqualTo(Status.CURRENT);
    assertThat(PdfChecks.text(documents.content(receipt.id()).bytes()))
        .contains("《行政处罚决定书》" + decision.number());
  }

  @Test
  void should_keep_both_when_a_second_inquiry_is_recorded() {
    // when
    CaseDocument first = documents.generate(request("inquiry-record", null));
    CaseDocument second = documents.generate(request("inquiry-record", null));

    // then
    assertThat(documents.ofCase(caseId)).containsExactly(first, second);
    assertThat(List.of(first.status(), second.status())).containsOnly(Status.CURRENT);
  }

  @Test
  void should_name_every_missing_value_by_its_label_when_required_values_are_absent() {
    // given
    Map<String, Object> model = model("penalty-decision");
    facts(model).remove("violationFacts");
    model.put("party", Map.of("name", " ", "address", "滨河路1号"));

    // then
    assertThatThrownBy(() -> documents.generate(request("penalty-decision", null, model)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
              assertThat(refusal).hasMessageContaining("“违法事实”");
              assertThat(refusal).hasMessageContaining("“当事人名称（姓名）”");
            });
    assertThat(documents.ofCase(caseId)).isEmpty();
  }

  @Test
  void should_give_the_number_back_when_the_rendering_is_refused() {
    // given
    Map<String, Object> model = model("penalty-decision");
    facts(model).put("violationFacts", "排放口旁有\uD83E\uDDFF标记");

    // when
    assertThatThrownBy(() -> documents.generate(request("penalty-decision", null, model)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("U+1F9FF");

    // then
    assertThat(documents.generate(request("penalty-decision", null)).number())
        .isEqualTo("澜环罚〔2026〕1号");
  }

  @Test
  void should_burn_the_number_and_keep_the_file_when_voided() {
    // given
    CaseDocument wrong = documents.generate(request("penalty-decision", null));

    // when
    documents.voidDocument(wrong.id(), "当事人名称有误", "clerk1");
    CaseDocument right = documents.generate(request("penalty-decision", null));

    // then
    assertThat(documents.get(wrong.id()))
        .extracting(CaseDocument::status, CaseDocument::voidReason)
        .containsExactly(Status.VOID, "当事人名称有误");
    assertThat(documents.content(wrong.id()).bytes()).isNotEmpty();
    assertThat(right.number()).isEqualTo("澜环罚〔2026〕2号");
    assertThatThrownBy(() -> documents.voidDocument(wrong.id(), "再次作废", "clerk1"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
  }

  @Test
  void should_refuse_in_the_database_when_content_is_changed_or_deleted() {
    // given
    UUID id = documents.generate(request("filing-approval", null)).id();

    // then
    for (String tampering :
        List.of(
            "update document set content = 'x' where id = ?",
            "update document set sha256 = repeat('0', 64) where id = ?",
            "update document set number = '澜环罚〔2026〕99号' where id = ?",
            "delete from document where id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(tampering).param(id).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("文书一经制作不得");
    }
  }

  private GenerationRequest request(String template, String scope) {
    return request(template, scope, model(template));
  }

  private GenerationRequest request(String template, String scope, Map<String, Object> model) {
    return new GenerationRequest(caseId, agency, template, scope, model, "officer1");
  }

  private Map<String, Object> model(String template) {
    return new LinkedHashMap<>(Samples.model(templates.get(template)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> facts(Map<String, Object> model) {
    return (Map<String, Object>) model.get("facts");
  }
}
