package org.ecocase.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the description of the REST interface says of errors. Every one is a problem detail (see
 * {@link Problems}); left alone, the description would give the answer of the method as its body.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String PROBLEM = "Problem";
  private static final String ROOT = "/api/";

  @Bean
  OpenApiCustomizer errorResponses() {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, schema());
      describe(api);
    };
  }

  private static void describe(OpenAPI api) {
    api.getPaths()
        .forEach(
            (path, item) -> {
              if (path.startsWith(ROOT)) {
                item.readOperations().forEach(ApiDescription::describe);
              }
            });
  }

  private static void describe(Operation operation) {
    ApiResponses responses = operation.getResponses();
    if (!responses.containsKey("401")) {
      responses.addApiResponse("401", new ApiResponse().description("未登录或者登录信息不正确"));
    }
    responses.forEach(
        (status, response) -> {
          if (status.startsWith("4") || status.startsWith("5")) {
            response.setContent(problem());
          }
        });
  }

  private static Content problem() {
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new Content()
        .addMediaType(
            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
            new MediaType().schema(reference));
  }

  private static Schema<?> schema() {
    return new ObjectSchema()
        .description("错误说明（RFC 9457）")
        .addProperty("type", new StringSchema().example("about:blank"))
        .addProperty("title", new StringSchema().example("请求内容不正确"))
        .addProperty("status", new IntegerSchema().example(400))
        .addProperty("detail", new StringSchema().description("原因，中文"))
        .addProperty("instance", new StringSchema().description("请求的路径"))
        .addProperty("field", new StringSchema().description("有误的字段；不涉及字段的没有此项"));
  }
}
