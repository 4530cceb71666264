package dev.darkroom;

import static dev.darkroom.LabelsOverHttpTest.PAINT;
import static dev.darkroom.LabelsOverHttpTest.SQUARE;
import static dev.darkroom.LabelsOverHttpTest.decoded;
import static dev.darkroom.LabelsOverHttpTest.edit;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.PaintingProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code label} of {@code darkroom.yaml}, as servers with it behave. */
class LabelSettingsOverHttpTest {
  @ParameterizedTest
  @ValueSource(strings = {"label: {profile: off}", ""})
  void nothing_is_changed_where_labels_are_off_or_no_producer_is_named(
      String yaml, @TempDir Path data) {
    try (RunningServer own = RunningServer.set(data, yaml, new PaintingProvider())) {
      var answer = own.send(edit("gpt-image-1", SQUARE, PAINT));
      assertArrayEquals(SQUARE, decoded(RunningServer.json(answer).at("/data/0/b64_json")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label: {profile: cn}",
        "label: {profile: implicit, contentProducer: \"two words\"}",
        "label: {profile: cn, contentProducer: 某某公司}",
        "label: {profile: cn, contentProducer: 1191}"
      })
  void a_server_without_a_usable_producer_does_not_start(String yaml, @TempDir Path data) {
    SettingsException refusal =
        assertThrows(
            SettingsException.class,
            () -> RunningServer.set(data, yaml, new PaintingProvider()).close());
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("label.contentProducer"),
        refusal.getMessage());
  }
}
