package dev.darkroom.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Retry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes apart what upstreams answer: JSON, and the pictures that it holds or points to. */
final class Answers {
  /** An error's body is short; what comes beyond is not read. */
  private static final int ERROR_MAX = 64 << 10;

  private static final int TEXT_MAX = 90 << 20;

  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (_, _) -> true);

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
      HeldPictures pictures = new HeldPictures(in.readAllBytes());
      JsonNode json = JSON.readTree(pictures.rest());
      if (!json.isObject()) {
        throw wrong("no JSON object");
      }
      pictures.putBack(json);
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
    return error(answer, UpstreamError::read);
  }

  /** The same, on a wire with errors of its own form. */
  UpstreamError error(Upstream.Answer answer, UpstreamError.Reading reading) throws IOException {
    UpstreamError error = reading.read(answer.status(), answer.headers(), failure(answer), config);
    error.log(config, answer.headers().firstValue("x-request-id").orElse(""));
    return error;
  }

  /** The same of a body that {@link #failure} has read. */
  UpstreamError error(Upstream.Answer answer, JsonNode body) {
    UpstreamError error = UpstreamError.read(answer.status(), answer.headers(), body, config);
    error.log(config, answer.headers().firstValue("x-request-id").orElse(""));
    return error;
  }

  /** The body of a failure, for what else stands in it: missing where it is no JSON. */
  static JsonNode failure(Upstream.Answer answer) throws IOException {
    byte[] body = answer.body().readNBytes(ERROR_MAX);
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /** An error that lies within a success, as its {@code error} member. */
  UpstreamError errorWithin(Upstream.Answer answer, JsonNode holder) {
    return errorWithin(answer, holder, UpstreamError::read);
  }

  /** The same, on a wire with errors of its own form. */
  UpstreamError errorWithin(
      Upstream.Answer answer, JsonNode holder, UpstreamError.Reading reading) {
    UpstreamError error = reading.read(200, answer.headers(), holder, config);
    error.log(config, answer.headers().firstValue("x-request-id").orElse(""));
    return error;
  }

  /** An error that lies within an answer whose headers say nothing of it. */
  UpstreamError errorOf(JsonNode holder, UpstreamError.Reading reading) {
    UpstreamError error = reading.read(200, NO_HEADERS, holder, config);
    error.log(config, "");
    return error;
  }

  /** The bytes of {@code b64_json}, else those behind {@code url}, fetched at once. */
  byte[] picture(JsonNode element, Patience patience) {
    byte[] held = held(element);
    return held.length > 0 ? held : linked(element.path("url").asText(""), patience);
  }

  /** The bytes of {@code b64_json}; none where there is no such member. */
  static byte[] held(JsonNode element) {
    JsonNode value = element.path("b64_json");
    return value instanceof BinaryNode held ? held.binaryValue() : base64(value.asText(""));
  }

  /** The bytes behind a result's address, or within it where it is a data URL. */
  byte[] linked(String url, Patience patience) {
    if (url.isEmpty()) {
      throw wrong("no picture");
    }
    return url.startsWith("data:") ? base64(url) : fetched(url, patience);
  }

  private static String afterComma(String dataUrl) {
    return dataUrl.substring(dataUrl.indexOf(',') + 1);
  }

  /** The bytes of base64, with or without the head of a data URL. */
  static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.startsWith("data:") ? afterComma(text) : text);
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
