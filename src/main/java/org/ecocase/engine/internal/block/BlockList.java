package org.ecocase.engine.internal.block;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ecocase.engine.internal.block.BlockList.Block.Parameter;

/** The building blocks, and what a model may tell each of them. */
public final class BlockList {

  /** What a parameter's value has to be. */
  public enum Type {
    /** The key of a term. */
    TERM,
    /** Keys of terms, separated by commas. */
    TERMS,
    /** Facts that hold a day, separated by commas, each with its scope before a colon if any. */
    DAYS,
    /** A fact that holds a day, to be written. */
    DAY,
    /** A fact to be read, with its scope before a colon if need be. */
    READ,
    /** A fact to be written. */
    WRITTEN,
    /** A value that the fact of the parameter {@code fact} takes. */
    VALUE,
    /** A reason for which clocks stand still, or {@code fact:} and the code that holds it. */
    REASON,
    /** Who may extend the term of the parameter {@code term}. */
    APPROVER,
    /** The key of a document template. */
    TEMPLATE,
    /** The key of a decision table. */
    DECISION,
    /** A stage of the case. */
    STAGE,
    /** The name of a mail. */
    MAIL,
    /** Whom mails may be addressed to. */
    ADDRESSEE,
    BOOLEAN,
    /** Words for the record. */
    WORDS
  }

  /**
   * A building block.
   *
   * @param bean how models name it
   * @param sets variables of the process that it sets, beside the outputs of a table it asks
   * @param foresees facts that it sets to a day ahead for as long as there is a day to wait for
   * @param flow the only process that may use it; null when all may
   */
  public record Block(
      String bean,
      List<Parameter> parameters,
      Set<String> sets,
      Set<String> foresees,
      String flow) {

    /** What a model tells a block. */
    public record Parameter(String name, Type type, boolean required) {}

    public Optional<Parameter> parameter(String name) {
      return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private Block setting(String... variables) {
      return new Block(bean, parameters, Set.of(variables), foresees, flow);
    }

    private Block foreseeing(String fact) {
      return new Block(bean, parameters, sets, Set.of(fact), flow);
    }

    private Block in(String process) {
      return new Block(bean, parameters, sets, foresees, process);
    }
  }

  private static final Map<String, Block> BLOCKS =
      byName(
          block("generateDocument", needs("template", Type.TEMPLATE)),
          block("generateVolume"),
          block(
              "extendClock",
              needs("term", Type.TERM),
              needs("approver", Type.APPROVER),
              takes("collective", Type.BOOLEAN),
              takes("into", Type.DAY)),
          block("allotCaseNumber"),
          block("decide", needs("decision", Type.DECISION)),
          block("recordFact", needs("fact", Type.WRITTEN), needs("value", Type.VALUE)),
          block("applyLaw"),
          block("calculateFine"),
          block("settleFine"),
          block("sendMail", needs("mail", Type.MAIL), needs("to", Type.ADDRESSEE)),
          block("deliverMail").in("outgoing-mail"),
          block("publishDisclosure"),
          block("withdrawDisclosure"),
          block("settlePayment")
              .setting("paymentState", "surchargeState")
              .foreseeing("surchargeCapDate"),
          block("closeClue"),
          block("archiveCase"),
          block("answerUrging").in("urging"));

  /** Those that no service task names, as {@link Mark properties} of any element have them act. */
  private static final Map<String, Block> MARKED =
      byName(
          block(
              "startClock",
              needs("term", Type.TERM),
              takes("from", Type.DAYS),
              takes("into", Type.DAY)),
          block("stopClock", needs("term", Type.TERMS), takes("note", Type.WORDS)),
          block(
              "suspendClock",
              needs("term", Type.TERM),
              needs("reason", Type.REASON),
              takes("from", Type.DAYS),
              takes("evidence", Type.READ)),
          block(
              "resumeClock",
              needs("term", Type.TERM),
              takes("reason", Type.REASON),
              takes("from", Type.DAYS),
              takes("into", Type.DAY)),
          block("setStage", needs("stage", Type.STAGE)));

  private BlockList() {}

  /** The names of all blocks that a service task may name. */
  public static Set<String> names() {
    return BLOCKS.keySet();
  }

  /** The block of that name, if there is one. */
  public static Optional<Block> find(String bean) {
    return Optional.ofNullable(BLOCKS.getOrDefault(bean, MARKED.get(bean)));
  }

  private static Map<String, Block> byName(Block... blocks) {
    Map<String, Block> byName = new TreeMap<>();
    Arrays.stream(blocks).forEach(block -> byName.put(block.bean(), block));
    return Map.copyOf(byName);
  }

  private static Block block(String bean, Parameter... parameters) {
    return new Block(bean, List.of(parameters), Set.of(), Set.of(), null);
  }

  private static Parameter needs(String name, Type type) {
    return new Parameter(name, type, true);
  }

  private static Parameter takes(String name, Type type) {
    return new Parameter(name, type, false);
  }
}
