package org.ecocase.engine.internal.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.ecocase.casefile.MessageSource;
import org.ecocase.deadline.TermTable;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.RowShape;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.flow.Stage;
import org.ecocase.rule.Steps;

/**
 * What a model may refer to, beside other flows and tables.
 *
 * @param scopes under which documents are served
 * @param messages by their names
 * @param openers the processes that officers may start with a form
 * @param roles group to label, those that packages bring among them
 * @param stages by their keys, those of every kind of file
 * @param mails whether a mail of that name exists for that addressee
 * @param leastDays how long history is kept at least
 * @param exempt the flows that hold no case, whose history may go earlier
 */
record Known(
    Blocks blocks,
    Dictionary dictionary,
    TermTable terms,
    Set<String> termKeys,
    Set<String> templates,
    Set<String> scopes,
    Set<String> policies,
    Steps steps,
    Map<String, MessageSource.Kind> messages,
    Set<String> openers,
    Map<String, String> roles,
    Map<String, Stage> stages,
    BiPredicate<String, String> mails,
    int leastDays,
    Set<String> exempt) {

  /** A fact, or a column of a table as {@code table.column}. */
  Optional<Fact> fact(String key) {
    return key == null ? Optional.empty() : dictionary.at(key);
  }

  /** Whether mails can be for a role, or for the people whom a fact names. */
  boolean mayReceive(String to) {
    return roles.containsKey(to) || names(dictionary, to);
  }

  /** Whether a fact or a column names people. */
  static boolean names(Dictionary dictionary, String fact) {
    return dictionary.at(fact).filter(f -> f.type() == FactType.PERSON).isPresent();
  }

  boolean term(String key) {
    return termKeys.contains(key);
  }

  /** How many rows a table has at most; one where there is no such table. */
  long mostRows(String key) {
    return fact(key).map(Fact::rows).map(RowShape::most).orElse(1);
  }
}
