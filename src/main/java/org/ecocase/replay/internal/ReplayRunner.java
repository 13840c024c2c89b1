package org.ecocase.replay.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.clue.ClueIntake;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.engine.TaskDesk;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Replays all cases of a file and writes their reports. */
@Component
public class ReplayRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);

  private final TaskDesk desk;
  private final ClueIntake intake;
  private final CaseFiles caseFiles;
  private final Directory directory;
  private final Dictionary dictionary;
  private final Documents documents;
  private final Breaches breaches;
  private final FineCheck fines;
  private final LawCheck law;
  private final Defaults defaults = Defaults.read();
  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  ReplayRunner(
      TaskDesk desk,
      ClueIntake intake,
      CaseFiles caseFiles,
      Directory directory,
      Dictionary dictionary,
      Documents documents,
      Breaches breaches,
      FineCheck fines,
      LawCheck law) {
    this.desk = desk;
    this.intake = intake;
    this.caseFiles = caseFiles;
    this.directory = directory;
    this.dictionary = dictionary;
    this.documents = documents;
    this.breaches = breaches;
    this.fines = fines;
    this.law = law;
  }

  /**
   * Replays. Whatever goes wrong in one case is reported for that case; the summary is written
   * whatever comes.
   *
   * @param file JSON array of published cases
   * @param reports folder to write to; made when missing
   * @return the summary, as it was written
   * @throws IllegalArgumentException when the file is no such array, with a Chinese reason
   */
  public Map<String, Object> replay(Path file, Path reports) {
    List<ReplayReport> all = new ArrayList<>();
    try {
      Files.createDirectories(reports);
      Set<String> ids = new HashSet<>();
      for (JsonNode node : cases(file)) {
        ReplayReport report = isolated(id(node, ids), node, reports);
        all.add(report);
        LOG.info("{}: {}", report.id(), report.outcome());
      }
      Map<String, Object> summary = summary(all);
      json.writeValue(reports.resolve("summary.json").toFile(), summary);
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      desk.resetTime();
    }
  }

  private JsonNode cases(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("文件不存在或者不能读取：" + file);
    }
    JsonNode root;
    try {
      root = json.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("文件不是有效的JSON：" + file);
    }
    if (root == null || !root.isArray()) {
      throw new IllegalArgumentException("文件内容应为案例的JSON数组：" + file);
    }
    return root;
  }

  /** The name of a case's folder: its id, or its number in the file where it has none. */
  static String id(JsonNode node, Set<String> taken) {
    String stated = node.path("id").asText("");
    String id =
        stated.matches("[\\w-][\\w.-]{0,59}") ? stated : "case-%03d".formatted(taken.size() + 1);
    String unique = id;
    for (int copy = 2; !taken.add(unique); copy++) {
      unique = id + "-" + copy;
    }
    return unique;
  }

  /** Whatever goes wrong in one case is told in its report, and the others go on. */
  private ReplayReport isolated(String id, JsonNode node, Path reports) throws IOException {
    Path folder = reports.resolve(id);
    Files.createDirectories(folder);
    ReplayReport report;
    PublishedCase published = null;
    try {
      if (!node.isObject()) {
        throw new IllegalArgumentException("案例应为JSON对象");
      }
      published = PublishedCase.of(((ObjectNode) node).put("id", id));
      report = replay(published, folder);
    } catch (IOException | RuntimeException e) {
      LOG.error("case {} failed", id, e);
      report = ReplayReport.failed(id, published, reason(e));
    }
    json.writeValue(folder.resolve("report.json").toFile(), report);
    return report;
  }

  /** Messages of libraries are not for readers; the log has them. */
  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    boolean chinese = message.codePoints().anyMatch(Character::isIdeographic);
    return chinese ? message : "回放该案例时出错，其他案例不受影响，详见运行日志（" + e.getClass().getSimpleName() + "）";
  }

  private ReplayReport replay(PublishedCase published, Path folder) throws IOException {
    locate(published);
    CaseReplay replay =
        new CaseReplay(published, defaults, desk, intake, caseFiles, directory, dictionary);
    CaseReplay.Course course = replay.run();
    List<Breach> found = new ArrayList<>(breaches.of(published));
    found.addAll(law.breaches(published));
    found.addAll(course.breaches());
    Map<String, Object> facts = replay.facts();
    return new ReplayReport(
        published.id(),
        published.agency(),
        published.documentNumber(),
        outcome(course),
        course.stop(),
        course.path(),
        published.statedDates(),
        breaches.limits(published),
        reached(course),
        fines.of(published),
        law.of(published),
        new ReplayReport.Duties(
            (Boolean) facts.get(FactKeys.HEARING_RIGHT),
            (Boolean) facts.get(FactKeys.LEGAL_REVIEW_REQUIRED),
            (Boolean) facts.get(FactKeys.COLLECTIVE_DISCUSSION_REQUIRED)),
        found,
        course.assumed(),
        published.unreadable(),
        documents(course.caseId(), folder));
  }

  /** Thresholds differ by province, so the agency moves to where the case was. */
  private void locate(PublishedCase published) {
    Agency a = directory.agency(CaseReplay.AGENCY).orElseThrow();
    String province = published.province() == null ? "" : published.province();
    directory.save(
        new Agency(
            a.id(),
            a.name(),
            a.shortName(),
            a.parent(),
            province,
            a.areaCode(),
            a.uscc(),
            a.address(),
            a.phone(),
            a.postcode(),
            a.bank(),
            a.bankAccount(),
            a.governmentName(),
            a.courtName()));
  }

  private String outcome(CaseReplay.Course course) {
    return course.stop() != null || course.caseId() == null
        ? "STOPPED"
        : caseFiles.get(course.caseId()).stage().key();
  }

  private static Map<String, LocalDate> reached(CaseReplay.Course course) {
    Map<String, LocalDate> reached = new LinkedHashMap<>();
    course.path().forEach(step -> reached.put(step.task(), step.on()));
    return reached;
  }

  private List<ReplayReport.DocumentFile> documents(UUID caseId, Path folder) throws IOException {
    List<ReplayReport.DocumentFile> files = new ArrayList<>();
    if (caseId == null) {
      return files;
    }
    for (CaseDocument document : documents.ofCase(caseId)) {
      if (document.status() == CaseDocument.Status.CURRENT) {
        String file =
            String.format("%02d-%s.pdf", files.size() + 1, document.name().replace('/', '-'));
        Files.write(folder.resolve(file), documents.content(document.id()).bytes());
        files.add(
            new ReplayReport.DocumentFile(
                file, document.name(), document.number(), document.pages()));
      }
    }
    return files;
  }

  private static Map<String, Object> summary(List<ReplayReport> all) {
    Map<String, Integer> outcomes = new TreeMap<>();
    Map<String, Integer> found = new TreeMap<>();
    all.forEach(report -> outcomes.merge(report.outcome(), 1, Integer::sum));
    all.stream()
        .flatMap(report -> report.breaches().stream())
        .forEach(breach -> found.merge(breach.code(), 1, Integer::sum));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("cases", all.size());
    summary.put("outcomes", outcomes);
    summary.put("breaches", found);
    summary.put("fines", fines(all));
    summary.put(
        "stopped",
        all.stream().filter(r -> r.stoppedAt() != null).map(ReplayRunner::brief).toList());
    summary.put("reports", all.stream().map(ReplayRunner::brief).toList());
    return summary;
  }

  /** How many were computed again, how they differ from what was published, and why others not. */
  private static Map<String, Object> fines(List<ReplayReport> all) {
    Map<String, Integer> notComputed = new TreeMap<>();
    List<Map<String, Object>> differing = new ArrayList<>();
    for (ReplayReport report : all) {
      ReplayReport.Fine fine = report.fine();
      if (fine.notComputed() != null) {
        notComputed.merge(fine.notComputed(), 1, Integer::sum);
      } else if (Boolean.FALSE.equals(fine.matches())) {
        differing.add(
            Map.of(
                "id", report.id(),
                "stated", fine.stated(),
                "computed", fine.computed(),
                "difference", fine.computed().subtract(fine.stated())));
      }
    }
    Map<String, Object> fines = new LinkedHashMap<>();
    fines.put("computed", all.stream().filter(r -> r.fine().computed() != null).count());
    fines.put(
        "matching", all.stream().filter(r -> Boolean.TRUE.equals(r.fine().matches())).count());
    fines.put("differing", differing);
    fines.put("notComputed", notComputed);
    return fines;
  }

  private static Map<String, Object> brief(ReplayReport report) {
    Map<String, Object> brief = new LinkedHashMap<>();
    brief.put("id", report.id());
    brief.put("outcome", report.outcome());
    brief.put("fineStated", report.fine().stated());
    brief.put("fineComputed", report.fine().computed());
    brief.put("fineNotComputed", report.fine().notComputed());
    brief.put("breaches", report.breaches().stream().map(Breach::code).distinct().toList());
    if (report.stoppedAt() != null) {
      brief.put("stoppedAt", report.stoppedAt().task());
      brief.put("reason", report.stoppedAt().reason());
    }
    return brief;
  }
}
