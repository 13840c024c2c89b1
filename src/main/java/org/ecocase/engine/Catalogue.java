package org.ecocase.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 流程目录: what every flow in force does, as pictures and tables, so that a newcomer can learn it. */
public interface Catalogue {

  /** What the signs of the pictures mean. */
  List<String> LEGEND =
      List.of(
          "蓝框：任务，由人办理；灰框：自动环节；绿色粗框：调用另一个流程。",
          "绿圈：开始；红圈：结束；双圈：等待或者中途发生的事件，虚线的不中断所在环节；菱形：判断（×）或者并行（＋）。",
          "绿色钟面：启动期限，带加号的为延长；橙色双竖线：中止期限；绿色三角：恢复期限；红色方块：终结期限；绿旗：案卷进入一个阶段。",
          "期限和阶段的符号在环节左上角的，进入环节时起作用；在右上角的，办完时起作用；在线上的，经过时起作用。",
          "纸：生成文书；信封：邮件或者消息；表格：按规则表得出结论。");

  /** All flows in force, by their keys. */
  List<Flow> flows();

  /** The element templates that Modeler offers, with what is in force to choose from. */
  String elementTemplates();

  /** The flow that a process belongs to. */
  default Optional<Flow> of(String process) {
    return flows().stream()
        .filter(flow -> flow.processes().stream().anyMatch(one -> one.key().equals(process)))
        .findFirst();
  }

  /**
   * A flow.
   *
   * @param key its package
   * @param opening how it begins and what it works on
   * @param tables what its processes need and make; like all tables none of them is empty
   */
  record Flow(
      String key, String label, List<Table> opening, List<Process> processes, List<Table> tables) {

    public Flow {
      opening = List.copyOf(opening);
      tables = List.copyOf(tables);
      processes = List.copyOf(processes);
    }
  }

  /**
   * A process of a flow.
   *
   * @param about what its owner wrote of it
   * @param picture as SVG, to stand in a page as it is
   * @param tables what happens in it
   */
  record Process(String key, String name, String about, String picture, List<Table> tables) {

    public Process {
      tables = List.copyOf(tables);
    }
  }

  /** A table of texts. */
  record Table(String title, List<String> columns, List<List<Cell>> rows) {

    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A cell, line by line. */
  record Cell(List<Line> lines) {

    public Cell {
      lines = List.copyOf(lines);
    }

    /** A cell of plain lines; those without text are left out. */
    public static Cell of(String... lines) {
      return of(Stream.of(lines));
    }

    /** A cell of plain lines; those without text are left out. */
    public static Cell of(Stream<String> lines) {
      return new Cell(
          lines.filter(text -> !text.isBlank()).map(text -> new Line(text, "")).toList());
    }
  }

  /**
   * A line of a cell.
   *
   * @param process the process of which it tells; empty where it is plain text
   */
  record Line(String text, String process) {}
}
