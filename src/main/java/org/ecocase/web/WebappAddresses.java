package org.ecocase.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Tells Camunda Modeler where Cockpit is, for its link <i>Open in Cockpit</i>. An older Modeler, or
 * one that could not ask, guesses {@code /app/cockpit/…}; that leads there too. Neither tells a
 * secret.
 */
@Hidden
@RestController
class WebappAddresses {

  private static final String APPS = "/camunda/app/";

  /** The addresses in the words that Modeler reads. */
  record Addresses(String adminUrl, String cockpitUrl, String tasklistUrl) {}

  @GetMapping("/.well-known/camunda-automation-platform/webapps")
  Addresses addresses() {
    return new Addresses(address("admin"), address("cockpit"), address("tasklist"));
  }

  @GetMapping({
    "/app/{app:admin|cockpit|tasklist|welcome}",
    "/app/{app:admin|cockpit|tasklist|welcome}/**"
  })
  ResponseEntity<Void> guessed(@PathVariable String app) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(address(app) + "/default/"))
        .build();
  }

  private static String address(String app) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path(APPS + app)
        .build()
        .toUriString();
  }
}
