package dev.darkroom.admin;

import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Health and metrics, for whatever watches the server. */
public final class Operations {
  private final BooleanSupplier ready;
  private final PrometheusMeterRegistry metrics;

  /**
   * @param ready whether the server takes work now
   */
  public Operations(BooleanSupplier ready, PrometheusMeterRegistry metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/livez", _ -> Response.text(200, "ok\n")),
        new Endpoint("GET", "/readyz", this::readyz),
        new Endpoint("GET", "/metrics", this::metrics));
  }

  private Response readyz(Request request) {
    return ready.getAsBoolean()
        ? Response.text(200, "ok\n")
        : Response.text(503, "not ready\n").with("Retry-After", "5");
  }

  private Response metrics(Request request) {
    return Response.of(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
