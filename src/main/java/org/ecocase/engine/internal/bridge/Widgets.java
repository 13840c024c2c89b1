package org.ecocase.engine.internal.bridge;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.FactValues;
import org.ecocase.document.DocumentContent;
import org.ecocase.document.Evidence;
import org.ecocase.document.EvidenceItem;
import org.ecocase.document.EvidenceKind;
import org.ecocase.document.EvidenceUpload;
import org.ecocase.document.Signature;
import org.ecocase.document.Signatures;
import org.ecocase.document.StagedFile;
import org.ecocase.document.StagedFiles;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * Turns what the widgets of a form have prepared into what the file keeps, in the submission's
 * transaction: uploaded files into evidence, strokes of a pen into a signature under the text that
 * was handed in.
 */
@Component
class Widgets {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Dictionary dictionary;
  private final StagedFiles staged;
  private final Evidence evidence;
  private final Signatures signatures;
  private final Journal journal;
  private final Directory directory;
  private final DocumentModel model;
  private final Clock clock;

  Widgets(
      Dictionary dictionary,
      StagedFiles staged,
      Evidence evidence,
      Signatures signatures,
      Journal journal,
      Directory directory,
      DocumentModel model,
      Clock clock) {
    this.dictionary = dictionary;
    this.staged = staged;
    this.evidence = evidence;
    this.signatures = signatures;
    this.journal = journal;
    this.directory = directory;
    this.model = model;
    this.clock = clock;
  }

  /**
   * A form that is handed in.
   *
   * @param form what files were uploaded for, see {@link StagedFiles}
   * @param sent field key to what the client sent
   * @param before the file's facts
   * @param values what the submission amounts to, fact key to value
   */
  record Handed(
      FormSchema schema,
      UUID caseId,
      String agency,
      Actor actor,
      String form,
      Map<String, Object> sent,
      Map<String, Object> before,
      Map<String, Object> values) {

    private Object after(String fact) {
      return values.containsKey(fact) ? values.get(fact) : before.get(fact);
    }
  }

  /** The values without those that only a file that is there already can take in. */
  Map<String, Object> without(Map<String, Object> values) {
    Map<String, Object> plain = new LinkedHashMap<>(values);
    plain.keySet().removeIf(key -> prepared(dictionary.get(key)));
    return plain;
  }

  /** Facts that nobody is shown in order to hand them in once more: everybody signs anew. */
  static boolean signedAnew(Fact fact) {
    return fact.type() == FactType.SIGNATURE;
  }

  private static boolean prepared(Fact fact) {
    return fact.type() == FactType.FILES || fact.type() == FactType.SIGNATURE;
  }

