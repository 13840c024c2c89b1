package org.ecocase.org.internal;

import java.util.List;
import java.util.Optional;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads memberships from the identity service's tables, so that Admin stays their only editor. */
@Repository
class JdbcDirectory implements Directory {

  private static final String AGENCY =
      """
      select id, name, short_name, parent, province, area_code, uscc, address, phone, postcode,
             bank, bank_account, government_name, court_name
      from agency
      """;
  private static final String OFFICER =
      """
      select o.user_id, o.agency, o.name, o.unit, o.certificate, o.certificate_from,
             o.certificate_until, o.legal_qualification, o.email
      from officer o
      """;

  private final JdbcClient jdbc;
  private final Roles roles;

  JdbcDirectory(JdbcClient jdbc, Roles roles) {
    this.jdbc = jdbc;
    this.roles = roles;
  }

  @Override
  public Optional<Agency> agency(String id) {
    return jdbc.sql(AGENCY + "where id = ?").param(id).query(Agency.class).optional();
  }

  @Override
  public List<Agency> agencies() {
    return jdbc.sql(AGENCY + "order by area_code, id").query(Agency.class).list();
  }

  @Override
  public Optional<Officer> officer(String userId) {
    return jdbc.sql(OFFICER + "where o.user_id = ?").param(userId).query(Officer.class).optional();
  }

  @Override
  public List<Role> roles() {
    return roles.all();
  }

  @Override
  public Optional<Role> role(String group) {
    return roles.ofGroup(group);
  }

  @Override
  public List<Officer> officers(String agency, Role role) {
    return jdbc.sql(
            OFFICER
                + """
                join act_id_membership m on m.user_id_ = o.user_id and m.group_id_ = :group
                where o.agency = :agency
                order by o.name, o.user_id
                """)
        .param("group", role.group())
        .param("agency", agency)
        .query(Officer.class)
        .list();
  }

  @Override
  public void save(Agency a) {
    jdbc.sql(
            """
            insert into agency (id, name, short_name, parent, province, area_code, uscc, address,
              phone, postcode, bank, bank_account, government_name, court_name)
            values (:id, :name, :shortName, :parent, :province, :areaCode, :uscc, :address,
              :phone, :postcode, :bank, :bankAccount, :governmentName, :courtName)
            on conflict (id) do update set name = excluded.name, short_name = excluded.short_name,
              parent = excluded.parent, province = excluded.province,
              area_code = excluded.area_code, uscc = excluded.uscc, address = excluded.address,
              phone = excluded.phone, postcode = excluded.postcode, bank = excluded.bank,
              bank_account = excluded.bank_account, government_name = excluded.government_name,
              court_name = excluded.court_name
            """)
        .paramSource(a)
        .update();
  }

  @Override
  public void save(Officer o) {
    jdbc.sql(
            """
            insert into officer (user_id, agency, name, unit, certificate, certificate_from,
              certificate_until, legal_qualification, email)
            values (:userId, :agency, :name, :unit, :certificate, :certificateFrom,
              :certificateUntil, :legalQualification, :email)
            on conflict (user_id) do update set agency = excluded.agency, name = excluded.name,
              unit = excluded.unit, certificate = excluded.certificate,
              certificate_from = excluded.certificate_from,
              certificate_until = excluded.certificate_until,
              legal_qualification = excluded.legal_qualification, email = excluded.email
            """)
        .paramSource(o)
        .update();
  }
}
