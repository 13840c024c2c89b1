package org.ecocase.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecocase.replay.internal.ReplayRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code --replay=FILE --report=DIR}: replays the cases of a file and ends. */
@Component
@ConditionalOnProperty("replay")
class ReplayCommand implements ApplicationRunner, ExitCodeGenerator {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayCommand.class);
  private static final int UNUSABLE = 2;

  private final ReplayRunner runner;
  private int exitCode;

  ReplayCommand(ReplayRunner runner) {
    this.runner = runner;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<String> files = arguments.getOptionValues("replay");
    List<String> reports = arguments.getOptionValues("report");
    if (files == null || files.size() != 1 || reports == null || reports.size() != 1) {
      LOG.error("用法：java -jar ecocase.jar --replay=案例文件 --report=报告目录");
      exitCode = UNUSABLE;
      return;
    }
    try {
      Map<String, Object> summary = runner.replay(Path.of(files.get(0)), Path.of(reports.get(0)));
      LOG.info("回放{}个案例：{}", summary.get("cases"), summary.get("outcomes"));
    } catch (IllegalArgumentException e) {
      LOG.error(e.getMessage());
      exitCode = UNUSABLE;
    }
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
