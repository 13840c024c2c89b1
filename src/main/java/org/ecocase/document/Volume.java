package org.ecocase.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecocase.document.CaseDocument.Status;
import org.ecocase.document.DocumentTemplate.Part;
import org.ecocase.document.internal.DocumentRenderer;
import org.ecocase.document.internal.Pictures;
import org.ecocase.document.internal.RenderedPdf;
import org.ecocase.document.internal.VolumeBinder;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Binds the documents and the evidence of a case into its volumes, in the order that the rules
 * prescribe (生态环境行政处罚办法第七十九条、第八十条): 正卷 for what the party may read, 副卷 for what is internal. Cover,
 * contents, continuous page numbers, bookmarks; the case as data and files that cannot be printed
 * are embedded.
 */
@Service
public class Volume {

  /** Template keys under which the volumes are kept as documents. */
  public static final String MAIN = "volume-main";

  public static final String SUB = "volume-sub";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final int EVIDENCE_SECTION = 3;
  private static final int MOST_SCANNED_PAGES = 300;

  /** Above this, recordings stay in the system: the volume must still open on an office machine. */
  private static final long MOST_ATTACHED = 100L << 20;

  private final Documents documents;
  private final Evidence evidence;
  private final Templates templates;
  private final DocumentRenderer renderer;
  private final Clock clock;
  private final ObjectMapper json =
      JsonMapper.builder()
          .findAndAddModules()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public Volume(
      Documents documents,
      Evidence evidence,
      Templates templates,
      DocumentRenderer renderer,
      Clock clock) {
    this.documents = documents;
    this.evidence = evidence;
    this.templates = templates;
    this.renderer = renderer;
    this.clock = clock;
  }

  /**
   * Assembles the volumes from what counts at this moment and keeps them as documents. Assembled
   * again, they supersede the earlier ones.
   */
  @Transactional
  public VolumeFiles assemble(VolumeRequest request) {
    CaseDocument main = bind(request, Part.MAIN, pieces(request, Part.MAIN));
    List<Piece> internal = pieces(request, Part.SUB);
    Optional<CaseDocument> sub =
        internal.isEmpty() ? Optional.empty() : Optional.of(bind(request, Part.SUB, internal));
    return new VolumeFiles(main, sub);
  }

  /** A document (and what it is about, for a receipt) or a piece of evidence in its place. */
  private record Piece(
      int section,
      int position,
      int sequence,
      CaseDocument document,
      String about,
      EvidenceItem item) {}

