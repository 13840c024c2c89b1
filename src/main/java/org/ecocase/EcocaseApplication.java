package org.ecocase;

import java.nio.file.Path;
import java.util.TimeZone;
import org.ecocase.replay.ReplayMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.FileSystemUtils;

/**
 * Starts Ecocase. Every date of the product is a date in China, whatever the machine's own zone.
 */
@SpringBootApplication
@EnableScheduling
public class EcocaseApplication {

  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    SpringApplication application = new SpringApplication(EcocaseApplication.class);
    if (!ReplayMode.isWanted(args)) {
      application.run(args);
      return;
    }
    Path scratch = ReplayMode.scratch();
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("replay", ReplayMode.settings(scratch))));
    ConfigurableApplicationContext context = application.run(args);
    int code = SpringApplication.exit(context);
    FileSystemUtils.deleteRecursively(scratch.toFile());
    System.exit(code);
  }
}
