package org.freshet.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Errors as {@code application/problem+json} (RFC 9457). */
final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Problem() {}

  static void send(Context ctx, int status, String detail) {
    ObjectNode problem = JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", HttpStatus.forStatus(status).getMessage());
    problem.put("status", status);
    problem.put("detail", detail);
    problem.put("instance", ctx.path());
    if (status == 405) {
      ctx.header("Allow", "GET, HEAD");
    }
    try {
      ctx.status(status)
          .result(JSON.writeValueAsBytes(problem))
          .contentType("application/problem+json");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
