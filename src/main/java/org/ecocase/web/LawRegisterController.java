package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.ecocase.law.LawRegister;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator put a newer law register into force, without a release or a restart. */
@RestController
@RequestMapping(path = "/api/v1/law/registers", produces = MediaType.APPLICATION_JSON_VALUE)
public class LawRegisterController {

  private static final int MAX_BYTES = 4_000_000;

  private final LawRegister register;
  private final CurrentActor actor;

  public LawRegisterController(LawRegister register, CurrentActor actor) {
    this.register = register;
    this.actor = actor;
  }

  /** The versions there are. */
  @GetMapping
  @Operation(
      summary = "法律库版本",
      description =
          "各版本及其导入人、导入时间，新的在前；inForce为现行版本，shipped为产品自带的版本。案件记录办理时所用的版本。"
              + "导入的版本在产品升级后仍为现行版本；其上方有shipped的，为升级带来的较新版本，尚未生效。"
              + "要改用产品自带的版本，取得其内容，换用新的版本号后导入。")
  public List<VersionView> versions() {
    return register.versions().stream().map(VersionView::of).toList();
  }

  /**
   * The text of a version, in the form in which it is imported.
   *
   * @throws Refusal when there is no such version
   */
  @GetMapping(path = "/{version}", produces = "application/yaml;charset=UTF-8")
  @Operation(summary = "法律库内容", description = "一个版本的完整内容（YAML），格式与导入的相同。")
  @ApiResponse(responseCode = "200", description = "该版本的内容")
  @ApiResponse(responseCode = "400", description = "没有该版本")
  public String content(@PathVariable String version) {
    return register.content(version);
  }

  /**
   * Imports a version.
   *
   * @param body the whole register as YAML, in UTF-8
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "导入法律库",
      description =
          "请求内容为完整的法律库文件（YAML，格式同产品自带的register.yml），版本号不得与已有的相同。"
              + "期间空档或者重叠、引用不存在的法律、幅度有误等逐项指明位置，全部改正后方可导入；导入后对新的查询和裁量立即生效。")
  @ApiResponse(responseCode = "201", description = "已导入并生效")
  @ApiResponse(responseCode = "400", description = "文件有误，detail逐项说明位置和原因")
  @ApiResponse(responseCode = "403", description = "不是系统管理员")
  @ApiResponse(responseCode = "409", description = "已有相同的版本号")
  public VersionView load(@RequestBody(required = false) byte[] body) {
    Actor caller = actor.get();
    if (!caller.has(Role.ADMIN)) {
      throw Refusal.forbidden("只有系统管理员可以导入法律库");
    }
    String version = register.load(text(body), caller.id());
    return register.versions().stream()
        .filter(v -> v.version().equals(version))
        .findFirst()
        .map(VersionView::of)
        .orElseThrow();
  }

  private static String text(byte[] body) {
    if (body == null || body.length == 0) {
      throw Refusal.invalid("content", "请求内容应为法律库文件，不能为空");
    }
    if (body.length > MAX_BYTES) {
      throw Refusal.invalid("content", "法律库文件过大");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.invalid("content", "法律库文件应为UTF-8编码");
    }
  }

  /** A version for people. */
  @Schema(name = "LawRegisterVersion")
  public record VersionView(
      @Schema(example = "2026-11-22-3") String version,
      @Schema(description = "导入人；产品自带的为空") String loadedBy,
      @Schema(description = "导入时间；产品自带的为首次启动的时间") Instant loadedAt,
      @Schema(description = "是否产品自带的版本") boolean shipped,
      @Schema(description = "是否现行版本") boolean inForce) {

    static VersionView of(LawRegister.Version v) {
      return new VersionView(v.version(), v.loadedBy(), v.loadedAt(), v.shipped(), v.inForce());
    }
  }
}
