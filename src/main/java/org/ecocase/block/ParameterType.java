package org.ecocase.block;

/** What a parameter's value has to be. */
public enum ParameterType {
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
