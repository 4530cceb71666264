package dev.darkroom.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.moderation.PromptRows.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ProtectedLabelsTest {
  private static final List<Row> ROWS = PromptRows.rows("/moderation/labels.txt");

  @Test
  void refuses_to_remove_marks_of_ai_made_pictures_and_nothing_else() {
    assertTrue(ROWS.stream().filter(row -> row.expected().equals("refuse")).count() >= 20);
    assertTrue(ROWS.stream().filter(row -> row.expected().equals("pass")).count() >= 20);
    List<Row> wrong =
        ROWS.stream()
            .filter(
                row ->
                    ProtectedLabels.asksToRemoveOne(row.prompt())
                        != row.expected().equals("refuse"))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void every_instruction_that_the_reader_knows_passes() {
    for (String path : List.of("/instructions/zh.txt", "/instructions/en.txt")) {
      List<String> wrong =
          PromptRows.lines(path).stream()
              .map(line -> line.split(" \\| ", 2)[0])
              .filter(ProtectedLabels::asksToRemoveOne)
              .toList();
      assertEquals(List.of(), wrong);
    }
  }

  @Test
  void a_long_text_made_to_be_slow_is_searched_quickly() {
    for (String part :
        List.of("去掉", "ai", "ai ", "remove ", "remove ai ", "保留ai生成", "ai is to be ")) {
      String text = part.repeat(32_000 / part.length());
      Assertions.assertTimeout(
          Duration.ofSeconds(5), () -> ProtectedLabels.asksToRemoveOne(text), part);
    }
  }
}
