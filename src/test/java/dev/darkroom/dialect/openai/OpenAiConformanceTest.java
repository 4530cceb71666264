package dev.darkroom.dialect.openai;

import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance table, answered by the dialect without a server around it. */
class OpenAiConformanceTest {
  static final List<String> TABLES =
      List.of(
          "/conformance/openai-edits.yaml",
          "/conformance/openai-generations.yaml",
          "/conformance/openai-variations.yaml",
          "/conformance/openai-streams.yaml");

  static final List<String> MODELS =
      List.of(
          "darkroom-local",
          "gpt-image-1",
          "gpt-image-1.5",
          "gpt-image-2",
          "gpt-image-2-all",
          "dall-e-2",
          "dall-e-3");

  static OpenAiImagesDialect dialect(boolean strict) {
    Set<String> apiyi = OpenAiConfig.standard().apiyiModels();
    return new OpenAiImagesDialect(new OpenAiConfig(strict, apiyi), InstantSource.system());
  }

  static Stream<ConformanceRow> rows() {
    return TABLES.stream()
        .flatMap(table -> ConformanceRow.read(table, ScriptedReception.PICTURES).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    row.verify(new ScriptedGateway(dialect(row.strict()), MODELS));
  }
}
