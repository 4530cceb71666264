package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** How the node that answers stands, and what it was told to do. */
final class StatusApi {
  private final Tasks tasks;
  private final ServerFacts facts;
  private final Clock clock;

  StatusApi(Tasks tasks, ServerFacts facts, Clock clock) {
    this.tasks = tasks;
    this.facts = facts;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/status", this::status),
        new Endpoint("GET", "/admin/api/settings", this::settings));
  }

  private Response status(Request request) {
    Query.of(request);
    Runtime runtime = Runtime.getRuntime();
    ObjectNode status =
        Json.object()
            .put("version", facts.version())
            .put("java", Runtime.version().toString())
            .put("started", facts.started().toString())
            .put("uptimeSeconds", Duration.between(facts.started(), clock.instant()).toSeconds())
            .put("draining", tasks.draining());
    status.putObject("tasks").put("queued", tasks.queued()).put("running", tasks.running());
    status
        .putObject("heap")
        .put("used", runtime.totalMemory() - runtime.freeMemory())
        .put("max", runtime.maxMemory());
    status.put("processors", runtime.availableProcessors());
    status
        .putObject("database")
        .put("kind", facts.database())
        .put("bytes", facts.databaseBytes().getAsLong());
    OptionalLong stored = facts.storageBytes().get();
    status
        .putObject("storage")
        .put("kind", facts.storage())
        .put("bytes", stored.isPresent() ? stored.getAsLong() : null);
    return Json.answer(200, status);
  }

  private Response settings(Request request) {
    Query.of(request);
    ObjectNode settings = Json.object();
    facts.settings().forEach(settings::putPOJO);
    return Json.answer(200, Json.object().set("settings", settings));
  }
}
