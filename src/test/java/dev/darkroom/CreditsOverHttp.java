package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RunningServer.Customer;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What customers pay, seen through every dialect, on whichever database a subclass names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CreditsOverHttp {
  private final PaintingProvider painter = new PaintingProvider();
  private RunningServer server;

  /** What chooses the database. */
  abstract Map<String, String> environment();

  @BeforeAll
  void start(@TempDir Path data) {
    server = RunningServer.configured(data, environment(), painter);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Whatever a test did, no credit was made or lost. */
  @AfterEach
  void the_ledger_balances() {
    painter.fails(null);
    JsonNode check = RunningServer.json(server.admin("GET", "/admin/api/ledger/check", ""));
    assertTrue(check.path("balanced").asBoolean(), check.toString());
  }

  private static byte[] square() {
    return TestPictures.plain(64, 64, false, "png");
  }

  private static ScriptedCall openAi(int n) {
    return ScriptedCall.form(
        "/v1/images/edits",
        ScriptedPart.file("image", "a.png", "image/png", square()),
        ScriptedPart.text("model", "gpt-image-1"),
        ScriptedPart.text("n", Integer.toString(n)),
        ScriptedPart.text("prompt", "Make the image brighter"));
  }

  private static ScriptedCall aluoEdit(int images) {
    return ScriptedCall.form(
        "/api/photo-editor/generate",
        ScriptedPart.text("prompt", "把图片调亮"),
        ScriptedPart.text("numImages", Integer.toString(images)),
        ScriptedPart.file("file0", "a.png", "image/png", square()));
  }

  private static ScriptedCall aluoGenerate(int variants) {
    return ScriptedCall.json(
        "/api/photo-generate/generate",
        "{\"prompt\":\"A red mug\",\"nVariants\":" + variants + "}");
  }

  private static ScriptedCall juhe(String key) {
    return ScriptedCall.form(
        "/image_edit/edit",
        ScriptedPart.text("key", key),
        ScriptedPart.text("text", "把图片调亮"),
        ScriptedPart.text(
            "image1",
            "data:image/png;base64," + java.util.Base64.getEncoder().encodeToString(square())));
  }

  private long credits(Customer customer) {
    return server.account(customer).path("credits").asLong();
  }

  private long held(Customer customer) {
    return server.account(customer).path("held").asLong();
  }

  private List<String> movements(Customer customer) {
    JsonNode entries =
        RunningServer.json(
            server.admin("GET", "/admin/api/ledger?account=" + customer.account(), ""));
    List<String> types = new ArrayList<>();
    entries
        .path("entries")
        .forEach(
            entry -> {
              if (entry.path("book").asText().equals("credits")) {
                types.addFirst(entry.path("type").asText() + " " + entry.path("amount").asLong());
              }
            });
    return types;
  }

  @Test
  void every_picture_of_an_answer_is_paid_by_the_plan() {
    Customer free = server.customer("free", 200, "");
    assertEquals(200, server.sendWith(free.key(), openAi(3)).statusCode());
    assertEquals(80, credits(free));
    assertEquals(0, held(free));

    Customer pro = server.customer("pro", 200, "");
    assertEquals(200, server.sendWith(pro.key(), openAi(1)).statusCode());
    assertEquals(165, credits(pro));
    assertEquals(List.of("grant 200", "hold -35"), movements(pro));
  }

  @Test
  void credits_for_too_few_pictures_refuse_in_every_dialects_words_and_start_nothing() {
    Customer poor = server.customer("free", 79, "");
    int before = painter.jobs().size();

    HttpResponse<byte[]> openAi = server.sendWith(poor.key(), openAi(2));
    assertEquals(429, openAi.statusCode());
    assertEquals("false", openAi.headers().firstValue("x-should-retry").orElse(""));
    assertTrue(body(openAi).contains("\"insufficient_quota\""), body(openAi));
    assertTrue(body(openAi).contains("80"), body(openAi));

    Customer none = server.customer("free", 0, "");
    HttpResponse<byte[]> aluo = server.sendWith(none.key(), aluoEdit(1));
    assertEquals(402, aluo.statusCode());
    assertTrue(body(aluo).contains("\"code\":402"), body(aluo));
    assertTrue(body(aluo).contains("Insufficient credits"), body(aluo));

    HttpResponse<byte[]> juhe = server.sendAs(juhe(none.key()));
    assertEquals(200, juhe.statusCode());
    assertTrue(body(juhe).contains("\"error_code\":10012"), body(juhe));

    assertEquals(before, painter.jobs().size());
    assertEquals(79, credits(poor));
  }

  @Test
  void four_variants_need_160_credits() {
    Customer short1 = server.customer("free", 159, "");
    assertEquals(402, server.sendWith(short1.key(), aluoGenerate(4)).statusCode());
    Customer exact = server.customer("free", 160, "");
    assertEquals(200, server.sendWith(exact.key(), aluoGenerate(4)).statusCode());
    assertEquals(160, held(exact));
    assertEquals(0, credits(exact));
  }

  @Test
  void an_aluo_edit_is_paid_once_a_call_by_the_first_read_of_its_success() {
    Customer free = server.customer("free", 200, "");
    JsonNode accepted = RunningServer.json(server.sendWith(free.key(), aluoEdit(2)));
    assertEquals(0, accepted.path("credits_deducted").asLong(-1));
    assertEquals(160, credits(free));
    assertEquals(40, held(free));

    String read = "/api/photo-editor/status?taskId=" + accepted.at("/data/taskId").asText();
    JsonNode first = RunningServer.json(server.sendWith(free.key(), ScriptedCall.get(read)));
    assertEquals("SUCCESS", first.at("/data/status").asText());
    assertEquals(2, first.at("/data/images").size());
    assertEquals(40, first.path("credits_deducted").asLong());
    assertEquals(160, first.path("credits_remaining").asLong());

    JsonNode second = RunningServer.json(server.sendWith(free.key(), ScriptedCall.get(read)));
    assertEquals(0, second.path("credits_deducted").asLong(-1));
    assertEquals(0, held(free));
    assertEquals(List.of("grant 200", "hold -40"), movements(free));
  }

  @Test
  void a_failure_costs_nothing_whatever_the_dialect() {
    Customer free = server.customer("free", 100, "");
    painter.fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    assertEquals(400, server.sendWith(free.key(), openAi(1)).statusCode());
    JsonNode accepted = RunningServer.json(server.sendWith(free.key(), aluoEdit(1)));
    JsonNode status =
        RunningServer.json(
            server.sendWith(
                free.key(),
                ScriptedCall.get(
                    "/api/photo-editor/status?taskId=" + accepted.at("/data/taskId").asText())));
    assertEquals("FAILED", status.at("/data/status").asText());
    assertEquals(0, status.path("credits_deducted").asLong(-1));
    assertTrue(body(server.sendAs(juhe(free.key()))).contains("282505"));
    assertEquals(100, credits(free));
    assertEquals(0, held(free));
  }

  @Test
  void a_picture_that_cannot_be_fetched_fails_the_task_and_costs_nothing() {
    Customer free = server.customer("free", 40, "");
    JsonNode accepted =
        RunningServer.json(
            server.sendWith(
                free.key(),
                ScriptedCall.json(
                    "/api/photo-editor/generate",
                    "{\"prompt\":\"把图片调亮\",\"imageUrls\":[\"http://127.0.0.1:9/a.png\"]}")));
    assertEquals(0, accepted.path("code").asInt(-1));
    assertEquals(40, credits(free));
  }

  @Test
  void the_native_api_does_not_hand_over_for_nothing() {
    Customer free = server.customer("free", 40, "");
    JsonNode accepted = RunningServer.json(server.sendWith(free.key(), aluoEdit(1)));
    String id = accepted.at("/data/taskId").asText();
    JsonNode task =
        RunningServer.json(
            server.sendWith(free.key(), ScriptedCall.get("/api/darkroom/tasks/" + id)));
    assertEquals("succeeded", task.path("state").asText(), task.toString());
    assertEquals(0, credits(free));
    assertEquals(0, held(free));
  }

  @Test
  void a_repeat_by_idempotency_key_is_charged_once() {
    Customer free = server.customer("free", 100, "");
    ScriptedCall call = openAi(1).with("Idempotency-Key", "order-1");
    String first = body(server.sendWith(free.key(), call));
    String second = body(server.sendWith(free.key(), call));
    assertEquals(first, second);
    assertEquals(60, credits(free));
  }

  @Test
  void two_at_once_with_credits_for_one_come_to_one_task_and_one_402() throws Exception {
    Customer free = server.customer("free", 40, "");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    painter.script(PaintingProvider.waiting(begun, may));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first =
          callers.submit(() -> server.sendWith(free.key(), aluoEdit(1)).statusCode());
      begun.await();
      assertEquals(402, server.sendWith(free.key(), aluoEdit(1)).statusCode());
      may.countDown();
      assertEquals(200, first.get());
    }
  }

  @Test
  @Timeout(120)
  void of_64_callers_at_once_just_as_many_succeed_as_the_account_can_pay() throws Exception {
    Customer crowd = server.customer("free", 400, "\"requestsPerMinute\":0");
    CountDownLatch go = new CountDownLatch(1);
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(
            callers.submit(
                () -> {
                  go.await();
                  return server.sendWith(crowd.key(), openAi(1));
                }));
      }
      go.countDown();
      for (Future<HttpResponse<byte[]>> answer : answers) {
        HttpResponse<byte[]> response = answer.get();
        statuses.merge(response.statusCode(), 1, Integer::sum);
        if (response.statusCode() != 200) {
          assertTrue(body(response).contains("insufficient_quota"), body(response));
        }
      }
    }
    assertEquals(Map.of(200, 10, 429, 54), statuses);
    assertEquals(0, credits(crowd));
    assertEquals(0, held(crowd));
  }

  @Test
  void a_caller_who_leaves_and_cannot_come_back_gets_the_credits_back() throws Exception {
    Customer free = server.customer("free", 40, "");
    CountDownLatch begun = new CountDownLatch(1);
    painter.script(PaintingProvider.waiting(begun, new CountDownLatch(1)));
    server.leaveWith(free.key(), openAi(1), begun);
    await(() -> credits(free) == 40 && held(free) == 0);
  }

  /** PostgreSQL keeps none, so that such a text must not come as far as a failure of its. */
  @Test
  void a_nul_in_whatever_a_caller_sends_is_no_failure_of_the_server() {
    Customer free = server.customer("free", 1000, "\"requestsPerMinute\":0");
    ScriptedCall status = ScriptedCall.get("/api/photo-editor/status?taskId=a%00b");
    assertTrue(server.sendWith(free.key(), status).statusCode() < 500);
    ScriptedCall task = ScriptedCall.get("/api/darkroom/tasks/a%00b");
    assertTrue(server.sendWith(free.key(), task).statusCode() < 500);
    ScriptedCall prompt =
        ScriptedCall.json("/api/photo-generate/generate", "{\"prompt\":\"red \\u0000 mug\"}");
    assertTrue(server.sendWith(free.key(), prompt).statusCode() < 500);
    for (String path : List.of("tasks/a%00/refund", "accounts/a%00/keys", "keys/a%00/rotate")) {
      String body = path.endsWith("refund") ? "{\"reason\":\"r\"}" : "{}";
      int answer = server.admin("POST", "/admin/api/" + path, body).statusCode();
      assertTrue(answer < 500, path + " " + answer);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "waited too long");
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  private static String body(HttpResponse<byte[]> response) {
    return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