  private List<Piece> pieces(VolumeRequest request, Part part) {
    List<CaseDocument> current =
        documents.ofCase(request.caseId()).stream()
            .filter(d -> d.status() == Status.CURRENT)
            .toList();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < current.size(); i++) {
      piece(current, i, part).ifPresent(pieces::add);
    }
    for (EvidenceItem item : evidence.ofCase(request.caseId())) {
      boolean source = item.kind() == EvidenceKind.CASE_SOURCE;
      if (source == (part == Part.SUB)) {
        int section = source ? 1 : EVIDENCE_SECTION;
        pieces.add(new Piece(section, Integer.MAX_VALUE, item.no(), null, null, item));
      }
    }
    pieces.sort(
        Comparator.comparingInt(Piece::section)
            .thenComparingInt(Piece::position)
            .thenComparingInt(Piece::sequence));
    return pieces;
  }

  /** A receipt lies directly behind the document it is about, in that document's section. */
  private Optional<Piece> piece(List<CaseDocument> current, int index, Part part) {
    CaseDocument document = current.get(index);
    Optional<DocumentTemplate> template = templates.find(document.template());
    if (template.isEmpty() || template.get().volume().section() == 0) {
      return Optional.empty();
    }
    DocumentTemplate.Place place = template.get().volume();
    int position = index;
    int sequence = 0;
    String about = null;
    if (place.followsScope()) {
      for (int i = 0; i < current.size(); i++) {
        String served = current.get(i).template();
        if (templates.servedUnder(served, Scope.name(document.scope()))) {
          place = templates.get(served).volume();
          position = i;
          sequence = 1;
          about = current.get(i).name();
        }
      }
    }
    return place.part() == part
        ? Optional.of(new Piece(place.section(), position, sequence, document, about, null))
        : Optional.empty();
  }

  /** What the contents say of a piece, and how many pages it takes. */
  private record Entry(
      Piece piece, String name, String number, String author, String date, int scanned) {

    int pages() {
      return piece.document() == null ? 1 + scanned : piece.document().pages();
    }
  }

  private CaseDocument bind(VolumeRequest request, Part part, List<Piece> pieces) {
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(CHINA));
    String partName = part == Part.MAIN ? "正卷" : "副卷";
    String key = part == Part.MAIN ? MAIN : SUB;
    GenerationRequest kept =
        new GenerationRequest(
            request.caseId(), request.agency(), key, null, request.model(), request.createdBy());
    Map<String, Object> model = new LinkedHashMap<>(documents.completed(kept));
    List<Entry> entries = pieces.stream().map(this::entry).toList();
    int pages = entries.stream().mapToInt(Entry::pages).sum();
    Map<String, Object> contents = contents(partName, entries, pages);
    model.put("volume", contents);
    try (VolumeBinder binder = new VolumeBinder()) {
      binder.append(rendered("volume-cover", model, now), "卷宗封面");
      binder.append(rendered("volume-contents", model, now), "卷内目录");
      int first = binder.pages();
      contents.put("attachments", body(binder, entries, model, now));
      binder.append(rendered("volume-remarks", model, now), "备考表");
      if (part == Part.MAIN) {
        attachData(binder, request.caseData(), now);
      }
      String name = "卷宗（" + partName + "）";
      byte[] bytes = binder.finish(name, now, renderer.fonts(), first, pages);
      return documents.keep(kept, name, new RenderedPdf(bytes, binder.pages(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("Volume of " + request.caseId(), e);
    }
  }

  private Entry entry(Piece piece) {
    if (piece.document() != null) {
      CaseDocument d = piece.document();
      String name = piece.about() == null ? d.name() : d.name() + "（" + piece.about() + "）";
      String date = DATE.format(d.createdAt().atZone(CHINA));
      return new Entry(piece, name, d.number(), null, date, 0);
    }
    EvidenceItem item = piece.item();
    String name = "证据%d　%s（%s）".formatted(item.no(), item.name(), item.kind().label());
    String date = DATE.format(item.takenAt().atZone(CHINA));
    return new Entry(piece, name, null, item.takenBy(), date, scannablePages(item));
  }

  private int scannablePages(EvidenceItem item) {
    if (!item.contentType().equals("application/pdf")) {
      return 0;
    }
    return VolumeBinder.scannablePages(evidence.content(item.id()).bytes(), MOST_SCANNED_PAGES);
  }

  private static Map<String, Object> contents(String partName, List<Entry> entries, int pages) {
    List<Map<String, Object>> rows = new ArrayList<>();
    int page = 1;
    for (Entry entry : entries) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("seq", rows.size() + 1);
      row.put("name", entry.name());
      row.put("date", entry.date());
      if (entry.number() != null) {
        row.put("number", entry.number());
      }
      if (entry.author() != null) {
        row.put("author", entry.author());
      }
      row.put("pageFrom", page);
      row.put("pageTo", page + entry.pages() - 1);
      page += entry.pages();
      rows.add(row);
    }
    Map<String, Object> volume = new LinkedHashMap<>();
    volume.put("partName", partName);
    volume.put("pageCount", pages);
    volume.put("entries", rows);
    volume.put("attachments", List.of());
    return volume;
  }

  /** Appends every piece and returns the names of the files embedded. */
  private List<String> body(
      VolumeBinder binder, List<Entry> entries, Map<String, Object> model, ZonedDateTime now)
      throws IOException {
    List<String> attached = new ArrayList<>();
    long room = MOST_ATTACHED;
    for (Entry entry : entries) {
      String bookmark = entry.number() == null ? entry.name() : entry.name() + " " + entry.number();
      if (entry.piece().document() != null) {
        byte[] bytes = documents.content(entry.piece().document().id()).bytes();
        binder.append(bytes, bookmark);
      } else if (evidence(binder, entry, bookmark, model, now, room, attached)) {
        room -= entry.piece().item().size();
      }
    }
    return attached;
  }

  /** Appends a piece of evidence; true when its file was embedded too. */
  private boolean evidence(
      VolumeBinder binder,
      Entry entry,
      String bookmark,
      Map<String, Object> model,
      ZonedDateTime now,
      long room,
      List<String> attached)
      throws IOException {
    EvidenceItem item = entry.piece().item();
    byte[] bytes = evidence.content(item.id()).bytes();
    Optional<BufferedImage> picture = item.picture() ? Pictures.read(bytes) : Optional.empty();
    boolean attach = picture.isEmpty() && item.size() <= room;
    Map<String, Object> page = new LinkedHashMap<>(model);
    page.put("item", caption(item, picture.isPresent(), entry.scanned(), attach));
    binder.append(rendered("evidence-page", page, now), bookmark);
    if (picture.isPresent()) {
      binder.drawInFrame(picture.get());
    }
    if (entry.scanned() > 0) {
      binder.appendScanned(bytes);
    }
    if (attach) {
      String name = "证据%d_%s".formatted(item.no(), item.fileName());
      ZonedDateTime taken = item.takenAt().atZone(CHINA);
      binder.attach(name, item.contentType(), item.name(), "Source", bytes, taken);
      attached.add(name);
    }
    return attach;
  }

  private static Map<String, Object> caption(
      EvidenceItem item, boolean picture, int scanned, boolean attached) {
    Map<String, Object> caption = Evidence.model(item);
    caption.put("picture", picture);
    String where = attached ? "随卷附存" : "原件存于办案系统";
    caption.put(
        "carrier",
        scanned > 0
            ? "内容见后附%d页（电子原件%s）".formatted(scanned, where)
            : "电子文件：%s（%s）".formatted(item.fileName(), where));
    return caption;
  }

  private byte[] rendered(String key, Map<String, Object> model, ZonedDateTime now) {
    DocumentTemplate template = templates.get(key);
    Map<String, Object> complete = new LinkedHashMap<>(model);
    complete.put("doc", Map.of("name", template.name(), "date", DATE.format(now)));
    return renderer.render(template, complete, template.name(), now).bytes();
  }

  private void attachData(VolumeBinder binder, Map<String, Object> data, ZonedDateTime now)
      throws IOException {
    try {
      byte[] bytes = json.writeValueAsBytes(withoutReporter(data));
      binder.attach("case.json", "application/json", "案件数据", "Data", bytes, now);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Case data cannot be written", e);
    }
  }

  /** Who reported is never told to the party (生态环境法典第一百四十六条). */
  private static Object withoutReporter(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new LinkedHashMap<>();
      map.forEach(
          (k, v) -> {
            if (!k.toString().toLowerCase(Locale.ROOT).startsWith("reporter")) {
              kept.put(k.toString(), withoutReporter(v));
            }
          });
      return kept;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Volume::withoutReporter).toList();
    }
    return value;
  }
}
