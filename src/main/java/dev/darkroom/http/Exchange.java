package dev.darkroom.http;

import static dev.darkroom.http.BodyException.Kind.MALFORMED;
import static dev.darkroom.http.BodyException.Kind.TOO_LARGE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** One request on its connection. */
final class Exchange implements Request, AutoCloseable {
  /** As much of a body as is looked at to tell what it is. */
  private static final int START = 64;

  private final HttpServletRequest request;
  private final HttpConfig config;
  private final RequestHead head;
  private final BodyStore store;
  private final @Nullable ClientEndPoint connection;
  private final String id = newId();
  private final long begun = System.nanoTime();
  private Map<String, String> pathParameters = Map.of();
  private @Nullable BodyStream stream;
  private @Nullable PushbackInputStream arriving;
  private byte @Nullable [] body;
  private @Nullable List<Part> form;

  Exchange(
      HttpServletRequest request, HttpConfig config, Forwarding forwarding, BodyMemory memory) {
    this.request = request;
    this.config = config;
    this.head = new RequestHead(request, forwarding);
    this.store = new BodyStore(config.temporary(), memory);
    var jetty = ServletContextRequest.getServletContextRequest(request);
    this.connection =
        jetty.getConnectionMetaData().getConnection().getEndPoint() instanceof ClientEndPoint c
            ? c
            : null;
    if (connection != null) {
      connection.beginRequest();
    }
  }

  static String newId() {
    return "req_" + UUID.randomUUID().toString().replace("-", "");
  }

  void matched(Map<String, String> parameters) {
    pathParameters = parameters;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public String method() {
    return request.getMethod().toUpperCase(Locale.ROOT);
  }

  @Override
  public String path() {
    return head.path();
  }

  @Override
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  @Override
  public Optional<String> query(String name) {
    return head.query(name);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  @Override
  public Map<String, List<String>> headers() {
    return head.headers();
  }

  @Override
  public String remoteAddress() {
    return head.remoteAddress();
  }

  @Override
  public String baseUrl() {
    return config.publicUrl().orElseGet(head::baseUrl);
  }

  @Override
  public String contentType() {
    return PartHeaders.bareType(request.getContentType(), "");
  }

  @Override
  public String queryString() {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }

  @Override
  public boolean carriesForm() {
    return switch (contentType()) {
      case "multipart/form-data" -> true;
      case "application/x-www-form-urlencoded" -> form != null || (body == null && !opensObject());
      default -> false;
    };
  }

  /** Whether the first byte that is no white space opens a JSON object. */
  private boolean opensObject() {
    try {
      byte[] start = arriving().readNBytes(START);
      arriving().unread(start);
      String text = new String(start, StandardCharsets.ISO_8859_1);
      return text.stripLeading().startsWith("{");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] body() {
    if (form != null) {
      throw new IllegalStateException("the body was read as a form before");
    }
    if (body == null) {
      try {
        Spool spool = store.spool();
        arriving().transferTo(spool);
        spool.finish();
        body = store.bytesOf(spool);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return body;
  }

  @Override
  public List<Part> form() {
    if (body != null) {
      throw new IllegalStateException("the body was read as bytes before");
    }
    if (form == null) {
      try {
        form = readForm();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return form;
  }

  private List<Part> readForm() throws IOException {
    return switch (contentType()) {
      case "multipart/form-data" -> {
        String boundary =
            PartHeaders.parameters(request.getContentType()).getOrDefault("boundary", "");
        yield new MultipartReader(arriving(), boundary, store).read();
      }
      case "application/x-www-form-urlencoded" -> new UrlencodedReader(arriving(), store).read();
      default -> throw new BodyException(MALFORMED, "the body is not a form");
    };
  }

  @Override
  public boolean abandoned() {
    return connection != null && connection.gone();
  }

  private PushbackInputStream arriving() throws IOException {
    if (arriving != null) {
      return arriving;
    }
    long max = config.limits().bodyMax();
    if (request.getContentLengthLong() > max) {
      throw new BodyException(TOO_LARGE, "the body is larger than " + max + " bytes");
    }
    stream = new BodyStream(request.getInputStream(), max, config.limits().bodyTime());
    arriving = new PushbackInputStream(stream, START);
    return arriving;
  }

  /** Whether the client may still be sending a body that nobody read. */
  boolean unread() {
    boolean announced =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    return announced && (stream == null || !stream.ended());
  }

  /** Whether the client waits to be told to send its body, and was not told. */
  boolean bodyHeldBack() {
    return stream == null && "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
  }

  long announcedLength() {
    return request.getContentLengthLong();
  }

  /** What is still arriving, without any limit: the caller sets it. */
  InputStream rest() throws IOException {
    return request.getInputStream();
  }

  /** Ends the connection so that the client sees an answer broken off, not a short one. */
  void cutOff() {
    if (connection != null) {
      connection.close();
    }
  }

  /** Deletes the files of the body and gives its memory back. */
  void forgetBody() {
    store.close();
  }

  @Override
  public void close() {
    forgetBody();
    if (connection != null) {
      connection.endRequest();
    }
  }
}
