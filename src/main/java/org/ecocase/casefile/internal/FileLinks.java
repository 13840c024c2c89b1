package org.ecocase.casefile.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactType;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the links between files in step with the facts that name one file in another. */
@Component
class FileLinks {

  private final JdbcClient jdbc;
  private final Dictionary dictionary;
  private final FlowProfiles profiles;

  FileLinks(JdbcClient jdbc, Dictionary dictionary, FlowProfiles profiles) {
    this.jdbc = jdbc;
    this.dictionary = dictionary;
    this.profiles = profiles;
  }

  /** One that names another. */
  record Named(UUID from, UUID to, String fact) {}

  /** The links of a file, its own and those of others to it. */
  List<Named> of(UUID file) {
    return jdbc.sql(
            """
            select distinct from_file, to_file, fact from file_link
            where from_file = :file or to_file = :file
            """)
        .param("file", file)
        .query(
            (row, i) ->
                new Named(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
        .list();
  }

  /** Follows what has been kept in a scope. */
  void follow(UUID file, String scope, Map<String, Object> kept) {
    kept.forEach(
        (key, value) ->
            dictionary
                .find(key)
                .filter(FileLinks::names)
                .ifPresent(fact -> follow(file, scope, fact, value)));
  }

  private static boolean names(Fact fact) {
    return Stream.concat(Stream.of(fact), fact.columns().values().stream())
        .anyMatch(part -> part.type() == FactType.FILE_NUMBER);
  }

  private void follow(UUID file, String scope, Fact fact, Object value) {
    jdbc.sql("delete from file_link where from_file = ? and fact = ? and scope = ?")
        .params(file, fact.key(), scope)
        .update();
    for (String number : Set.copyOf(numbers(fact, value))) {
      jdbc.sql("insert into file_link (from_file, fact, scope, to_file) values (?, ?, ?, ?)")
          .params(file, fact.key(), scope, file(file, fact, number))
          .update();
    }
  }

  private static List<String> numbers(Fact fact, Object value) {
    List<String> numbers = new ArrayList<>();
    if (fact.type() == FactType.FILE_NUMBER && value != null) {
      numbers.add(value.toString());
    }
    for (Fact column : fact.columns().values()) {
      if (column.type() == FactType.FILE_NUMBER) {
        FactRows.of(value).stream()
            .map(row -> row.get(column.key()))
            .filter(number -> number != null)
            .forEach(number -> numbers.add(number.toString()));
      }
    }
    return numbers;
  }

  /** A file of the same agency; of one whose readers are restricted nothing is betrayed. */
  private UUID file(UUID from, Fact fact, String number) {
    List<String> restricted =
        profiles.kinds().filter(FileKind::restricted).map(FileKind::key).toList();
    return jdbc.sql(
            """
            select other.id from case_file other
            join case_file this on this.id = ? and this.agency = other.agency
              and this.id <> other.id
            where (other.clue_number = ? or other.case_number = ?)
              and (other.kind = this.kind or not other.kind = any (?))
            """)
        .params(from, number, number, restricted.toArray(String[]::new))
        .query(UUID.class)
        .optional()
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.RULE, "“" + fact.label() + "”：本机关没有编号为“" + number + "”的案卷，请核对编号"));
  }
}
