package dev.darkroom.gateway;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.oversight.LoggedCall;
import dev.darkroom.oversight.RequestLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators what calls come and how they end: a log line, a metric, a trace span each. */
public final class Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

  private final MeterRegistry metrics;
  private final Tracer tracer;
  private final RequestLog log;
  private final Clock clock;

  public Observer(MeterRegistry metrics, Tracer tracer, RequestLog log, Clock clock) {
    this.metrics = metrics;
    this.tracer = tracer;
    this.log = log;
    this.clock = clock;
  }

  Response watch(
      Dialect dialect, Service service, Request request, Function<Trail, Response> work) {
    Trail trail = new Trail();
    long begun = System.nanoTime();
    Span span =
        tracer
            .spanBuilder(service.method() + " " + service.path())
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", service.method())
            .setAttribute("http.route", service.path())
            .setAttribute("darkroom.dialect", dialect.name())
            .setAttribute("darkroom.request", request.id())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      Response response = work.apply(trail);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      span.setAttribute("http.response.status_code", response.status());
      if (response.status() >= 500) {
        span.setStatus(StatusCode.ERROR);
      }
      count(dialect, service, response.status(), took);
      log.add(call(dialect, service, request, took, trail, response));
      LOG.atInfo()
          .addKeyValue("request", request.id())
          .addKeyValue("dialect", dialect.name())
          .addKeyValue("method", service.method())
          .addKeyValue("route", service.path())
          .addKeyValue("status", response.status())
          .addKeyValue("ms", took.toMillis())
          .log("call answered");
      return response;
    } finally {
      span.end();
    }
  }

  private LoggedCall call(
      Dialect dialect,
      Service service,
      Request request,
      Duration took,
      Trail trail,
      Response response) {
    return new LoggedCall(
        clock.instant(),
        request.id(),
        dialect.name(),
        service.method(),
        service.path(),
        response.status(),
        took.toMillis(),
        trail.account(),
        trail.key(),
        response.headers().get("x-darkroom-task"),
        request.remoteAddress());
  }

  private void count(Dialect dialect, Service service, int status, Duration took) {
    metrics
        .timer(
            "darkroom.calls",
            "dialect",
            dialect.name(),
            "route",
            service.path(),
            "status",
            Integer.toString(status))
        .record(took);
  }
}
