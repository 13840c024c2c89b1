package org.ecocase;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Ecocase. Every date of the product is a date in China, whatever the machine's own zone. */
@SpringBootApplication
@EnableScheduling
public class EcocaseApplication {

  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    SpringApplication.run(EcocaseApplication.class, args);
  }
}
