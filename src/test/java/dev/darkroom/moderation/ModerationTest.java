package dev.darkroom.moderation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ModerationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a bottle of AcmeCola on ice",
        "ACMECOLA",
        "ａｃｍｅｃｏｌａ",
        "a c m e c o l a",
        "(acmecola)",
        "一只黄鹤楼香烟",
        "黃鶴樓",
        "黄 鹤 楼",
        "the word red bull on a can",
        "RED  BULL"
      })
  void the_operators_words_block_in_every_spelling(String prompt) {
    try (Moderation moderation = words("AcmeCola", "黄鹤楼", "Red Bull")) {
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal(moderation, prompt).code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AcmeColas", "macmecola", "acme and cola", "黄鹤和楼", "red bulldog", "tired bull"})
  void the_operators_words_block_nothing_else(String prompt) {
    try (Moderation moderation = words("AcmeCola", "黄鹤楼", "Red Bull")) {
      assertDoesNotThrow(() -> moderation.check(prompt));
    }
  }

  @Test
  void a_word_written_in_traditional_characters_blocks_simplified_ones() {
    try (Moderation moderation = words("黃鶴樓")) {
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal(moderation, "黄鹤楼的照片").code());
    }
  }

  @Test
  void allowed_words_lift_those_of_the_built_in_list() {
    ModerationConfig lifting = new ModerationConfig(true, List.of(), List.of("鸦片"), true, null);
    try (Moderation moderation = new Moderation(lifting)) {
      assertDoesNotThrow(() -> moderation.check("鸦片"));
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal(moderation, "海洛因").code());
    }
  }

  @Test
  void without_the_built_in_list_only_the_other_rules_block() {
    ModerationConfig off = new ModerationConfig(false, List.of(), List.of(), true, null);
    try (Moderation moderation = new Moderation(off)) {
      assertDoesNotThrow(() -> moderation.check("海洛因"));
      assertEquals(ErrorCode.CONTENT_BLOCKED, refusal(moderation, "去掉AI生成标识").code());
    }
  }

  @Test
  void labels_are_protected_only_when_asked_for() {
    ModerationConfig off = new ModerationConfig(false, List.of(), List.of(), false, null);
    try (Moderation moderation = new Moderation(off)) {
      assertDoesNotThrow(() -> moderation.check("去掉AI生成标识"));
    }
  }

  @Test
  void an_empty_prompt_passes() {
    try (Moderation moderation = words("x")) {
      assertDoesNotThrow(() -> moderation.check("  "));
    }
  }

  @Test
  void neither_the_caller_nor_the_log_reads_the_word_or_the_prompt() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Moderation.class);
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try (Moderation moderation = words("quokka")) {
      DarkroomException refusal = refusal(moderation, "a quokka at noon");
      assertTrue(refusal.sentence().startsWith("Your request was rejected by the safety system"));
      assertFalse(refusal.sentence().contains("quokka"));
      String line = log.list.getLast().getFormattedMessage();
      assertTrue(
          line.matches("Prompt blocked: rule operator, 16 characters, sha256 [0-9a-f]{12}"), line);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
  }

  private static Moderation words(String... words) {
    return new Moderation(new ModerationConfig(false, List.of(words), List.of(), true, null));
  }

  static DarkroomException refusal(Moderation moderation, String prompt) {
    return assertThrows(DarkroomException.class, () -> moderation.check(prompt));
  }
}
