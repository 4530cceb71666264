package dev.darkroom.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Darkroom adds to an edit: 2 MB edits to an upstream that answers at once with a picture of 2
 * MB of the size it was asked for, through Darkroom and through nginx, on the same machine in one
 * run. Both are processes of their own; the callers and the upstream share this one. No two
 * pictures of a run are the same. Needs {@code nginx}.
 */
public final class RelayBenchmark {
  private static final String KEY = "dk-relay-0123456789abcdef0123456789";
  private static final String BOUNDARY = "relay";

  /** The size that Darkroom asks the upstream for where the caller names none. */
  private static final int EDGE = 1024;

  /** Grain of so many grey levels makes a PNG of 2 MB, compressed as a photo's is. */
  private static final int LEVELS = 17;

  private static final int WARM_UP = 100;

  /** Of a form, all that stands before the picture. */
  private static final byte[] HEAD =
      (field("model", "painter")
              + field("response_format", "b64_json")
              + field("prompt", "make it night")
              + part("image\"; filename=\"a.png", "\r\nContent-Type: image/png"))
          .getBytes(StandardCharsets.US_ASCII);

  private RelayBenchmark() {}

  /** Requests per second, and the time of one in milliseconds. */
  private record Pace(double perSecond, double p50, double p95) {}

  /**
   * @param arguments a folder to work in, and how many requests to measure at each setting
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    int count = Integer.parseInt(arguments[1]);
    NumberedPng picture = new NumberedPng(grain());
    HttpServer upstream = upstream(picture);
    int behind = upstream.getAddress().getPort();
    List<Process> processes = new ArrayList<>();
    try {
      int nginx = freePort();
      processes.add(nginx(folder, nginx, behind));
      int darkroom = freePort();
      processes.add(darkroom(folder, darkroom, behind));
      await(URI.create("http://127.0.0.1:" + darkroom + "/readyz"));
      await(URI.create("http://127.0.0.1:" + nginx + "/ready"));
      System.out.printf("edits of %.1f MB%n%n", form(picture).length / 1e6);
      System.out.println(
          "| connections | through | requests/s | p50 ms | p95 ms | of nginx's requests/s |");
      System.out.println("| --- | --- | --- | --- | --- | --- |");
      measure(nginx, picture, 8, Math.min(count, WARM_UP));
      measure(darkroom, picture, 8, Math.min(count, WARM_UP));
      for (int connections : List.of(1, 8, 32)) {
        Pace straight = measure(nginx, picture, connections, count);
        Pace ours = measure(darkroom, picture, connections, count);
        row(connections, "nginx", straight, 1);
        row(connections, "Darkroom", ours, ours.perSecond() / straight.perSecond());
      }
    } finally {
      processes.forEach(Process::destroy);
      upstream.stop(0);
    }
  }

  private static byte[] grain() {
    Bitmap bitmap = new Bitmap(EDGE, EDGE);
    Random random = new Random(7);
    byte[] pixels = bitmap.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 4 == 3 ? 255 : 100 + random.nextInt(LEVELS));
    }
    return Encoder.encode(bitmap, Encoding.PNG, 100);
  }

  private static void row(int connections, String through, Pace pace, double share) {
    System.out.printf(
        "| %d | %s | %.1f | %.0f | %.0f | %.2f |%n",
        connections, through, pace.perSecond(), pace.p50(), pace.p95(), share);
  }

  /** Callers side by side, each with one request after the other, as many as were asked for. */
  private static Pace measure(int port, NumberedPng picture, int connections, int count)
      throws Exception {
    URI url = URI.create("http://127.0.0.1:" + port + "/v1/images/edits");
    double[] millis = new double[count];
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    try (ExecutorService callers = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(callers.submit(() -> call(url, picture, next, millis)));
      }
      for (Future<?> caller : running) {
        caller.get();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    Arrays.sort(millis);
    return new Pace(count / seconds, millis[count / 2], millis[(int) (count * 0.95)]);
  }

  private static Void call(URI url, NumberedPng picture, AtomicInteger next, double[] millis)
      throws IOException, InterruptedException {
    byte[] body = form(picture);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Authorization", "Bearer " + KEY)
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      for (int i = next.getAndIncrement(); i < millis.length; i = next.getAndIncrement()) {
        picture.renumber(body, HEAD.length);
        long begun = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        millis[i] = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200 || answer.body().length < body.length) {
          throw new IOException(answer.statusCode() + " with " + answer.body().length + " bytes");
        }
      }
    }
    return null;
  }

  private static String field(String name, String value) {
    return part(name, "") + value + "\r\n";
  }

  private static String part(String name, String headers) {
    String disposition = "Content-Disposition: form-data; name=\"" + name + "\"";
    return "--" + BOUNDARY + "\r\n" + disposition + headers + "\r\n\r\n";
  }

  private static byte[] form(NumberedPng picture) {
    byte[] file = picture.next();
    byte[] last = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] body = Arrays.copyOf(HEAD, HEAD.length + file.length + last.length);
    System.arraycopy(file, 0, body, HEAD.length, file.length);
    System.arraycopy(last, 0, body, HEAD.length + file.length, last.length);
    return body;
  }

  private static HttpServer upstream(NumberedPng picture) throws IOException {
    byte[] before = "{\"created\":1,\"data\":[{\"b64_json\":\"".getBytes(StandardCharsets.US_ASCII);
    byte[] after = "\"}]}".getBytes(StandardCharsets.US_ASCII);
    NumberedPng.Text text = picture.text();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, before.length + text.length() + after.length);
          exchange.getResponseBody().write(before);
          text.writeNext(exchange.getResponseBody());
          exchange.getResponseBody().write(after);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Process nginx(Path folder, int port, int behind) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr error;
            worker_processes auto;
            events { worker_connections 512; }
            http {
              access_log off;
              client_max_body_size 64m;
              client_body_temp_path %1$s/nginx-body;
              proxy_temp_path %1$s/nginx-proxy;
              fastcgi_temp_path %1$s/nginx-fastcgi;
              uwsgi_temp_path %1$s/nginx-uwsgi;
              scgi_temp_path %1$s/nginx-scgi;
              upstream instant { server 127.0.0.1:%3$d; keepalive 32; }
              server {
                listen 127.0.0.1:%2$d;
                location = /ready { return 200; }
                location / {
                  proxy_pass http://instant;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                }
              }
            }
            """
                .formatted(folder, port, behind));
    return new ProcessBuilder("nginx", "-p", folder.toString(), "-c", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("nginx.log").toFile())
        .start();
  }

  private static Process darkroom(Path folder, int port, int behind) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("darkroom.yaml"),
        """
        label: {profile: off}
        providers:
          - {id: instant, type: openai, baseUrl: "http://127.0.0.1:%d/v1", maxConcurrent: 32}
        routes:
          - {model: painter, to: [instant/painter-1]}
        """
            .formatted(behind));
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx840m", // As the launcher has it.
            "-Xmn64m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=128m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.darkroom.Main",
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString()));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("DARKROOM_API_KEY", KEY);
    return process
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("darkroom.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(URI url) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int tries = 0; tries < 600; tries++) {
        try {
          if (client
                  .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                  .statusCode()
              == 200) {
            return;
          }
        } catch (IOException _) {
          // Not there yet.
        }
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException(url + " does not answer; its log lies in the folder");
  }
}
