package org.ecocase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.ecocase.draft.Drafts;
import org.ecocase.engine.FormDrafts;
import org.ecocase.engine.FormDrafts.OfStart;
import org.ecocase.engine.FormDrafts.OfTask;
import org.ecocase.engine.FormDrafts.Place;
import org.ecocase.org.CurrentActor;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The drafts of whoever asks, and nobody else's. */
@RestController
@RequestMapping("/api/v1/drafts")
@Tag(name = "drafts", description = "草稿")
class DraftController {

  private static final String SAVING =
      "请求内容为JSON对象：表单项的键和填写的内容，只需发送改动过的各项；只供显示的项不保存，表单中没有的项被拒绝。一份草稿最多1MB。";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final FormDrafts drafts;
  private final CurrentActor actor;

  DraftController(FormDrafts drafts, CurrentActor actor) {
    this.drafts = drafts;
    this.actor = actor;
  }

  @GetMapping("/tasks/{id}")
  @Operation(summary = "本人对待办事项的草稿", description = "只有签收了该事项的人可以读取；没有草稿的，答复204。")
  ResponseEntity<FormDrafts.Kept> ofTask(@PathVariable String id) {
    return found(new OfTask(id));
  }

  @PatchMapping(path = "/tasks/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "保存待办事项的草稿", description = SAVING)
  @RequestBody(content = @Content(schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", description = "已保存")
  @ApiResponse(responseCode = "413", description = "草稿过大")
  Saved saveOfTask(@PathVariable String id, @Parameter(hidden = true) InputStream body)
      throws IOException {
    return saved(new OfTask(id), body);
  }

  @DeleteMapping("/tasks/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "放弃待办事项的草稿")
  void discardOfTask(@PathVariable String id) {
    drafts.discard(new OfTask(id), actor.get());
  }

  @GetMapping("/starts/{process}")
  @Operation(summary = "本人对登记表单的草稿", description = "只有可以启动该流程的人可以读取；没有草稿的，答复204。")
  ResponseEntity<FormDrafts.Kept> ofStart(@PathVariable String process) {
    return found(new OfStart(process));
  }

  @PatchMapping(path = "/starts/{process}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "保存登记表单的草稿", description = SAVING)
  @RequestBody(content = @Content(schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "200", description = "已保存")
  @ApiResponse(responseCode = "413", description = "草稿过大")
  Saved saveOfStart(@PathVariable String process, @Parameter(hidden = true) InputStream body)
      throws IOException {
    return saved(new OfStart(process), body);
  }

  @DeleteMapping("/starts/{process}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "放弃登记表单的草稿")
  void discardOfStart(@PathVariable String process) {
    drafts.discard(new OfStart(process), actor.get());
  }

  private ResponseEntity<FormDrafts.Kept> found(Place place) {
    return drafts
        .find(place, actor.get())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private Saved saved(Place place, InputStream body) throws IOException {
    return new Saved(drafts.save(place, actor.get(), entries(body)));
  }

  /** Reads no more than a draft may hold, however much is sent. */
  private static ObjectNode entries(InputStream body) throws IOException {
    byte[] content = body.readNBytes(Drafts.MOST_BYTES + 1);
    if (content.length > Drafts.MOST_BYTES) {
      throw Refusal.tooLarge("草稿过大：最多" + (Drafts.MOST_BYTES >> 20) + "MB");
    }
    try {
      JsonNode root = JSON.readTree(content);
      if (root instanceof ObjectNode entries) {
        return entries;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("body", "请求内容不是有效的JSON");
    }
    throw Refusal.invalid("body", "请求内容应为JSON对象");
  }

  /** When a draft was kept. */
  record Saved(Instant savedAt) {}
}
