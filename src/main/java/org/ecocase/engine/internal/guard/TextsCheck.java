package org.ecocase.engine.internal.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.SampleDocuments;
import org.ecocase.document.TemplateFiles;
import org.ecocase.document.Templates;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.notification.MailTexts;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** Whether the documents and mails of a package can be written: tried with their samples. */
@Component
class TextsCheck {

  private final Templates templates;
  private final SampleDocuments samples;
  private final MailTexts mails;

  TextsCheck(Templates templates, SampleDocuments samples, MailTexts mails) {
    this.templates = templates;
    this.samples = samples;
    this.mails = mails;
  }

  /**
   * The findings of a package.
   *
   * @param read what was read of its templates
   * @param dictionary as it would be
   */
  List<Finding> findings(Map<String, byte[]> files, TemplateFiles read, Dictionary dictionary) {
    List<Finding> findings = new ArrayList<>();
    read.findings()
        .forEach((file, all) -> all.forEach(sentence -> findings.add(Finding.of(file, sentence))));
    for (DocumentTemplate template : read.templates()) {
      List<Finding> of = unknown(template, dictionary);
      findings.addAll(of);
      byte[] sample = files.get(template.key() + DocumentTemplate.SAMPLE);
      if (of.isEmpty() && changed(template)) {
        tried(template, sample).ifPresent(findings::add);
      }
    }
    files.forEach(
        (name, bytes) ->
            MailTexts.mailOf(name)
                .filter(
                    mail -> !mails.suits(new String(bytes, StandardCharsets.UTF_8), words(mail)))
                .ifPresent(
                    mail ->
                        findings.add(
                            Finding.of(
                                name, "邮件只能是一万字以内的文字，用“${…}”填入" + String.join("、", words(mail))))));
    return findings;
  }

  /** What other packages print and would find no more. */
  static List<Finding> broken(Collection<DocumentTemplate> others, Dictionary dictionary) {
    return others.stream().flatMap(template -> unknown(template, dictionary).stream()).toList();
  }

  private static List<Finding> unknown(DocumentTemplate template, Dictionary dictionary) {
    Set<String> named = new TreeSet<>(template.printed());
    template.required().stream()
        .filter(path -> path.startsWith("facts.") || path.startsWith("raw."))
        .map(path -> path.split("\\.")[1])
        .forEach(named::add);
    return named.stream()
        .filter(fact -> dictionary.find(fact).isEmpty())
        .map(fact -> Finding.of(template.file(), "没有数据“" + fact + "”"))
        .toList();
  }

  private boolean changed(DocumentTemplate template) {
    return templates
        .find(template.key())
        .filter(now -> now.version().equals(template.version()))
        .isEmpty();
  }

  private Optional<Finding> tried(DocumentTemplate template, byte[] sample) {
    try {
      samples.of(template, sample);
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(Finding.of(template.file(), "用样例数据不能生成文书：" + e.getMessage()));
    }
  }

  /** All that a mail may be told, whoever it goes to; what Java writes is told more. */
  private Set<String> words(String mail) {
    Set<String> words = new TreeSet<>(MailTexts.words(mails.shipped().getOrDefault(mail, "")));
    Stream.of("party", "lead")
        .map(to -> MailDesk.words(to, role -> false))
        .flatMap(Optional::stream)
        .forEach(words::addAll);
    return words;
  }
}
