package dev.darkroom.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.Plans;
import dev.darkroom.account.ServerSecrets;
import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Fallback;
import dev.darkroom.http.HttpConfig;
import dev.darkroom.http.HttpServer;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.TaskState;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.RequestLog;
import dev.darkroom.oversight.Spending;
import dev.darkroom.oversight.Switches;
import dev.darkroom.provider.ProviderState;
import dev.darkroom.provider.target.Health;
import dev.darkroom.provider.target.RoutingState;
import dev.darkroom.provider.target.TargetState;
import dev.darkroom.task.TaskList;
import dev.darkroom.testing.JobDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server that speaks the admin API alone, over a real database and real HTTP. */
final class AdminServer implements AutoCloseable {
  static final String TOKEN = "adm-of-the-operator";

  /** What is seen of providers. */
  private static final ProviderState LOCAL =
      new ProviderState("local", "local", 1, 20, 3, 3, ErrorCode.INTERNAL, Instant.EPOCH);

  private static final TargetState TARGET =
      new TargetState(
          "main",
          "gpt-image-1.5",
          Health.OPEN,
          null,
          0,
          17,
          4,
          2,
          17,
          3,
          2,
          5,
          new TargetState.Latency(21_000, 48_000),
          ErrorCode.UPSTREAM_BUSY,
          Instant.EPOCH);

  private static final RoutingState.Loaded LOADED =
      new RoutingState.Loaded("darkroom.yaml", Instant.EPOCH, "line 3: it is missing");

  static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final Clock CLOCK = Clock.systemUTC();

  final Database database;
  final Ledger ledger;
  final ApiKeys keys;
  final AuditLog audit;
  final RequestLog calls;
  final Spending spending;
  final Switches switches;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** An answer: its status and its JSON. */
  record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
    String message() {
      return body.at("/error/message").asText();
    }

    String id() {
      return body.path("id").asText();
    }
  }

  AdminServer(Path folder) {
    database = Databases.open(null, folder.resolve("data"));
    ServerSecrets secrets = new ServerSecrets(database);
    secrets.ensureAdminToken(TOKEN);
    ledger = new Ledger(database, CLOCK);
    keys = new ApiKeys(database, CLOCK);
    audit = new AuditLog(database, CLOCK);
    calls = new RequestLog(database, CLOCK);
    switches = new Switches(database, CLOCK);
    spending = new Spending(database, CLOCK);
    Map<String, Boolean> apis = new LinkedHashMap<>();
    apis.put("openai", true);
    apis.put("aluo", true);
    apis.put("juhe", false);
    AdminApi admin =
        new AdminApi(
            secrets,
            new Accounts(database, CLOCK),
            keys,
            Plans.STANDARD,
            ledger,
            new TaskList(database),
            switches,
            apis,
            audit,
            calls,
            () -> new RoutingState(List.of(LOCAL), List.of(TARGET), LOADED),
            spending,
            CLOCK);
    server =
        HttpServer.start(
            HttpConfig.local(folder.resolve("uploads")), admin.endpoints(), new Words());
  }

  /** What no endpoint answers. */
  private static final class Words implements Fallback {
    @Override
    public Response unknown(Request request) {
      return Json.problem(404, "There is no such path.");
    }

    @Override
    public Response methodNotAllowed(Request request, List<String> allowed) {
      return Json.problem(405, "There is no such method.");
    }

    @Override
    public Response failed(Request request, Throwable failure) {
      int status = failure instanceof BodyException ? 400 : 500;
      return Json.problem(status, "It failed: " + failure);
    }

    @Override
    public Response busy(Request request) {
      return Json.problem(503, "Busy.");
    }
  }

  Answer get(String path) throws Exception {
    return send("GET", path, null, Map.of("Authorization", "Bearer " + TOKEN));
  }

  Answer send(String method, String path, @Nullable String body) throws Exception {
    return send(
        method,
        path,
        body,
        Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/json"));
  }

  Answer send(String method, String path, @Nullable String body, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()), answer.headers().map());
  }

  /** An account as the API makes it. */
  String account(String name, long credits) throws Exception {
    return send(
            "POST",
            "/admin/api/accounts",
            "{\"name\":\"" + name + "\",\"plan\":\"pro\",\"credits\":" + credits + "}")
        .id();
  }

  /** A key as the API makes it. */
  Answer key(String account, String members) throws Exception {
    return send("POST", "/admin/api/accounts/" + account + "/keys", "{" + members + "}");
  }

  /** A task, as the room of tasks keeps one, with credits that were taken for it. */
  void paidTask(String id, String account, TaskState state, Instant created, long credits)
      throws Exception {
    Job job = JobDraft.edit("first.png").job("auto");
    boolean failed = state == TaskState.FAILED;
    String outcome =
        failed
            ? "{\"end\":\"failed\",\"code\":\"QUEUE_FULL\",\"message\":\"make it night\"}"
            : "{\"end\":\"succeeded\",\"images\":[]}";
    String json = JSON.writeValueAsString(job);
    database
        .jdbi()
        .useTransaction(
            h -> {
              h.createUpdate(
                      "INSERT INTO task (id, account, api_key, dialect, request, state, job,"
                          + " outcome, attempts, pictures, created_at, started_at, finished_at)"
                          + " VALUES (:id, :account, 'key_1', 'openai', 'req_1', :state, :job,"
                          + " :outcome, 1, 2, :created, :created, :finished)")
                  .bind("id", id)
                  .bind("account", account)
                  .bind("state", state.label())
                  .bind("job", json)
                  .bind("outcome", state.ended() ? outcome : null)
                  .bind("created", created.toEpochMilli())
                  .bind("finished", state.ended() ? created.toEpochMilli() + 5 : null)
                  .execute();
              if (credits > 0) {
                ledger.hold(h, account, new Credits(credits), id, created.plusSeconds(60));
                ledger.capture(h, id);
              }
            });
  }

  /** Every row of every table. */
  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            h ->
                h.createQuery("SELECT name FROM sqlite_master WHERE type = 'table'")
                    .mapTo(String.class)
                    .list()
                    .forEach(
                        table ->
                            contents.put(
                                table,
                                h.createQuery("SELECT * FROM " + table)
                                    .mapToMap()
                                    .list()
                                    .toString())));
    return contents;
  }

  @Override
  public void close() {
    server.close();
    calls.close();
    database.close();
  }
}