  /**
   * The values with evidence and signatures in the place of what was prepared.
   *
   * @throws Refusal (RULE) naming every field that cannot be taken in
   */
  Map<String, Object> settled(Handed handed) {
    Map<String, Object> settled = new LinkedHashMap<>(handed.values());
    List<String> errors = new ArrayList<>();
    for (Field field : handed.schema().fields()) {
      Object value = field.readonly() ? null : handed.values().get(field.key());
      Fact fact = dictionary.get(field.key());
      if (value == null || !prepared(fact)) {
        continue;
      }
      try {
        settled.put(
            field.key(),
            fact.type() == FactType.FILES
                ? files(handed, field, (Collection<?>) value)
                : signature(handed, field, (Map<?, ?>) value));
      } catch (Refusal e) {
        errors.add("“" + field.label() + "”" + e.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, String.join("；", errors));
    }
    return settled;
  }

  private List<String> files(Handed handed, Field field, Collection<?> ids) {
    Collection<?> known =
        handed.before().get(field.key()) instanceof Collection<?> kept ? kept : List.of();
    List<String> evidenceIds = new ArrayList<>();
    for (Object id : ids) {
      evidenceIds.add(
          known.contains(id)
              ? id.toString()
              : taken(handed, field, UUID.fromString(id.toString()), evidenceIds.size() + 1));
    }
    return evidenceIds;
  }

  private String taken(Handed handed, Field field, UUID id, int number) {
    String owner = handed.actor().id();
    StagedFile file =
        staged
            .waiting(id, owner, handed.form())
            .orElseThrow(
                () ->
                    new Refusal(Refusal.Kind.RULE, "第" + number + "个文件不是您为本表单上传的，或者已经过期，请移除后重新上传"));
    DocumentContent content = staged.content(id, owner);
    EvidenceItem item =
        evidence.add(
            new EvidenceUpload(
                handed.caseId(),
                handed.agency(),
                file.fileName(),
                new ByteArrayInputStream(content.bytes()),
                field.label() + number,
                EvidenceKind.valueOf(field.widget().get("kind")),
                field.widget().get("proves"),
                stated(handed, field, "takenBy").orElseGet(() -> name(handed.actor())),
                stated(handed, field, "takenAt").map(this::moment).orElse(file.stagedAt()),
                stated(handed, field, "place").orElseThrow(() -> placeless(field)),
                owner));
    staged.discard(id, owner);
    journal.append(
        handed.caseId(),
        owner,
        "EVIDENCE_ADDED",
        "上传证据" + item.no() + "“" + item.name() + "”",
        Map.of("evidence", item.id().toString(), "sha256", item.sha256()));
    return item.id().toString();
  }

  private Refusal placeless(Field field) {
    String place = dictionary.label(field.widget().get("place"));
    return new Refusal(Refusal.Kind.RULE, "需要取证地点，请先填写“" + place + "”");
  }

  /** What the fact says that a property of the widget names. */
  private Optional<String> stated(Handed handed, Field field, String property) {
    String fact = field.widget().get(property);
    return Optional.ofNullable(fact == null ? null : handed.after(fact))
        .map(value -> property.equals("takenAt") ? value.toString() : model.shown(fact, value))
        .filter(text -> !text.isBlank());
  }

  private Instant moment(String kept) {
    return LocalDateTime.parse(kept).atZone(clock.getZone()).toInstant();
  }

  private String name(Actor actor) {
    return directory.officer(actor.id()).map(Officer::name).orElse(actor.name());
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> signature(Handed handed, Field field, Map<?, ?> value) {
    String text = text(handed, field);
    if (!text.equals(value.get("text"))) {
      throw new Refusal(Refusal.Kind.RULE, "：签名后笔录内容已改动，请重新签名");
    }
    if (!value.get("signer").equals(handed.after(field.widget().get("signer")))) {
      throw new Refusal(Refusal.Kind.RULE, "的签名人与表单中填写的姓名不一致，请重新签名");
    }
    Instant signedAt = Instant.parse(value.get("signedAt").toString());
    if (signedAt.isAfter(clock.instant().plus(CLOCK_SKEW))) {
      throw new Refusal(Refusal.Kind.RULE, "的签名时间晚于现在，请核对设备的时间后重新签名");
    }
    List<List<List<Integer>>> review = (List<List<List<Integer>>>) value.get("review");
    if (field.widget().containsKey("review") && review.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "缺少手写的“" + field.widget().get("review") + "”");
    }
    return signatures.keep(
        new Signature(
            handed.caseId(),
            field.key(),
            value.get("signer").toString(),
            signedAt,
            text,
            (List<List<List<Integer>>>) value.get("strokes"),
            review,
            handed.actor().id()));
  }

  /**
   * What a signature is put under: every signed field with what the form shows for it, one line
   * each. The widget builds the same text (signature.js).
   */
  private String text(Handed handed, Field field) {
    Map<String, Field> fields =
        handed.schema().fields().stream()
            .collect(Collectors.toMap(Field::key, f -> f, (a, b) -> a));
    return List.of(field.widget().get("signs").split(",")).stream()
        .map(key -> key + "=" + plain(shown(handed, fields.get(key))) + "\n")
        .collect(Collectors.joining());
  }

  private Object shown(Handed handed, Field signed) {
    return signed.readonly()
        ? FactValues.toForm(dictionary.get(signed.key()), handed.before().get(signed.key()))
        : handed.values().get(signed.key()) == null ? null : handed.sent().get(signed.key());
  }

  private static String plain(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Collection<?> many
        ? many.stream().map(Object::toString).collect(Collectors.joining(","))
        : value.toString();
  }
}
