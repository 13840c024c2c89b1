package org.ecocase.oversight.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.ecocase.deadline.Lamp;
import org.ecocase.oversight.OversightFilter;

/** The condition of a query over the read model, with its parameters. */
final class Conditions {

  /** The lamp of a period that still runs. */
  static final String LAMP =
      """
      case when t.state = 'SUSPENDED' then 'SUSPENDED' when t.expires_at <= :now then 'OVERDUE'
           when t.soon_at <= :now then 'DUE_SOON' else 'NORMAL' end
      """;

  private final StringBuilder sql = new StringBuilder("t.agency in (:agencies)");
  private final Map<String, Object> parameters = new HashMap<>();

  private Conditions(Sight sight, OversightFilter filter, Instant now) {
    parameters.put("agencies", sight.agencies());
    parameters.put("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    equal("unit", "sightUnit", sight.unit());
    equal("agency", "agency", filter.agency());
    equal("stage", "stage", filter.stage());
    equal("unit", "unit", filter.unit());
    equal("officer", "officer", filter.officer());
    equal("source", "source", filter.source());
    equal("case_id", "caseId", filter.caseId());
    if (filter.text() != null) {
      sql.append(" and position(:text in t.words) > 0");
      parameters.put("text", filter.text());
    }
  }

  /** Over periods that still run. */
  static Conditions ofTerms(Sight sight, OversightFilter filter, Instant now) {
    Conditions conditions = new Conditions(sight, filter, now);
    conditions.equal("term_key", "term", filter.term());
    if (filter.lamp() != null) {
      conditions.sql.append(lamp(filter.lamp()));
    }
    return conditions;
  }

  /** Over cases, whether they have ended or not. */
  static Conditions ofCases(Sight sight, OversightFilter filter, Instant now) {
    return new Conditions(sight, filter, now);
  }

  /** Over cases that have ended. */
  static Conditions ofFinished(Sight sight, OversightFilter filter, Instant now) {
    Conditions conditions = new Conditions(sight, filter, now);
    conditions.sql.append(" and t.closed_at is not null");
    if (filter.lamp() == Lamp.OVERDUE) {
      conditions.sql.append(" and t.terms_late > 0");
    } else if (filter.lamp() == Lamp.NORMAL) {
      conditions.sql.append(" and t.terms_late = 0");
    }
    return conditions;
  }

  /** What makes a period show a lamp, to be added to other conditions. */
  static String lamp(Lamp lamp) {
    return switch (lamp) {
      case SUSPENDED -> " and t.state = 'SUSPENDED'";
      case OVERDUE -> " and t.state = 'RUNNING' and t.expires_at <= :now";
      case DUE_SOON -> " and t.state = 'RUNNING' and t.soon_at <= :now and t.expires_at > :now";
      case NORMAL -> " and t.state = 'RUNNING' and t.soon_at > :now and t.expires_at > :now";
    };
  }

  private void equal(String column, String name, Object value) {
    if (value != null) {
      sql.append(" and t.").append(column).append(" = :").append(name);
      parameters.put(name, value);
    }
  }

  String sql() {
    return sql.toString();
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
