package org.ecocase.document.internal;

import java.util.Map;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.document.FileContents;
import org.ecocase.document.GenerationRequest;
import org.springframework.stereotype.Component;

/** 生成文书. The document is made in the officer's own transaction: what it lacks refuses his act. */
@Component
class GenerateDocument implements Block {

  private static final String TEMPLATE = "template";

  private final Documents documents;
  private final FileContents contents;

  GenerateDocument(Documents documents, FileContents contents) {
    this.documents = documents;
    this.contents = contents;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("generateDocument", "生成文书", "按模板生成PDF文书", "生成{template}")
        .needs(TEMPLATE, "文书", ParameterType.TEMPLATE);
  }

  @Override
  public void act(BlockCall call) {
    CaseDocument made =
        documents.generate(
            new GenerationRequest(
                call.caseId(),
                call.agency(),
                call.parameter(TEMPLATE),
                call.scope(),
                contents.of(call.caseId(), call.scope()),
                call.by(),
                call.release()));
    String number = made.number() == null ? "" : made.number();
    call.note(
        "DOCUMENT_GENERATED",
        "生成《" + made.name() + "》" + number,
        Map.of(
            "document", made.id().toString(),
            "template", made.template(),
            "version", made.version(),
            "sha256", made.sha256()));
  }
}
