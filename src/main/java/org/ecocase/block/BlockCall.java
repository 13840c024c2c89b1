package org.ecocase.block;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The file a block works on, and what the model told it. */
public interface BlockCall {

  UUID caseId();

  String agency();

  /** Which pass through a called flow this is; empty outside of one. */
  String scope();

  /** Which version of the flow runs, and with it which version of its package. */
  String release();

  /** Who acts. */
  String by();

  /** A parameter the deployment guard has made sure of. */
  String parameter(String name);

  /** A parameter of this block alone; a variable of the same name further out does not count. */
  Optional<String> optional(String name);

  /** The facts as they stand in the scope. */
  Map<String, Object> facts();

  /**
   * The value of a fact, with its scope before a colon where it is not that of the block; {@code
   * table.column} is what stands in the row for which the block is done.
   */
  Optional<Object> fact(String named);

  /** Keeps facts in the scope. */
  void record(Map<String, Object> facts);

  /** A variable of the process. */
  Optional<Object> variable(String name);

  /** Sets a variable of the process, for its gateways to read. */
  void set(String variable, Object value);

  /** Adds an entry to the journal. */
  void note(String kind, String text, Map<String, ?> details);
}
