package org.ecocase.engine.internal.block;

import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.document.GenerationRequest;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 生成文书. The document is made in the officer's own transaction: what it lacks refuses his act. */
@Configuration(proxyBeanMethods = false)
class DocumentBlocks {

  @Bean
  JavaDelegate generateDocument(DocumentDesk desk) {
    return execution -> desk.generate(new BlockCall(execution));
  }

  @Bean
  DocumentDesk documentDesk(
      Documents documents, DocumentModel model, Journal journal, CurrentActor actor) {
    return new DocumentDesk(documents, model, journal, actor);
  }

  record DocumentDesk(
      Documents documents, DocumentModel model, Journal journal, CurrentActor actor) {

    void generate(BlockCall step) {
      String by = actor.get().id();
      CaseDocument made =
          documents.generate(
              new GenerationRequest(
                  step.caseId(),
                  step.agency(),
                  step.parameter("template"),
                  step.scope(),
                  model.of(step.caseId(), step.scope()),
                  by));
      String number = made.number() == null ? "" : made.number();
      journal.append(
          step.caseId(),
          by,
          "DOCUMENT_GENERATED",
          "生成《" + made.name() + "》" + number,
          Map.of(
              "document", made.id().toString(),
              "template", made.template(),
              "version", made.version(),
              "sha256", made.sha256()));
    }
  }
}
