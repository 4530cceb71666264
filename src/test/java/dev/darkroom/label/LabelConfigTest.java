package dev.darkroom.label;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelConfigTest {
  @ParameterizedTest
  @ValueSource(strings = {"AI生成", "人工智能生成合成", "本图片由AI合成", "人工智能 生成"})
  void a_text_with_both_elements_is_taken(String text) {
    assertTrue(new LabelConfig(Profile.CN, "X1", text).on());
  }

  @ParameterizedTest
  @CsvSource({
    "AI-generated,生成",
    "图片生成,人工智能",
    "'',AI",
    "AI生成🖼,U+1F5BC",
    "AI生成龘,龘",
    "AI生成AI生成AI生成AI生成AI生成AI生成AI生成,at most 24",
  })
  void a_text_that_will_not_do_is_refused_with_what_is_missing(String text, String named) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new LabelConfig(Profile.IMPLICIT, "", text));
    assertTrue(String.valueOf(refused.getMessage()).contains(named), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"暗房", "has space", "line\n", "é"})
  void a_producer_is_visible_ascii(String producer) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LabelConfig(Profile.IMPLICIT, producer, "AI生成"));
    assertTrue(String.valueOf(refused.getMessage()).contains("label.contentProducer"));
  }

  @Test
  void the_profile_cn_needs_a_producer() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> new LabelConfig(Profile.CN, "", "AI生成"));
    assertTrue(String.valueOf(refused.getMessage()).contains("label.contentProducer"));
  }

  @Test
  void labels_are_on_once_a_producer_is_named() {
    assertFalse(LabelConfig.DEFAULT.on());
    assertTrue(new LabelConfig(Profile.IMPLICIT, "X1", "AI生成").on());
    assertFalse(new LabelConfig(Profile.OFF, "X1", "AI生成").on());
  }
}
