package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table is worth what its checks can find: each kind has to fail when the answer is otherwise.
 */
class ConformanceRowTest {
  private static final String PICTURE =
      Base64.getEncoder().encodeToString(TestPictures.named("first.png"));

  private static void verify(String check) {
    String json =
        """
        {"a":1,"b":2,"sum":3,"text":"hello world","list":[{"url":"http://x/y"},{"png":"%s"}],
         "error":{"message":"m","type":"t","param":null,"code":"c"}}
        """
            .formatted(PICTURE);
    var headers = Map.of("content-type", "application/json");
    var answer = new ScriptedAnswer(400, headers, json.getBytes(StandardCharsets.UTF_8));
    var picture = new ScriptedAnswer(200, Map.of(), TestPictures.named("first.png"));
    var request = new RowRequest(JsonNodeFactory.instance.objectNode().put("get", "/"), "");
    var work = ConformanceRow.Work.USUAL;
    var step = new ConformanceRow.Step(request, 400, List.of(check));
    new ConformanceRow("T", "test", false, work, List.of(step))
        .verify(call -> call.path().equals("http://x/y") ? picture : answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1",
        "text starts hello w",
        "text contains lo wo",
        "text differs auto",
        "list has 2",
        "list[0].url is link",
        "list[0].png is absent",
        "list[1].png is png 300x200",
        "list[0].url leads png 300x200",
        "text matches hel+o world",
        "error.param is null",
        "text is text",
        "a is integer",
        "sum sums a b",
        "openai-error c null",
        "openai-error any null",
        "header Content-Type = application/json",
        "header Content-Type present"
      })
  void a_check_that_holds_passes(String check) {
    assertDoesNotThrow(() -> verify(check));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 2",
        "text starts world",
        "text contains moon",
        "text differs hello world",
        "list has 3",
        "list[1].url is link",
        "list[0].url is absent",
        "list[1].png is png 300x201",
        "list[1].png is jpeg",
        "list[0].url leads png 200x300",
        "text leads png",
        "text matches hello",
        "error.code is null",
        "a is text",
        "aluo-error -1 m",
        "juhe-error 282505",
        "list[1].png is png alpha",
        "text is integer",
        "sum sums a a",
        "openai-error d null",
        "openai-error c prompt",
        "bella-error 400",
        "header Content-Type = text/plain",
        "header Allow present"
      })
  void a_check_that_does_not_hold_fails(String check) {
    assertThrows(AssertionError.class, () -> verify(check));
  }
}
