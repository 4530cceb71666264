package dev.darkroom.dialect.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.OwnErrors;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.TaskState;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as callers read it. The instruction is not repeated. */
final class TaskJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TaskJson() {}

  /** With the pictures of a success, which are handed over by that. */
  static byte[] of(TaskView task) {
    ObjectNode json = standing(task);
    Outcome outcome = task.outcome();
    if (outcome != null) {
      end(json, outcome, task);
    }
    return bytes(json);
  }

  /** How the task stands, and why it failed; nothing of a success but that it is one. */
  static byte[] withoutResult(TaskView task) {
    ObjectNode json = standing(task);
    if (task.outcome() instanceof Outcome.Failed failed) {
      end(json, failed, task);
    }
    return bytes(json);
  }

  private static ObjectNode standing(TaskView task) {
    ObjectNode json = object();
    json.put("id", task.id());
    json.put("dialect", task.dialect());
    json.put("kind", kind(task.job().work()));
    json.put("model", task.job().model());
    json.put("state", task.state().label());
    time(json, "created", task.created());
    time(json, "started", task.started());
    time(json, "finished", task.finished());
    if (task.state() == TaskState.QUEUED) {
      json.putObject("queue").put("ahead", task.ahead());
    }
    json.put("progress", Math.round(Math.clamp(task.done(), 0, 1) * 1000) / 1000.0);
    json.put("stage", task.stage());
    if (!task.state().ended()) {
      images(json.putArray("previews"), task.previews(), task.delivery());
    }
    return json;
  }

  private static void end(ObjectNode json, Outcome outcome, TaskView task) {
    switch (outcome) {
      case Outcome.Succeeded(var images, var revisedPrompt, var notes) -> {
        images(json.putArray("images"), images, task.delivery());
        if (revisedPrompt != null) {
          json.put("revisedPrompt", revisedPrompt);
        }
        ArrayNode sentences = json.putArray("notes");
        notes.forEach(sentences::add);
      }
      case Outcome.Failed(var code, var message, _) -> {
        if (task.state() != TaskState.CANCELLED) {
          json.putObject("error")
              .put("code", OwnErrors.word(code))
              .put("message", message)
              .put("retryable", code.retryable());
        }
      }
    }
  }

  private static String kind(Job.Work work) {
    return switch (work) {
      case EDIT -> "edit";
      case GENERATE -> "generate";
      case VARY -> "vary";
    };
  }

  /** ISO 8601 in UTC. */
  private static void time(ObjectNode json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }

  private static void images(ArrayNode list, List<ResultImage> images, Delivery delivery) {
    for (ResultImage image : images) {
      list.addObject()
          .put("url", delivery.link(image))
          .put("width", image.size().width())
          .put("height", image.size().height())
          .put("format", image.format().label());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
