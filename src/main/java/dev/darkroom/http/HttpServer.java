package dev.darkroom.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.servlet.SubmitOrder;
import io.javalin.http.servlet.Task;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. Jetty reads and writes, Javalin starts it and brings each request onto a virtual
 * thread; routes, limits, bodies and answers are this room's own.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

  private final HttpConfig config;
  private final Routes routes;
  private final Fallback fallback;
  private final Answers answers;
  private final Forwarding forwarding;
  private final BodyMemory memory;
  private final Semaphore slots;
  private final Javalin javalin;
  private volatile boolean stopping;

  private HttpServer(HttpConfig config, List<Endpoint> endpoints, Fallback fallback) {
    this.config = config;
    this.routes = new Routes(endpoints);
    this.fallback = fallback;
    this.answers = new Answers(config);
    this.forwarding = new Forwarding(config.trustedProxies());
    this.memory = new BodyMemory(config.limits().memoryMax());
    this.slots = new Semaphore(config.limits().requestsMax());
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts listening.
   *
   * @throws UncheckedIOException when the temporary folder cannot be made
   * @throws RuntimeException when the address is taken
   */
  public static HttpServer start(HttpConfig config, List<Endpoint> endpoints, Fallback fallback) {
    emptied(config.temporary());
    HttpServer server = new HttpServer(config, endpoints, fallback);
    server.javalin.start();
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /**
   * Stops accepting connections, lets running requests end within the time, then stops. Harmless
   * when repeated.
   */
  public synchronized void stop(Duration grace) {
    if (stopping) {
      return;
    }
    stopping = true;
    for (var connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector network) {
        network.close();
      }
    }
    try {
      int all = config.limits().requestsMax();
      if (!slots.tryAcquire(all, grace.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("requests were still running when the server stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
  }

  /** Stops with a second for what runs. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(1));
  }

  @SuppressWarnings("unchecked") // Javalin takes its one life cycle step as generic varargs.
  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.concurrency.useVirtualThreads = true;
    JettyWiring.apply(javalin.jetty, config);
    javalin.requestLifeCycle(
        (submit, _, context, _) ->
            submit.invoke(
                SubmitOrder.LAST,
                new Task(
                    false,
                    () -> {
                      serve(context);
                      return Unit.INSTANCE;
                    })));
  }

  private void serve(Context context) {
    try (Exchange exchange = new Exchange(context.req(), config, forwarding, memory)) {
      answers.common(exchange, context.res());
      if (!slots.tryAcquire()) {
        Response busy = guarded(exchange, () -> fallback.busy(exchange));
        write(exchange, busy.with("Retry-After", "1"), context.res());
        return;
      }
      try {
        Response response = answer(exchange);
        exchange.forgetBody();
        write(exchange, response, context.res());
      } finally {
        slots.release();
      }
    }
  }

  private Response answer(Exchange exchange) {
    if (exchange.method().equals("OPTIONS")) {
      return Answers.preflight(exchange, routes.methods(exchange.path()));
    }
    return switch (routes.match(exchange.method(), exchange.path())) {
      case Routes.Found(var handler, var parameters) -> {
        exchange.matched(parameters);
        yield guarded(exchange, () -> handler.handle(exchange));
      }
      case Routes.WrongMethod(var allowed) ->
          guarded(exchange, () -> fallback.methodNotAllowed(exchange, allowed))
              .with("Allow", String.join(", ", allowed));
      case Routes.Unknown() -> guarded(exchange, () -> fallback.unknown(exchange));
    };
  }

  private interface Step {
    Response take() throws Exception;
  }

  private Response guarded(Exchange exchange, Step step) {
    try {
      return step.take();
    } catch (Throwable failure) {
      return failed(exchange, failure);
    }
  }

  private Response failed(Exchange exchange, Throwable failure) {
    try {
      return fallback.failed(exchange, failure);
    } catch (Throwable second) {
      log.error("{} could not be answered", exchange.id(), second);
      return Response.text(500, "Internal server error\n");
    }
  }

  private void write(Exchange exchange, Response response, HttpServletResponse out) {
    try {
      answers.write(exchange, response, out, stopping);
    } catch (Throwable failure) {
      if (out.isCommitted()) {
        log.debug("{} was broken off", exchange.id(), failure);
        exchange.cutOff();
        return;
      }
      out.reset();
      answers.common(exchange, out);
      writeOrCutOff(exchange, failed(exchange, failure), out);
    }
  }

  private void writeOrCutOff(Exchange exchange, Response response, HttpServletResponse out) {
    try {
      answers.write(exchange, response, out, true);
    } catch (IOException | RuntimeException e) {
      exchange.cutOff();
    }
  }

  /** Makes the folder; deletes the bodies that a killed server left in it. */
  private static void emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "body*.tmp")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
