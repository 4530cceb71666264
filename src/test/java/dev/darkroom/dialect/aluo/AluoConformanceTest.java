package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance table, answered by the dialects without a server around them. */
class AluoConformanceTest {
  static final Duration HOLD = Duration.ofSeconds(280);

  static Dialect editor() {
    return new AluoPhotoEditorDialect(HOLD, new Random(1));
  }

  static Dialect generate() {
    return new AluoPhotoGenerateDialect(HOLD, new Random(2));
  }

  static Stream<ConformanceRow> rows() {
    return ConformanceRow.read("/conformance/aluo.yaml", ScriptedReception.PICTURES).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void answers_as_the_table_says(ConformanceRow row) {
    var editor = new ScriptedGateway(editor(), List.of());
    var generate = new ScriptedGateway(generate(), List.of());
    if (row.work().poor()) {
      editor.poor();
      generate.poor();
    }
    Deque<ScriptedGateway> asked = new ArrayDeque<>();
    row.verify(
        call -> {
          if (call.path().startsWith("/api")) { // Else a link, which the API asked last has made.
            asked.push(generates(call) ? generate : editor);
          }
          return asked.element().send(call);
        });
  }

  private static boolean generates(ScriptedCall call) {
    return call.path().startsWith("/api/photo-generate");
  }
}
