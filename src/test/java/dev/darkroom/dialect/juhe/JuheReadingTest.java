package dev.darkroom.dialect.juhe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.Size;
import dev.darkroom.testing.FakeDelivery;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.TestPictures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the engine. */
class JuheReadingTest {
  private static final Instant NOW = Instant.parse("2025-12-02T06:58:03Z");
  private static final String FIRST = "http://pictures.example/first.png";
  private static final String SECOND = "http://pictures.example/second.png";
  private static final String THIRD = "http://pictures.example/third.png";

  private final ScriptedGateway gateway = gateway(RatioSource.LAST, () -> NOW);

  private static ScriptedGateway gateway(RatioSource source, InstantSource clock) {
    return new ScriptedGateway(
        new JuheImageEditDialect(source, clock, new Random(5)), JuheConformanceTest.MODELS);
  }

  private static ScriptedAnswer send(ScriptedGateway to, String... fields) {
    StringBuilder body = new StringBuilder("key=" + ScriptedGateway.KEY);
    for (int i = 0; i < fields.length; i += 2) {
      String value = URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8);
      body.append('&').append(fields[i]).append('=').append(value);
    }
    return to.send(
        ScriptedCall.raw(
            "/image_edit/edit",
            "application/x-www-form-urlencoded",
            body.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  private Job job(String... fields) {
    ScriptedAnswer answer = send(gateway, fields);
    assertEquals(0, answer.at("error_code").asInt(-1), answer.text());
    return gateway.job();
  }

  private static List<Size> sizes(Job job) {
    return job.pictures().stream().map(picture -> picture.size()).toList();
  }

  @Test
  void the_order_has_the_time_of_Shanghai_and_names_the_task() {
    ScriptedAnswer answer = send(gateway, "text", "调亮", "image1", FIRST);
    String order = answer.at("result.orderid").asText();
    assertTrue(order.matches("JH825251202145803[0-9A-Za-z]{5}"), order);
    assertEquals(order, gateway.calls().getLast().task());
    assertEquals(order, answer.header("x-darkroom-task").orElse(""));
  }

  @Test
  void two_orders_of_one_second_differ() {
    var first = send(gateway, "text", "调亮", "image1", FIRST).at("result.orderid");
    var second = send(gateway, "text", "调亮", "image1", FIRST).at("result.orderid");
    assertFalse(first.equals(second));
  }

  @Test
  void of_a_long_text_800_code_points_count() {
    String emoji = "🐈";
    assertEquals(emoji.repeat(800), job("text", emoji.repeat(801), "image1", FIRST).instruction());
    assertEquals(
        "亮".repeat(800), job("text", "亮".repeat(800) + "暗", "image1", FIRST).instruction());
  }

  @Test
  void blanks_around_a_text_stay() {
    assertEquals(" 调亮\n", job("text", " 调亮\n", "image1", FIRST).instruction());
  }

  @Test
  void of_a_repeated_field_the_first_value_that_is_not_empty_counts() {
    Job job = job("text", "", "text", "one", "text", "two", "image1", FIRST);
    assertEquals("one", job.instruction());
  }

  @Test
  void without_a_size_the_last_picture_gives_the_ratio() {
    Job job = job("text", "brighter", "image1", FIRST, "image2", SECOND);
    assertEquals(new Size(832, 1248), job.output().size());
    assertTrue(job.output().sizeOpen());
  }

  @Test
  void an_operator_may_have_the_first_picture_give_it() {
    ScriptedGateway first = gateway(RatioSource.FIRST, () -> NOW);
    send(first, "text", "brighter", "image1", FIRST, "image2", SECOND);
    assertEquals(new Size(1248, 832), first.job().output().size());
  }

  @Test
  void a_size_that_was_given_holds() {
    Job job = job("text", "brighter", "image1", FIRST, "size", "1025*513");
    assertEquals(new Size(1025, 513), job.output().size());
    assertFalse(job.output().sizeOpen());
  }

  @Test
  void a_known_model_is_asked_for_and_no_model_is_auto() {
    assertEquals("gpt-image-1", job("text", "x", "image1", FIRST, "model", "gpt-image-1").model());
    assertEquals("auto", job("text", "x", "image1", FIRST, "model", "AUTO").model());
    assertEquals("auto", job("text", "x", "image1", FIRST, "model", "").model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"把图1的主体放进图3", "put image 1 into the third picture", "三张图"})
  void the_third_picture_stays_the_third_where_the_second_is_absent(String text) {
    Job job = job("text", text, "image1", FIRST, "image2", "", "image3", THIRD);
    assertEquals(List.of(new Size(300, 200), new Size(512, 512), new Size(250, 250)), sizes(job));
    assertEquals(text, job.instruction());
  }

  @Test
  void a_gap_that_no_word_counts_over_is_closed() {
    Job job = job("text", "把图片调亮", "image1", FIRST, "image3", THIRD);
    assertEquals(List.of(new Size(300, 200), new Size(250, 250)), sizes(job));
  }

  @Test
  void a_plus_that_arrived_as_a_space_is_a_plus_again() {
    byte[] png = TestPictures.named("portrait.png");
    String base64 = Base64.getEncoder().encodeToString(png);
    assertTrue(base64.contains("+"));
    Job job = job("text", "x", "image1", "data:image/png;base64," + base64.replace('+', ' '));
    assertEquals(png.length, job.pictures().getFirst().bytes());
  }

  @Test
  void line_ends_within_base64_are_dropped() {
    byte[] png = TestPictures.named("first.png");
    String lines = Base64.getMimeEncoder().encodeToString(png);
    Job job = job("text", "x", "image1", "DATA:Image/PNG;BASE64," + lines);
    assertEquals(png.length, job.pictures().getFirst().bytes());
  }

  @Test
  void ten_megabytes_of_base64_are_the_limit_whatever_stands_around_them() {
    String tenMb = "A".repeat((10 << 20) * 4 / 3 - 100);
    String blanks = "\r\n".repeat(5000);
    var within = send(gateway, "text", "x", "image1", "data:image/png;base64," + tenMb + blanks);
    assertEquals(282505, within.at("error_code").asInt(), "it is looked at: no picture");
    var beyond =
        send(gateway, "text", "x", "image1", "data:image/png;base64," + tenMb + "A".repeat(200));
    assertEquals(282506, beyond.at("error_code").asInt());
  }

  @Test
  void the_size_of_base64_comes_before_the_form_of_other_pictures() {
    String large = "data:image/png;base64," + "A".repeat(15 << 20);
    var answer = send(gateway, "text", "x", "image1", "no picture", "image3", large);
    assertEquals(282506, answer.at("error_code").asInt());
  }

  @Test
  void nothing_is_fetched_before_every_field_is_looked_at() {
    send(gateway, "text", "x", "image1", FIRST, "image2", "no picture");
    assertEquals(List.of(), gateway.reception().fetched());
  }

  @Test
  void what_reading_took_is_taken_off_the_minute() {
    Deque<Instant> times = new ArrayDeque<>(List.of(NOW, NOW.plusSeconds(20)));
    ScriptedGateway slow = gateway(RatioSource.LAST, times::remove);
    send(slow, "text", "x", "image1", FIRST);
    assertEquals(Duration.ofSeconds(35), slow.calls().getLast().patience());
  }

  @Test
  void who_comes_too_late_reads_that_it_failed() {
    send(gateway, "text", "x", "image1", FIRST);
    var call = gateway.calls().getLast();
    var answer = ScriptedAnswer.of(JuheConformanceTest.dialect().late(call, new FakeDelivery()));
    assertEquals(200, answer.status());
    assertEquals(282505, answer.at("error_code").asInt());
  }

  @Test
  void the_reason_of_a_failure_is_told_in_a_header_also_in_Chinese() {
    gateway.ending(
        _ -> new Outcome.Failed(ErrorCode.INSTRUCTION_NOT_SUPPORTED, "画不出龙", "instruction"));
    var answer = send(gateway, "text", "加一条龙", "image1", FIRST);
    assertEquals("生成失败", answer.at("reason").asText());
    assertEquals(
        "UTF-8''" + URLEncoder.encode("画不出龙", StandardCharsets.UTF_8),
        answer.header("x-darkroom-detail").orElse(""));
  }

  @Test
  void a_disabled_key_is_told_as_such() {
    var body = "key=" + ScriptedGateway.DISABLED_KEY + "&text=x&image1=" + FIRST;
    var answer =
        gateway.send(
            ScriptedCall.raw(
                "/image_edit/edit",
                "application/x-www-form-urlencoded",
                body.getBytes(StandardCharsets.UTF_8)));
    assertEquals(10009, answer.at("error_code").asInt());
    assertEquals("109", answer.at("resultcode").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "KEY_EXPIRED, 10003, 103",
    "ACCOUNT_SUSPENDED, 10005, 105",
    "ORIGIN_DENIED, 10007, 107",
    "ADDRESS_DENIED, 10008, 108",
    "ADDRESS_LIMITED, 10011, 111",
    "RATE_LIMITED, 10012, 112",
    "TEST_KEY_LIMITED, 10013, 113",
    "MODEL_DENIED, 10002, 102"
  })
  void every_refusal_of_a_known_key_has_its_code(ErrorCode why, int code, String old) {
    var body = "key=" + ScriptedGateway.keyRefused(why) + "&text=x&image1=" + FIRST;
    var answer =
        gateway.send(
            ScriptedCall.raw(
                "/image_edit/edit",
                "application/x-www-form-urlencoded",
                body.getBytes(StandardCharsets.UTF_8)));
    assertEquals(200, answer.status());
    assertEquals(code, answer.at("error_code").asInt());
    assertEquals(old, answer.at("resultcode").asText());
  }

  @Test
  void credits_then_words_then_pictures_are_looked_at() {
    job("text", "x", "image1", FIRST);
    assertEquals(
        List.of("afford EDIT 1", "moderate", "fetch", "keep"), gateway.reception().steps());
  }
}
