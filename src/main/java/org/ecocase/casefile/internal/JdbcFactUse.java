package org.ecocase.casefile.internal;

import org.ecocase.casefile.FactUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed in once is read in the journal and the dossier for ever. */
@Repository
class JdbcFactUse implements FactUse {

  private static final String EVER =
      """
      with value as (
        select f.value from case_fact f where f.key = :fact
        union all
        select s.content -> :fact from submission s where jsonb_exists(s.content, :fact)
      )
      """;

  private final JdbcClient jdbc;

  JdbcFactUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean used(String fact) {
    return jdbc.sql(EVER + "select exists (select 1 from value)")
        .param("fact", fact)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean used(String fact, String code) {
    return jdbc.sql(EVER + "select exists (select 1 from value where jsonb_exists(value, :code))")
        .param("fact", fact)
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean usedColumn(String table, String column) {
    return jdbc.sql(EVER + rows("row -> :column is not null"))
        .param("fact", table)
        .param("column", column)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean usedColumn(String table, String column, String code) {
    return jdbc.sql(EVER + rows("jsonb_exists(row -> :column, :code)"))
        .param("fact", table)
        .param("column", column)
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  private static String rows(String which) {
    return """
           select exists (
             select 1 from value, jsonb_array_elements(
               case jsonb_typeof(value) when 'array' then value else '[]'::jsonb end) row
             where %s)
           """
        .formatted(which);
  }
}
