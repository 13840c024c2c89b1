package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Definition;
import org.ecocase.engine.ModelDeployments.Deployed;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * What Camunda Modeler asks of an engine when it deploys: process owners enter this address and
 * their name and password there. Nothing else of the engine's own interface is offered.
 */
@RestController
@RequestMapping("/api/v1/modeler")
@Tag(name = "modeler", description = "从Camunda Modeler部署流程、表单和规则表")
class ModelerController {

  private static final int MOST_FILES = 200;

  private final ModelDeployments deployments;
  private final CurrentActor actor;

  ModelerController(ModelDeployments deployments, CurrentActor actor) {
    this.deployments = deployments;
    this.actor = actor;
  }

  /** Modeler compares it with the version a model was drawn for. */
  record Version(String version) {}

  /**
   * The answer in the words that Modeler reads.
   *
   * @param name of the package
   * @param deployedProcessDefinitions null when nothing has changed, as the engine itself says it
   */
  record Answer(
      String id,
      String name,
      String source,
      String deploymentTime,
      Map<String, Process> deployedProcessDefinitions,
      String message) {

    static Answer of(Deployed deployed) {
      return new Answer(
          deployed.id(),
          deployed.name(),
          deployed.source(),
          deployed.at().toString(),
          deployed.changed() ? processes(deployed) : null,
          deployed.changed()
              ? "已部署流程包“" + deployed.name() + "”的新版本"
              : "内容与流程包“" + deployed.name() + "”的现行版本相同，没有产生新版本");
    }

    private static Map<String, Process> processes(Deployed deployed) {
      return deployed.processes().stream()
          .collect(Collectors.toMap(Definition::id, Process::of, (a, b) -> a, LinkedHashMap::new));
    }
  }

  /** A process that was deployed. */
  record Process(String id, String key, String name, int version, String resource) {

    static Process of(Definition d) {
      return new Process(d.id(), d.key(), d.name(), d.version(), d.resource());
    }
  }

  @GetMapping("/version")
  @Operation(summary = "流程引擎版本")
  Version version() {
    owner();
    return new Version(deployments.engineVersion());
  }

  @GetMapping("/deployment")
  @Operation(summary = "检查连接", description = "Modeler部署前用来检查地址和账号；总是空的列表。")
  List<Object> connection() {
    owner();
    return List.of();
  }

  @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "部署流程、表单和规则表",
      description =
          "文件名以.bpmn、.dmn、.form、.yml或者.steps.yml结尾，属于同一个流程包；包中没有发送的文件沿用现行版本。"
              + "不能运行的，逐项说明并且全部不部署。")
  Answer deploy(
      @RequestParam("deployment-name") String name,
      @RequestParam(name = "tenant-id", defaultValue = "") String tenant,
      MultipartHttpServletRequest request)
      throws IOException {
    Actor owner = owner();
    if (!tenant.isBlank()) {
      throw Refusal.invalid("tenant-id", "流程由各机关共用，不按租户部署，请清空租户编号");
    }
    return Answer.of(deployments.deploy(name.strip(), owner, files(request)));
  }

  private static Map<String, byte[]> files(MultipartHttpServletRequest request) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (List<MultipartFile> part : request.getMultiFileMap().values()) {
      for (MultipartFile file : part) {
        String name = String.valueOf(file.getOriginalFilename());
        if (!ModelDeployments.FILE.matcher(name).matches()) {
          throw Refusal.invalid("file", "文件名“" + name + "”不正确，" + ModelDeployments.FILES);
        }
        if (files.put(name, file.getBytes()) != null) {
          throw Refusal.invalid("file", "文件“" + name + "”出现了两次");
        }
      }
    }
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw Refusal.invalid("file", "请选择要部署的文件（不超过" + MOST_FILES + "个）");
    }
    return files;
  }

  private Actor owner() {
    Actor caller = actor.get();
    if (!caller.has(Role.PROCESS_OWNER, Role.ADMIN)) {
      throw Refusal.forbidden("只有流程管理员和系统管理员可以部署流程");
    }
    return caller;
  }
}
