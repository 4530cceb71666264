package dev.darkroom.dialect.juhe;

import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance table, answered by the dialect without a server around it. */
class JuheConformanceTest {
  static final List<String> MODELS = List.of("darkroom-local", "gpt-image-1");

  static JuheImageEditDialect dialect() {
    return new JuheImageEditDialect(RatioSource.LAST, InstantSource.system(), new Random(1));
  }

  static Stream<ConformanceRow> rows() {
    return ConformanceRow.read("/conformance/juhe.yaml", ScriptedReception.PICTURES).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    row.verify(new ScriptedGateway(dialect(), MODELS));
  }
}
