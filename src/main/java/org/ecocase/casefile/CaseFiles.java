package org.ecocase.casefile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.flow.Stage;

/** The case files of all agencies. Callers check who may see them. */
public interface CaseFiles {

  void open(CaseFile file);

  Optional<CaseFile> find(UUID id);

  /** The file of that id; its absence refuses the act. */
  CaseFile get(UUID id);

  /** The files of several ids, in no order. */
  List<CaseFile> find(Collection<UUID> ids);

  /** A page of an agency's files, newest first. */
  List<CaseFile> list(CaseQuery query);

  /**
   * Whether a file names somebody: he opened it, or it has a fact, or a row of a table, that is he.
   */
  boolean names(UUID id, String user);

  /** The files that a file names, and those that name it. */
  List<FileLink> links(UUID id);

  void moveTo(UUID id, Stage stage);

  /** Gives the case its number, once. */
  void filed(UUID id, String caseNumber, LocalDate on);

  /**
   * The facts as they stand: those of the case, over which those of the scope lie. A table has the
   * rows that were written in the scope and within it; where there are none, those around it.
   *
   * @param scope empty for the case itself
   */
  Map<String, Object> facts(UUID id, String scope);

  /**
   * The scopes of the rows that are seen of a table: each lies where its table was written, so that
   * what is known there is known for the row.
   */
  List<String> rowScopes(UUID id, String scope, String table);

  /** The tables that were written in just that scope, which whoever works in it may change. */
  Map<String, Object> tables(UUID id, String scope);

  /**
   * The facts that were stated in scopes of the file alone, by scope: in runs, for rows, of papers
   * served. Tables are not among them, as the file shows them with the rows of all its scopes.
   */
  Map<String, Map<String, Object>> scopedFacts(UUID id);

  /** Keeps facts that did not come from a form, such as the outcome of a rule table. */
  void record(UUID id, String scope, Map<String, Object> facts);

  /** Keeps a submission and its facts. A fact handed in as null is emptied. */
  void record(Submission submission);

  /** The submissions of a case, oldest first. */
  List<Submission> submissions(UUID id);
}
