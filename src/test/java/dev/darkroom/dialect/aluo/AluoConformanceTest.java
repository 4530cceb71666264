package dev.darkroom.dialect.aluo;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.testing.ConformanceRow;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.ScriptedGateway;
import dev.darkroom.testing.ScriptedReception;
import java.time.Duration;
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
    var generate = new ScriptedGateway(generate(), List.of()).ending(AluoConformanceTest::refused);
    row.verify(call -> (generates(call) ? generate : editor).send(call));
  }

  /** As the table has it, the engine makes nothing from text. */
  private static Outcome refused(Job job) {
    return new Outcome.Failed(
        ErrorCode.INSTRUCTION_NOT_SUPPORTED, "Nothing is made from text.", null);
  }

  private static boolean generates(ScriptedCall call) {
    return call.path().startsWith("/api/photo-generate");
  }
}
