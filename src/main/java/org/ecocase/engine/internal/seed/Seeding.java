package org.ecocase.engine.internal.seed;

import org.ecocase.engine.internal.access.RoleGrants;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.ecocase.engine.internal.release.PackagedModels;
import org.ecocase.engine.internal.release.TablesInForce;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings a new database to the state in which people can work: roles and grants, the administrator,
 * the packaged models, and in the demonstration its agency. One transaction under one lock, so that
 * two nodes may start together.
 */
@Component
class Seeding implements SmartInitializingSingleton {

  private static final long LOCK = 0xEC0CA5EL;

  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final RoleGrants roles;
  private final Administrator administrator;
  private final PackagedModels models;
  private final TablesInForce tables;
  private final PackageDataInForce packageData;
  private final TaskFilters filters;
  private final Demonstration demonstration;

  Seeding(
      TransactionOperations transaction,
      JdbcClient jdbc,
      RoleGrants roles,
      Administrator administrator,
      PackagedModels models,
      TablesInForce tables,
      PackageDataInForce packageData,
      TaskFilters filters,
      Demonstration demonstration) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.roles = roles;
    this.administrator = administrator;
    this.models = models;
    this.tables = tables;
    this.packageData = packageData;
    this.filters = filters;
    this.demonstration = demonstration;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((r, i) -> 1).single();
          roles.seed();
          administrator.seed();
          models.deploy();
          tables.load();
          packageData.load();
          roles.follow(packageData.profiles());
          filters.seed();
          demonstration.seed();
        });
  }
}
