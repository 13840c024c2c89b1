package org.ecocase.engine.internal.seed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.ecocase.database.EmbeddedDatabase;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A fictional city bureau with two districts and a user for every role, from {@code
 * demo/agencies.yml}. It exists where the product brings its own database or the profile {@code
 * demo} is on, and nowhere else.
 */
@Component
class Demonstration {

  /** Of every demonstration user; told in the README. */
  static final String PASSWORD = "Ecocase-Demo-2026";

  private final IdentityService identity;
  private final Directory directory;
  private final boolean wanted;

  Demonstration(
      IdentityService identity,
      Directory directory,
      Environment environment,
      @Value("#{" + EmbeddedDatabase.CONDITION + "}") boolean embedded) {
    this.identity = identity;
    this.directory = directory;
    this.wanted = embedded || environment.acceptsProfiles(Profiles.of("demo"));
  }

  void seed() {
    if (!wanted || !directory.agencies().isEmpty()) {
      return;
    }
    Content content = read();
    content.agencies().forEach(this::agency);
    content.users().forEach(this::user);
  }

  private static Content read() {
    try (InputStream in = new ClassPathResource("demo/agencies.yml").getInputStream()) {
      return YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in, Content.class);
    } catch (IOException e) {
      throw new IllegalStateException("demo/agencies.yml is not readable", e);
    }
  }

  private void agency(Agency agency) {
    directory.save(agency);
    Tenant tenant = identity.newTenant(agency.id());
    tenant.setName(agency.name());
    identity.saveTenant(tenant);
  }

  private void user(DemoUser demo) {
    User user = identity.newUser(demo.id());
    user.setLastName(demo.name());
    user.setFirstName("");
    user.setEmail(demo.id() + "@ecocase.example");
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    demo.roles().forEach(role -> identity.createMembership(demo.id(), role));
    demo.agencies().forEach(agency -> identity.createTenantUserMembership(agency, demo.id()));
    directory.save(
        new Officer(
            demo.id(),
            demo.agencies().get(0),
            demo.name(),
            demo.unit(),
            demo.certificate(),
            demo.certificateFrom(),
            demo.certificateUntil(),
            demo.legalQualification(),
            user.getEmail()));
  }

  private record Content(List<Agency> agencies, List<DemoUser> users) {}

  private record DemoUser(
      String id,
      String name,
      String unit,
      List<String> roles,
      List<String> agencies,
      String certificate,
      LocalDate certificateFrom,
      LocalDate certificateUntil,
      String legalQualification) {

    private DemoUser {
      unit = unit == null ? "" : unit;
    }
  }
}
