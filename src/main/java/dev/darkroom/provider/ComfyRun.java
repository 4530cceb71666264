package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.job.DarkroomException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The calls of one job at ComfyUI: pictures go up, graphs are queued, results come down. */
final class ComfyRun {
  private static final String JSON = "application/json";
  private static final String FOLDER = "darkroom";

  /** After so many looks in vain it is asked whether a graph is there at all. */
  private static final int LOOKS = 5;

  private final Upstream upstream;
  private final Upstream.Session session;
  private final Answers answers;
  private int looks;

  ComfyRun(Upstream upstream, Upstream.Session session, Answers answers) {
    this.upstream = upstream;
    this.session = session;
    this.answers = answers;
  }

  /** Puts the pictures on the server; the names that its graphs know them by, by their places. */
  Map<String, JsonNode> upload(InputFiles sent) {
    Map<String, JsonNode> names = new HashMap<>();
    for (int i = 0; i < sent.files().size(); i++) {
      names.put(ComfyWorkflow.image(i + 1), new TextNode(upload(sent.files().get(i))));
    }
    InputFiles.File mask = sent.mask();
    if (mask != null) {
      names.put(ComfyWorkflow.MASK, new TextNode(upload(mask)));
    }
    return names;
  }

  private String upload(InputFiles.File file) {
    Multipart form =
        new Multipart()
            .file("image", file.name(sha256(file.bytes())), file.type(), file.bytes())
            .text("type", "input")
            .text("subfolder", FOLDER);
    JsonNode stored = session.post("/upload/image", form.contentType(), form.body(), this::success);
    String name = stored.path("name").asText();
    if (name.isEmpty()) {
      throw Answers.wrong("no name of a picture");
    }
    String folder = stored.path("subfolder").asText();
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The same picture has the same name, so that the server keeps it once. */
  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private JsonNode success(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      JsonNode body = Answers.failure(answer);
      throw ComfyErrors.map(answers.error(answer, body), body, upstream.config());
    }
    return answers.json(answer);
  }

  /**
   * Queues all graphs, which the server runs one after the other, and waits for them. Those that
   * nobody waits for any more are taken out of the queue or stopped.
   */
  Batch make(List<JsonNode> graphs, Function<byte[], Pictures.Converted> convert) {
    List<String> unfinished = new ArrayList<>();
    try {
      for (JsonNode graph : graphs) {
        queue(graph, unfinished);
      }
      Batch batch = new Batch();
      for (String id : List.copyOf(unfinished)) {
        JsonNode ended = finished(id);
        unfinished.remove(id);
        collect(ended, convert, batch);
      }
      return batch;
    } finally {
      stop(unfinished);
    }
  }

  /** Under a name chosen here, so that it can be stopped even when no answer came. */
  private void queue(JsonNode graph, List<String> unfinished) {
    String id = UUID.randomUUID().toString();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("prompt", graph);
    body.put("prompt_id", id);
    unfinished.add(id);
    JsonNode queued =
        session.post(
            "/prompt",
            JSON,
            BodyPublishers.ofString(body.toString()),
            answer -> {
              if (answer.status() != 200) {
                unfinished.remove(id);
              }
              return success(answer);
            });
    String name = queued.path("prompt_id").asText();
    if (!name.matches("[\\w-]{1,100}")) {
      throw Answers.wrong("no name of a graph");
    }
    ComfyErrors.nodes(queued, upstream.config());
    unfinished.set(unfinished.size() - 1, name);
  }

  private JsonNode finished(String id) {
    looks = 0;
    return Polling.NEAR.until(
        session, reading -> look(id, reading), answer -> entry(id, success(answer)));
  }

  private Optional<JsonNode> look(String id, Upstream.Reading<Optional<JsonNode>> reading) {
    looks++;
    Optional<JsonNode> ended = session.get("/history/" + id, reading);
    if (ended.isPresent() || looks % LOOKS != 0 || queued(id)) {
      return ended;
    }
    ended = session.get("/history/" + id, reading); // It may have ended between the two looks.
    if (ended.isEmpty()) {
      throw Answers.wrong("nothing, as if it had been started anew");
    }
    return ended;
  }

  private static Optional<JsonNode> entry(String id, JsonNode history) {
    JsonNode entry = history.path(id);
    return entry.isObject() ? Optional.of(entry) : Optional.empty();
  }

  private boolean queued(String id) {
    JsonNode queue = session.get("/queue", this::success);
    for (String list : List.of("queue_running", "queue_pending")) {
      for (JsonNode entry : queue.path(list)) {
        if (entry.path(1).asText().equals(id)) {
          return true;
        }
      }
    }
    return false;
  }

  private void collect(JsonNode ended, Function<byte[], Pictures.Converted> convert, Batch batch) {
    JsonNode status = ended.path("status");
    if (!status.path("status_str").asText().equals("success")) {
      batch.add(ComfyErrors.ended(status, upstream.config()));
      return;
    }
    for (JsonNode node : ended.path("outputs")) {
      for (JsonNode image : node.path("images")) {
        if (image.path("type").asText().equals("output")) { // "temp" is a preview.
          try {
            batch.add(convert.apply(session.get(view(image), this::file)));
          } catch (DarkroomException e) {
            batch.add(e);
          }
        }
      }
    }
  }

  private static String view(JsonNode image) {
    return "/view?filename="
        + encoded(image.path("filename").asText())
        + "&subfolder="
        + encoded(image.path("subfolder").asText())
        + "&type=output";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private byte[] file(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw answers.error(answer).failed();
    }
    return answer.body().readAllBytes();
  }

  /** An interrupt without a name would stop other clients' work. */
  private void stop(List<String> unfinished) {
    if (unfinished.isEmpty()) {
      return;
    }
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    unfinished.forEach(ids::add);
    ObjectNode waiting = JsonNodeFactory.instance.objectNode();
    waiting.set("delete", ids);
    tell("/queue", waiting);
    unfinished.forEach(
        id -> tell("/interrupt", JsonNodeFactory.instance.objectNode().put("prompt_id", id)));
  }

  private void tell(String path, JsonNode body) {
    session.farewell(
        upstream
            .to(path)
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofString(body.toString())));
  }
}
