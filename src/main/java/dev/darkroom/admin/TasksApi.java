package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.TaskState;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.ledger.LedgerException;
import dev.darkroom.task.TaskList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through the tasks, and gives back what was taken for one. */
final class TasksApi {
  private static final int REASON_MAX = 200;

  private final TaskList tasks;
  private final Ledger ledger;
  private final Trail trail;

  TasksApi(TaskList tasks, Ledger ledger, Trail trail) {
    this.tasks = tasks;
    this.ledger = ledger;
    this.trail = trail;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/tasks", this::list),
        new Endpoint("POST", "/admin/api/tasks/{id}/refund", this::refund));
  }

  private Response list(Request request) {
    Query query =
        Query.of(request, "state", "account", "model", "error", "from", "to", "limit", "before");
    Optional<String> before = query.text("before");
    if (before.isPresent() && tasks.find(before.get()).isEmpty()) {
      throw RefusalException.bad("\"before\" is the id of a task, as \"next\" gives it.");
    }
    var filter =
        new TaskList.TaskFilter(
            state(query),
            query.text("account").orElse(null),
            query.text("model").orElse(null),
            code(query),
            query.time("from"),
            query.time("to"),
            before.orElse(null));
    return Page.of(
        "tasks", query.limit(), max -> tasks.list(filter, max), TasksApi::shown, TaskList.Line::id);
  }

  private static @Nullable TaskState state(Query query) {
    Optional<String> word = query.text("state");
    if (word.isEmpty()) {
      return null;
    }
    List<TaskState> all = Arrays.asList(TaskState.values());
    return all.stream()
        .filter(state -> state.label().equals(word.get()))
        .findFirst()
        .orElseThrow(
            () ->
                RefusalException.bad(
                    "\"state\" is one of "
                        + Text.listed(all.stream().map(TaskState::label).toList())
                        + "."));
  }

  private static @Nullable String code(Query query) {
    List<String> words =
        Arrays.stream(ErrorCode.values())
            .map(code -> code.name().toLowerCase(Locale.ROOT))
            .toList();
    String word = query.word("error", words);
    return word == null ? null : word.toUpperCase(Locale.ROOT);
  }

  static ObjectNode shown(TaskList.Line task) {
    return Json.object()
        .put("id", task.id())
        .put("account", task.account())
        .put("key", task.key())
        .put("dialect", task.dialect())
        .put("model", task.model())
        .put("work", task.work().toLowerCase(Locale.ROOT))
        .put("state", task.state().label())
        .put("created", task.created().toString())
        .put("started", Times.shown(task.started()))
        .put("finished", Times.shown(task.finished()))
        .put("attempts", task.attempts())
        .put("pictures", task.pictures())
        .put("error", task.code() == null ? null : task.code().toLowerCase(Locale.ROOT))
        .put("inputs", task.inputs())
        .put("mask", task.mask())
        .put("results", task.results());
  }

  private Response refund(Request request) {
    String reason = Fields.of(request, "reason").text("reason", REASON_MAX);
    String id = request.pathParameter("id");
    if (tasks.find(id).isEmpty()) {
      throw RefusalException.unknown("There is no task of the id given.");
    }
    if (!refunded(id, reason)) {
      throw RefusalException.conflict(
          "Nothing was taken for this task, or it was given back before.");
    }
    trail.changed(request, "task.refund", id, Map.of("reason", reason));
    return Json.answer(200, Json.object().put("task", id).put("refunded", true));
  }

  private boolean refunded(String id, String reason) {
    try {
      return ledger.refund(id, reason);
    } catch (LedgerException e) {
      throw RefusalException.conflict(e);
    }
  }
}
