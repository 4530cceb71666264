package dev.darkroom.dialect.aluo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.dialect.Call;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.testing.ScriptedAnswer;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.TestPictures;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a photo editor call reaches the engine and the gateway. */
class AluoReadingTest {
  private final ScriptedGateway gateway =
      new ScriptedGateway(AluoConformanceTest.editor(), List.of());

  private ScriptedAnswer send(String members) {
    return gateway.send(
        ScriptedCall.json("/api/photo-editor/generate", "{\"prompt\":\"x\"," + members + "}")
            .with("Authorization", "Bearer " + ScriptedGateway.KEY));
  }

  private Job job(String members) {
    ScriptedAnswer answer = send(members);
    assertEquals(200, answer.status(), answer.text());
    return gateway.job();
  }

  @Test
  void a_ratio_that_was_named_holds_and_none_gives_way_to_the_instruction() {
    Job named =
        job("\"aspectRatio\":\"16:9\",\"imageUrls\":[\"http://pictures.example/first.png\"]");
    assertEquals(new Size(1376, 768), named.output().size());
    assertFalse(named.output().sizeOpen());
    Job open = job("\"imageUrls\":[\"http://pictures.example/first.png\"]");
    assertEquals(new Size(1248, 832), open.output().size());
    assertTrue(open.output().sizeOpen());
  }

  @Test
  void addresses_and_data_uris_keep_their_order() {
    String data =
        "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(TestPictures.named("second.png"));
    Job job =
        job(
            "\"imageUrls\":[\"http://pictures.example/first.png\",\"%s\",\"http://pictures.example/third.png\"]"
                .formatted(data));
    assertEquals(
        List.of(new Size(300, 200), new Size(200, 300), new Size(250, 250)),
        job.pictures().stream().map(picture -> picture.size()).toList());
  }

  @Test
  void the_task_outlives_its_caller_and_the_call_waits_for_it() {
    job("\"imageUrls\":[\"http://pictures.example/first.png\"]");
    Call call = gateway.calls().getLast();
    assertTrue(call.outlivesCaller());
    assertEquals(AluoConformanceTest.HOLD, call.patience());
  }

  @Test
  void no_two_tasks_have_the_same_number() {
    job("\"imageUrls\":[\"http://pictures.example/first.png\"]");
    String first = gateway.calls().getLast().task();
    job("\"imageUrls\":[\"http://pictures.example/first.png\"]");
    assertNotEquals(first, gateway.calls().getLast().task());
  }

  @Test
  void nothing_is_fetched_when_a_later_entry_is_no_address() {
    assertEquals(400, send("\"imageUrls\":[\"http://pictures.example/first.png\",\"x\"]").status());
    assertEquals(List.of(), gateway.reception().fetched());
  }

  @Test
  void a_dead_address_ends_the_task_before_further_ones_are_tried() {
    ScriptedAnswer answer =
        send("\"imageUrls\":[\"http://dead.example/1.png\",\"http://dead.example/2.png\"]");
    assertEquals(2, answer.at("data.inputImages").size());
    assertEquals(List.of("http://dead.example/1.png"), gateway.reception().fetched());
  }

  @Test
  void one_call_has_one_price_whatever_number_of_pictures_it_asks_for() {
    job("\"numImages\":4,\"imageUrls\":[\"http://pictures.example/first.png\"]");
    Call call = gateway.calls().getLast();
    assertEquals(4, call.job().count());
    assertEquals(1, call.charged());
    assertFalse(call.handsOver());
    assertEquals("afford EDIT 1", gateway.reception().steps().getFirst());
  }

  @Test
  void bytes_then_credits_then_the_prompt_and_then_addresses_are_looked_at() {
    String data =
        "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(TestPictures.named("second.png"));
    job("\"imageUrls\":[\"http://pictures.example/first.png\",\"%s\"]".formatted(data));
    assertEquals(
        List.of("keep", "afford EDIT 1", "moderate", "fetch", "keep"), gateway.reception().steps());
  }

  @Test
  void what_came_with_a_call_is_echoed_also_when_an_address_is_dead() {
    String data =
        "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(TestPictures.named("second.png"));
    ScriptedAnswer answer =
        send("\"imageUrls\":[\"http://dead.example/1.png\",\"%s\"]".formatted(data));
    assertEquals("http://dead.example/1.png", answer.at("data.inputImages[0]").asText());
    assertTrue(answer.at("data.inputImages[1]").asText().endsWith(".png"));
    assertEquals(2, answer.at("data.inputImages").size());
  }
}
