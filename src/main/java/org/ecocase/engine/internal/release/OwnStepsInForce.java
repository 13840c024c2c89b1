package org.ecocase.engine.internal.release;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Step;
import org.ecocase.rule.StepsInForce;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts the own steps of packages into force: at start, and when this or another node has deployed. */
@Component
public class OwnStepsInForce {

  private final Releases releases;
  private final StepsInForce steps;
  private volatile List<Release> read = List.of();

  OwnStepsInForce(Releases releases, StepsInForce steps) {
    this.releases = releases;
    this.steps = steps;
  }

  /** Reads what is in force, if that has changed. */
  @Scheduled(fixedDelay = 30, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
  public void load() {
    List<Release> now = releases.inForce();
    if (now.equals(read)) {
      return;
    }
    Map<String, List<Step>> own = new TreeMap<>();
    now.forEach(
        release ->
            releases
                .content(release)
                .files()
                .forEach(
                    (file, content) -> {
                      if (file.endsWith(OwnSteps.SUFFIX)) {
                        own.put(file, OwnSteps.read(content).steps());
                      }
                    }));
    steps.replaceOwn(own);
    read = now;
  }
}
