package dev.darkroom.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Retry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes apart what upstreams answer: JSON, and the pictures that it holds or points to. */
final class Answers {
  /** An error's body is short; what comes beyond is not read. */
  private static final int ERROR_MAX = 64 << 10;

  private static final int TEXT_MAX = 90 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(TEXT_MAX)
                      .maxNestingDepth(50)
                      .build())
              .build());

  private final ProviderConfig config;
  private final Download download;

  Answers(ProviderConfig config, Download download) {
    this.config = config;
    this.download = download;
  }

  /** The JSON of a success. */
  JsonNode json(Upstream.Answer answer) throws IOException {
    if (!answer.contentType().toLowerCase(Locale.ROOT).contains("json")) {
      throw wrong("another kind of content than JSON");
    }
    return json(answer.body());
  }

  private static JsonNode json(InputStream in) throws IOException {
    try {
      JsonNode json = JSON.readTree(in);
      if (!json.isObject()) {
        throw wrong("no JSON object");
      }
      return json;
    } catch (JsonProcessingException _) {
      throw wrong("broken JSON");
    }
  }

  /** An event's data. */
  static JsonNode json(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException _) {
      throw wrong("broken JSON");
    }
  }

  /** The body of a failure: JSON where it is any, missing where not. */
  UpstreamError error(Upstream.Answer answer) throws IOException {
    byte[] body = answer.body().readNBytes(ERROR_MAX);
    UpstreamError error =
        UpstreamError.read(answer.status(), answer.headers(), lenient(body), config);
    error.log(config, answer.headers().firstValue("x-request-id").orElse(""));
    return error;
  }

  private static JsonNode lenient(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /** An error that lies within a success, as its {@code error} member. */
  UpstreamError errorWithin(Upstream.Answer answer, JsonNode holder) {
    UpstreamError error = UpstreamError.read(200, answer.headers(), holder, config);
    error.log(config, answer.headers().firstValue("x-request-id").orElse(""));
    return error;
  }

  /** The bytes of {@code b64_json}, else those behind {@code url}, fetched at once. */
  byte[] picture(JsonNode element, Patience patience) {
    String base64 = element.path("b64_json").asText("");
    if (!base64.isEmpty()) {
      return decoded(base64.startsWith("data:") ? afterComma(base64) : base64);
    }
    String url = element.path("url").asText("");
    if (url.isEmpty()) {
      throw wrong("no picture");
    }
    return url.startsWith("data:") ? decoded(afterComma(url)) : fetched(url, patience);
  }

  private static String afterComma(String dataUrl) {
    return dataUrl.substring(dataUrl.indexOf(',') + 1);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw wrong("broken base64");
    }
  }

  private byte[] fetched(String url, Patience patience) {
    FutureTask<byte[]> fetch = new FutureTask<>(() -> download.fetch(absolute(url)));
    Thread.ofVirtual().start(fetch);
    try {
      return patience.await(fetch);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("fetching a result failed", e);
    }
  }

  private String absolute(String url) {
    try {
      return config.baseUrl().resolve(url).toString();
    } catch (IllegalArgumentException _) {
      throw wrong("no usable address of a picture");
    }
  }

  static DarkroomException wrong(String what) {
    return DarkroomException.upstream(
        ErrorCode.UPSTREAM_FAILED,
        "The image service answered with " + what + ".",
        Retry.NEVER); // What it made may be paid for.
  }
}
