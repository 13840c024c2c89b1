package org.ecocase.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database and the mail server that tests use. */
public class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final GreenMail MAIL = mail();

  private static GreenMail mail() {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    return server;
  }

  /** The SMTP server that the product sends to. */
  public static GreenMail mailServer() {
    return MAIL;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + TestDatabase.url(),
            "spring.datasource.username=postgres",
            "spring.mail.host=localhost",
            "spring.mail.port=" + MAIL.getSmtp().getPort())
        .applyTo(context);
  }
}
