package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.testing.MovedClock;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedCall.ScriptedPart;
import dev.darkroom.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An operator's first customer, by the command line that people use and by HTTP. */
class OperatorJourneyTest {
  private static final MovedClock CLOCK = new MovedClock();

  @TempDir static Path data;
  private static RunningServer server;

  private String out = "";
  private String err = "";

  @BeforeAll
  static void start() {
    String yaml = "label: {contentProducer: 001191000000000000000X00001}";
    server = RunningServer.timed(data, yaml, CLOCK, new PaintingProvider());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /**
   * Runs a command on this server; blanks part the words, {@code ~} stands for one within a word.
   */
  private int run(String command) {
    return runAsGiven(command + " --url " + server.url() + " --token " + RunningServer.ADMIN);
  }

  private int runAsGiven(String command) {
    StringWriter said = new StringWriter();
    StringWriter refused = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(refused));
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      words.add(word.startsWith("-") ? word : word.replace('~', ' '));
    }
    int code = line.execute(words.toArray(String[]::new));
    out = said.toString();
    err = refused.toString();
    return code;
  }

  private void done(String command) {
    assertEquals(0, run(command), () -> command + ": " + err);
  }

  private String printed(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(out);
    assertTrue(found.find(), out);
    return found.group(1);
  }

  private static HttpResponse<byte[]> edit(String key) {
    return server.sendWith(
        key,
        ScriptedCall.form(
            "/v1/images/edits",
            ScriptedPart.file(
                "image", "a.png", "image/png", TestPictures.plain(64, 64, false, "png")),
            ScriptedPart.text("model", "gpt-image-1"),
            ScriptedPart.text("prompt", "Replace the background with white")));
  }

  private static void refused(HttpResponse<byte[]> answer, int status, String code) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertEquals(status, answer.statusCode(), body);
    assertTrue(body.contains(code), body);
  }

  private record Customer(String account, String id, String key) {}

  private Customer customer(String options) {
    done("account create Lin's~shop --plan free --credits 100");
    String account = printed("Made the account (\\S+)\\.");
    done("key create --account " + account + " " + options);
    return new Customer(account, printed("Id: +(\\S+)"), printed("Key: (\\S+)"));
  }

  private String credits(String account) {
    done("account show " + account + " --json");
    return printed("\"credits\":(\\d+)");
  }

  @Test
  void a_customer_spends_credits_runs_out_and_is_given_more() {
    Customer shop = customer("--name web --allow-ip 127.0.0.1 --allow-ip ::1");
    assertEquals(200, edit(shop.key).statusCode());
    assertEquals(200, edit(shop.key).statusCode());
    HttpResponse<byte[]> broke = edit(shop.key);
    refused(broke, 429, "\"insufficient_quota\"");
    refused(broke, 429, "This needs 40 credits and the account has 20.");

    done("account show " + shop.account);
    assertTrue(out.lines().toList().get(1).matches(".*Lin's shop +free +20 +0 +active"), out);
    done("ledger show --account " + shop.account);
    assertEquals(
        List.of(
            "capture -40",
            "hold 40",
            "hold -40",
            "capture -40",
            "hold 40",
            "hold -40",
            "grant 100"),
        movements());

    done("account credit " + shop.account + " 40 --reason goodwill~after~the~outage");
    assertEquals("60", credits(shop.account));
    done("ledger show --account " + shop.account + " --limit 1");
    assertTrue(out.contains("goodwill after the outage"), out);
    assertTrue(out.contains("There are more: --from "), out);
    assertEquals(200, edit(shop.key).statusCode());
    assertEquals("20", credits(shop.account));
    done("ledger check");
    assertTrue(out.startsWith("Balanced: "), out);
  }

  /** Type and amount of each line of the ledger that was printed. */
  private List<String> movements() {
    return Pattern.compile("(grant|hold|capture) +(-?\\d+)")
        .matcher(out)
        .results()
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }

  @Test
  void the_sixth_call_of_a_minute_is_refused_and_the_next_minute_begins_anew() {
    Customer shop = customer("--rpm 5");
    done("account credit " + shop.account + " 1000 --reason plenty");
    for (int i = 0; i < 5; i++) {
      assertEquals(200, edit(shop.key).statusCode());
    }
    refused(edit(shop.key), 429, "\"rate_limit_exceeded\"");
    assertEquals("900", credits(shop.account));
    CLOCK.move(Duration.ofSeconds(61));
    assertEquals(200, edit(shop.key).statusCode());
  }

  @Test
  void a_key_is_switched_off_and_on_and_replaced() {
    Customer shop = customer("--allow-ip 127.0.0.1");
    done("key disable " + shop.id);
    refused(edit(shop.key), 403, "disabled");
    done("key disable " + shop.id + " --undo");
    assertEquals(200, edit(shop.key).statusCode());

    done("key rotate " + shop.id + " --grace 24h");
    String replacement = printed("Key: (\\S+)");
    assertTrue(out.contains("It replaces " + shop.id + ", which ends "), out);
    assertEquals(200, edit(replacement).statusCode());
    refused(edit(shop.key), 429, "insufficient_quota");
    CLOCK.move(Duration.ofHours(25));
    refused(edit(shop.key), 403, "expired");
    refused(edit(replacement), 429, "insufficient_quota");
    done("key list --account " + shop.account);
    assertEquals(3, out.lines().count(), out);
    assertFalse(out.contains(replacement) || out.contains(shop.key), "no key is shown twice");
  }

  @Test
  void a_key_for_another_address_is_refused_here() {
    Customer elsewhere = customer("--allow-ip 203.0.113.0/24");
    refused(edit(elsewhere.key), 403, "address");
    assertEquals("100", credits(elsewhere.account));
  }

  @Test
  void a_suspended_customer_is_refused_until_resumed_and_changes_plan_by_a_command() {
    Customer shop = customer("--rpm 0");
    done("account change " + shop.account + " --suspend");
    assertTrue(out.contains("suspended"), out);
    refused(edit(shop.key), 403, "suspended");
    done("account change " + shop.account + " --resume --plan pro");
    assertTrue(out.contains("pro"), out);
    assertEquals(200, edit(shop.key).statusCode());
    assertEquals("65", credits(shop.account));
  }

  @Test
  void maintenance_refuses_work_and_charges_nothing_until_it_is_off() {
    Customer shop = customer("--rpm 0");
    done("maintenance on");
    refused(edit(shop.key), 503, "maintained");
    done("maintenance status");
    assertTrue(out.startsWith("Maintenance is on"), out);
    done("maintenance off");
    assertEquals("100", credits(shop.account));
    assertEquals(200, edit(shop.key).statusCode());
  }

  @Test
  void a_result_says_of_itself_that_a_machine_made_it(@TempDir Path folder) throws IOException {
    Customer shop = customer("--rpm 0");
    JsonNode answer = RunningServer.json(edit(shop.key));
    Path file = folder.resolve("result.png");
    Files.write(file, Base64.getDecoder().decode(answer.at("/data/0/b64_json").asText()));

    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    try {
      assertEquals(0, Main.commandLine().execute("inspect", file.toString()));
    } finally {
      System.setOut(before);
    }
    String text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("in XMP, its form is right"), text);
    assertTrue(text.contains("001191000000000000000X00001"), text);
  }

  @Test
  void an_answer_can_be_read_by_machines() throws IOException {
    done("account list --json");
    assertEquals(
        "default", JsonMapper.builder().build().readTree(out).at("/accounts/0/id").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key create --allow-ip 300.1.1.1 | 1 | is not an address or a block such as",
        "key create --allow-ip 10.0.0.0/99 | 1 | is not an address or a block such as",
        "key create --expires 31.12.2026 | 2 | --expires looks like 2027-01-31",
        "key create --expires 2020-01-01 | 1 | lies in the past",
        "key create --account acc_nobody | 1 | There is no account of this id.",
        "key create --pictures-per-day 3 | 1 | goes with \"test\"",
        "key disable key_nobody | 1 | There is no key of this id.",
        "account create Shop --credits -5 | 2 | --credits is 0 or more.",
        "account create Shop --credits ten | 2 | is not a whole number",
        "account create Shop --plan gold | 1 | \"plan\" is one of \"free\", \"pro\" and \"max\".",
        "account credit default -2000000 --reason x | 1 | 2000000 cannot be taken from it.",
        "account credit default 5 | 2 | --reason",
        "ledger show --rpm 5 | 2 | --rpm",
      })
  void what_cannot_be_is_refused_in_a_sentence(String command, int code, String sentence) {
    assertEquals(code, run(command), err);
    assertTrue(err.startsWith("darkroom: "), err);
    assertTrue(err.contains(sentence), err);
    assertTrue(err.lines().count() <= 2, err);
    assertEquals("", out);
  }

  @Test
  void a_wrong_token_and_an_absent_server_are_told_apart() {
    assertEquals(1, runAsGiven("ledger check --token wrong --url " + server.url()));
    assertTrue(err.contains("does not know this admin token"), err);
    assertFalse(err.contains("wrong"), err);
    assertEquals(1, runAsGiven("ledger check --token x --url http://127.0.0.1:1"));
    assertTrue(err.contains("No server answers at http://127.0.0.1:1. Is it running?"), err);
  }
}
