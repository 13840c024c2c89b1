package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.PersonalData;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.TaskCard;
import org.ecocase.engine.TaskAssignment;
import org.ecocase.org.Actor;
import org.ecocase.party.Parties;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist shows of the case behind a task. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks", description = "待办")
class TaskController {

  private static final int MOST = 100;

  private final Processes processes;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final Parties parties;
  private final PersonalData personal;
  private final TaskAssignment assignment;
  private final Clock clock;

  TaskController(
      Processes processes,
      CaseFiles caseFiles,
      CaseAccess access,
      Parties parties,
      PersonalData personal,
      TaskAssignment assignment,
      Clock clock) {
    this.processes = processes;
    this.caseFiles = caseFiles;
    this.access = access;
    this.parties = parties;
    this.personal = personal;
    this.assignment = assignment;
    this.clock = clock;
  }

  @GetMapping("/cards")
  @Operation(summary = "待办卡片：案件号、当事人、剩余天数", description = "一次最多100个任务编号；无权查看的不返回。")
  List<Card> cards(@RequestParam Set<String> ids) {
    if (ids.size() > MOST) {
      throw Refusal.invalid("ids", "一次最多" + MOST + "个");
    }
    Actor reader = access.reader();
    List<TaskCard> tasks = processes.tasks(ids);
    Map<UUID, CaseFile> files =
        caseFiles.find(tasks.stream().map(TaskCard::caseId).collect(Collectors.toSet())).stream()
            .filter(file -> access.reads(reader, file))
            .collect(Collectors.toMap(CaseFile::id, Function.identity()));
    return tasks.stream()
        .filter(task -> files.containsKey(task.caseId()))
        .map(task -> card(task, files.get(task.caseId()), reader))
        .toList();
  }

  @GetMapping("/{id}/assignment")
  @Operation(summary = "可以改派给谁", description = "只有本机关的承办机构负责人可以改派；其他人得到空的名单。")
  TaskAssignment.Choice choice(@PathVariable String id) {
    return assignment.choice(id, access.reader());
  }

  @PostMapping("/{id}/assignment")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "改派", description = "由承办机构负责人改派给能够办理的人，记入案卷并通知本人。")
  void assign(@PathVariable String id, @RequestBody Assignment to) {
    assignment.assign(id, access.reader(), to.officer(), to.reason());
  }

  /** To whom, and why. */
  record Assignment(String officer, String reason) {}

  private Card card(TaskCard task, CaseFile file, Actor reader) {
    String party =
        file.partyId() == null
            ? null
            : parties
                .find(file.partyId())
                .map(found -> personal.name(file.id(), reader, found))
                .orElse(null);
    Long days =
        task.due() == null
            ? null
            : ChronoUnit.DAYS.between(
                LocalDate.now(clock), task.due().atZone(clock.getZone()).toLocalDate());
    return new Card(
        task.taskId(),
        file.id(),
        file.number(),
        file.title(),
        party,
        file.stage().label(),
        days,
        lamp(task));
  }

  private String lamp(TaskCard task) {
    if (task.due() == null) {
      return "SUSPENDED";
    }
    if (task.due().isBefore(clock.instant())) {
      return "OVERDUE";
    }
    return task.soon() == null || task.soon().isAfter(clock.instant()) ? "NORMAL" : "DUE_SOON";
  }

  /**
   * A card.
   *
   * @param daysLeft negative when overdue; null while its period stands still
   * @param lamp NORMAL, DUE_SOON, OVERDUE or SUSPENDED
   */
  record Card(
      String taskId,
      UUID caseId,
      String number,
      String title,
      String party,
      String stage,
      Long daysLeft,
      String lamp) {}
}
