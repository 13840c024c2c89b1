package org.ecocase.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.document.CaseDocument.Status;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.document.internal.Hashes;
import org.ecocase.document.internal.RenderedPdf;
import org.ecocase.document.internal.RequiredValues;
import org.ecocase.document.internal.Rmb;
import org.ecocase.document.internal.TemplateEngine.TemplateFailure;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, numbers and keeps the documents of a case.
 *
 * <p>A document is made in the transaction of the act it belongs to: if the act is rolled back,
 * neither the document nor its number exists. Once made it never changes and is never deleted.
 */
@Service
public class Documents {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final String COLUMNS =
      """
      id, case_id, agency, template, scope, version, name, number, status, pages, sha256,
      created_by, created_at, template_version, void_reason
      """;

  private final JdbcClient jdbc;
  private final Templates templates;
  private final Numbering numbering;
  private final Evidence evidence;
  private final DocumentRenderer renderer;
  private final FactLabels labels;
  private final Clock clock;

  public Documents(
      JdbcClient jdbc,
      Templates templates,
      Numbering numbering,
      Evidence evidence,
      DocumentRenderer renderer,
      ObjectProvider<FactLabels> labels,
      Clock clock) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.numbering = numbering;
    this.evidence = evidence;
    this.renderer = renderer;
    this.labels = labels.getIfAvailable(() -> key -> key);
    this.clock = clock;
  }

  /**
   * Makes a document. The same case, template and scope made again is a new version under the same
   * number; the earlier one is kept as superseded. Of a repeatable template every generation
   * without a scope is a document of its own.
   *
   * @throws Refusal (RULE) when a required value is missing or a character cannot be shown
   */
  @Transactional
  public CaseDocument generate(GenerationRequest asked) {
    DocumentTemplate template = templates.get(asked.template(), asked.release());
    GenerationRequest request = asked;
    if (template.repeatable() && asked.scope().isEmpty()) {
      lock(asked);
      request = asked.in(Integer.toString(made(asked) + 1));
    }
    Map<String, Object> model = completed(request);
    RequiredValues.check(template, model, labels);
    lock(request);
    List<CaseDocument> earlier = versions(request);
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(CHINA));
    String number = number(template, request.agency(), model, earlier, now);
    model.put("doc", description(number, now, template.name()));
    RenderedPdf pdf = render(template, model, number, now);
    return store(request, new Made(template.name(), number, template.version(), pdf), earlier, now);
  }

  /** Documents of a case in the order in which they were made, all versions. */
  public List<CaseDocument> ofCase(UUID caseId) {
    return jdbc.sql("select " + COLUMNS + " from document where case_id = ? order by seq")
        .param(caseId)
        .query(Documents::read)
        .list();
  }

  /** The newest version that counts, over all scopes of a template. */
  public Optional<CaseDocument> latest(UUID caseId, String template) {
    return ofCase(caseId).stream()
        .filter(d -> d.template().equals(template) && d.status() == Status.CURRENT)
        .reduce((a, b) -> b);
  }

  /** The newest document that counts and is served under a scope, such as {@code decision}. */
  public Optional<CaseDocument> served(UUID caseId, String scope) {
    return current(caseId).stream()
        .filter(d -> templates.servedUnder(d.template(), Scope.name(scope)))
        .filter(d -> madeIn(d, Scope.around(scope)))
        .reduce((a, b) -> b);
  }

  /**
   * A document without its bytes.
   *
   * @throws Refusal (NOT_FOUND) when there is none with this id
   */
  public CaseDocument get(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from document where id = ?")
        .param(id)
        .query(Documents::read)
        .optional()
        .orElseThrow(() -> Refusal.notFound("没有这份文书"));
  }

  /**
   * The bytes of a document.
   *
   * @throws Refusal (NOT_FOUND) when there is none with this id
   */
  public DocumentContent content(UUID id) {
    CaseDocument document = get(id);
    byte[] bytes =
        jdbc.sql("select content from document where id = ?")
            .param(id)
            .query((row, i) -> row.getBytes(1))
            .single();
    String number = document.number() == null ? "" : document.number();
    return new DocumentContent(document.name() + number + ".pdf", "application/pdf", bytes);
  }

  /**
   * Withdraws a document. It stays readable; its number is not used again.
   *
   * @param reason why, shown with the document
   * @throws Refusal (INVALID) without a reason, (CONFLICT) when it does not count any more
   */
  @Transactional
  public void voidDocument(UUID id, String reason, String by) {
    if (reason == null || reason.isBlank()) {
      throw Refusal.invalid("reason", "作废文书应当写明理由");
    }
    get(id);
    int changed =
        jdbc.sql(
                """
                update document
                   set status = 'VOID', void_reason = :reason, voided_by = :by, voided_at = :at
                 where id = :id and status = 'CURRENT'
                """)
            .param("reason", reason.strip())
            .param("by", by)
            .param("at", utc(clock.instant()))
            .param("id", id)
            .update();
    if (changed == 0) {
      throw Refusal.conflict("该文书已经被替换或者作废");
    }
  }

  /** Stores a file that was put together elsewhere in this module, such as a volume. */
  @Transactional
  CaseDocument keep(GenerationRequest request, String name, RenderedPdf pdf) {
    lock(request);
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(CHINA));
    return store(request, new Made(name, null, null, pdf), versions(request), now);
  }

  /** The model with what this module knows itself, where the caller did not give it. */
  Map<String, Object> completed(GenerationRequest request) {
    Map<String, Object> model = new LinkedHashMap<>(request.model());
    for (String key : List.of("facts", "raw", "people", "signed")) {
      model.putIfAbsent(key, Map.of());
    }
    model.computeIfAbsent("evidence", k -> evidence.model(request.caseId()));
    List<CaseDocument> current = current(request.caseId());
    model.computeIfAbsent("docs", k -> docs(current));
    model.computeIfAbsent("rmb", k -> capitals(model.get("raw")));
    served(request.caseId(), request.scope())
        .ifPresent(d -> model.putIfAbsent("scopeDocument", description(d)));
    return model;
  }

  /** What can be made several times in the file itself has a scope of its own there. */
  private static boolean madeIn(CaseDocument document, String scope) {
    return scope.isEmpty()
        ? Scope.around(document.scope()).isEmpty()
        : document.scope().equals(scope) || Scope.around(document.scope()).equals(scope);
  }

  private List<CaseDocument> current(UUID caseId) {
    return ofCase(caseId).stream().filter(d -> d.status() == Status.CURRENT).toList();
  }

  private static Map<String, Object> docs(List<CaseDocument> current) {
    Map<String, Object> docs = new LinkedHashMap<>();
    current.forEach(d -> docs.put(d.template(), description(d)));
    return docs;
  }

  private static Map<String, Object> description(CaseDocument document) {
    ZonedDateTime made = document.createdAt().atZone(CHINA);
    Map<String, Object> map = description(document.number(), made, document.name());
    map.put("key", document.template());
    return map;
  }

  static Map<String, Object> description(String number, ZonedDateTime at, String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (number != null) {
      map.put("number", number);
    }
    map.put("date", DATE.format(at));
    map.put("name", name);
    return map;
  }

  private static Map<String, Object> capitals(Object raw) {
    Map<String, Object> capitals = new LinkedHashMap<>();
    if (raw instanceof Map<?, ?> values) {
      values.forEach(
          (key, value) -> {
            if ((value instanceof Long || value instanceof Integer)
                && ((Number) value).longValue() >= 0) {
              capitals.put(key.toString(), Rmb.capital(((Number) value).longValue()));
            }
          });
    }
    return capitals;
  }

  /** How many documents of a template the case has, in all versions. */
  private int made(GenerationRequest request) {
    return jdbc.sql("select count(*) from document where case_id = ? and template = ?")
        .param(request.caseId())
        .param(request.template())
        .query(Integer.class)
        .single();
  }

  /** Two who make the same document at the same time come one after the other. */
  private void lock(GenerationRequest request) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("document " + request.caseId() + request.template() + request.scope())
        .query((row, i) -> 1)
        .single();
  }

  private List<CaseDocument> versions(GenerationRequest request) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from document where case_id = ? and template = ? and scope = ?"
                + " order by version")
        .param(request.caseId())
        .param(request.template())
        .param(request.scope())
        .query(Documents::read)
        .list();
  }

  private String number(
      DocumentTemplate template,
      String agency,
      Map<String, Object> model,
      List<CaseDocument> earlier,
      ZonedDateTime now) {
    if (!template.numbered()) {
      return null;
    }
    Optional<CaseDocument> current =
        earlier.stream().filter(d -> d.status() == Status.CURRENT).findFirst();
    if (current.isPresent()) {
      return current.get().number();
    }
    Object shortName = model.get("agency") instanceof Map<?, ?> a ? a.get("shortName") : null;
    if (shortName == null || shortName.toString().isBlank()) {
      throw RequiredValues.missing(template, "agency.shortName", labels);
    }
    int next = numbering.next(agency, template.series(), now.getYear());
    return Numbering.format(shortName.toString(), template.series(), now.getYear(), next);
  }

  private RenderedPdf render(
      DocumentTemplate template, Map<String, Object> model, String number, ZonedDateTime now) {
    String title = number == null ? template.name() : template.name() + " " + number;
    try {
      RenderedPdf pdf = renderer.render(template, model, title, now);
      if (template.served() && pdf.seals() == 0) {
        throw new IllegalStateException("The seal found no place: " + template.key());
      }
      return pdf;
    } catch (TemplateFailure e) {
      if (e.missing() != null) {
        throw RequiredValues.missing(template, e.missing(), labels);
      }
      throw e;
    }
  }

  private record Made(String name, String number, String templateVersion, RenderedPdf pdf) {}

  private CaseDocument store(
      GenerationRequest request, Made made, List<CaseDocument> earlier, ZonedDateTime now) {
    jdbc.sql(
            """
            update document set status = 'SUPERSEDED'
             where case_id = ? and template = ? and scope = ? and status = 'CURRENT'
            """)
        .param(request.caseId())
        .param(request.template())
        .param(request.scope())
        .update();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into document (id, case_id, agency, template, scope, version, name, number,
              pages, sha256, content, environment, created_by, created_at, template_version)
            values (:id, :caseId, :agency, :template, :scope, :version, :name, :number,
              :pages, :sha256, :content, :environment, :createdBy, :createdAt, :templateVersion)
            """)
        .param("id", id)
        .param("caseId", request.caseId())
        .param("agency", request.agency())
        .param("template", request.template())
        .param("scope", request.scope())
        .param("version", earlier.size() + 1)
        .param("name", made.name())
        .param("number", made.number())
        .param("pages", made.pdf().pages())
        .param("sha256", Hashes.sha256(made.pdf().bytes()))
        .param("content", made.pdf().bytes())
        .param("environment", renderer.environment())
        .param("createdBy", request.createdBy())
        .param("createdAt", utc(now.toInstant()))
        .param("templateVersion", made.templateVersion())
        .update();
    return get(id);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static CaseDocument read(ResultSet row, int index) throws SQLException {
    return new CaseDocument(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("agency"),
        row.getString("template"),
        row.getString("scope"),
        row.getInt("version"),
        row.getString("name"),
        row.getString("number"),
        Status.valueOf(row.getString("status")),
        row.getInt("pages"),
        row.getString("sha256"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("template_version"),
        row.getString("void_reason"));
  }
}
