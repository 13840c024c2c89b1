package org.ecocase.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;

/**
 * The terms in force. Starts with the table that travels with the product; whoever deploys a newer
 * one hands it over.
 */
@Service
public class Terms {

  private static final String SHIPPED = "/processes/deadline/terms.dmn";

  private static final String ANY_TASK = "task-default";

  private volatile TermTable table;

  public Terms() {
    replace(shipped());
  }

  /** The table in force. */
  public TermTable table() {
    return table;
  }

  /**
   * Puts another table into force, for periods that start from now on. A clock that runs keeps the
   * row with which it started.
   *
   * <p>Read with indulgence: this table may have been deployed before rows in hours that roll over
   * were refused, and must not keep the product from starting.
   *
   * @param dmn the bytes of the DMN file
   * @throws Refusal with every finding in Chinese; the table in force then stays
   */
  public void replace(byte[] dmn) {
    table = TermTableReader.deployed(dmn);
  }

  /**
   * The key of a term that is named by its key or by its number in the register.
   *
   * @param name such as {@code case-decision}, or {@code T13} where only one term has the number
   * @throws Refusal naming the terms when several have the number; a name that is neither comes
   *     back as it is
   */
  public String key(String name) {
    TermTable known = table;
    Map<String, String> numbered = known.numbered(name);
    if (known.keys().contains(name) || numbered.isEmpty()) {
      return name;
    }
    if (numbered.size() > 1) {
      String keys =
          numbered.entrySet().stream()
              .map(term -> term.getKey() + "（" + term.getValue() + "）")
              .collect(Collectors.joining("、"));
      throw Refusal.invalid("term", "编号" + name + "有" + numbered.size() + "个期限，请写明期限键：" + keys);
    }
    return numbered.keySet().iterator().next();
  }

  /**
   * The row that applies to a period.
   *
   * @param key the term
   * @param agency the agency whose own row goes before; empty for the general one
   * @param start the day on which the period starts
   * @throws Refusal when there is no such term, or none for that day
   */
  public Term require(String key, String agency, LocalDate start) {
    return table
        .find(key, agency, start)
        .orElseThrow(
            () ->
                table.keys().contains(key)
                    ? Refusal.invalid("start", "期限“" + key + "”在" + start + "尚无有效规定")
                    : Refusal.invalid("term", "没有名为“" + key + "”的期限"));
  }

  /**
   * The row by which a task is dated that has no clock: its own term where that is the agency's
   * own, else the agency's term for any task. A period of the law dates a task only while its clock
   * runs: serving a notice is no serving of the decision.
   *
   * @throws Refusal when the table has no term for any task
   */
  public Term forTask(String key, String agency, LocalDate start) {
    return table
        .find(key, agency, start)
        .filter(Term::internal)
        .orElseGet(() -> require(ANY_TASK, agency, start));
  }

  private static byte[] shipped() {
    try (InputStream file = Terms.class.getResourceAsStream(SHIPPED)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
