package org.ecocase.document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gap-free numbers per agency, series and year, counted from 1.
 *
 * <p>A number is taken in the caller's transaction and lost numbers come back with its rollback.
 * Until the transaction ends, others who want a number of the same series wait.
 */
@Service
public class Numbering {

  private final JdbcClient jdbc;

  public Numbering(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the next number. Needs a running transaction.
   *
   * @param agency agency whose series it is
   * @param series name of the series, such as {@code 环罚}, {@code 案件} or {@code 线索}
   * @param year year in which the series restarts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int next(String agency, String series, int year) {
    return jdbc.sql(
            """
            insert into document_number as n (agency, series, year, last_value)
            values (:agency, :series, :year, 1)
            on conflict (agency, series, year) do update set last_value = n.last_value + 1
            returning last_value
            """)
        .param("agency", agency)
        .param("series", series)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /**
   * Writes a document number: hexagonal brackets, four-digit year, no leading zero (GB/T 9704-2012
   * 7.2.5), such as 澜环罚〔2026〕3号.
   *
   * @param shortName the agency's abbreviation (代字)
   */
  public static String format(String shortName, String series, int year, int number) {
    return "%s%s〔%04d〕%d号".formatted(shortName, series, year, number);
  }
}
