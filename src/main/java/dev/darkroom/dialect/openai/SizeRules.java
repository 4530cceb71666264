package dev.darkroom.dialect.openai;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Map;

/** The sizes of each family of models. */
final class SizeRules {
  /** What a caller gets who names no size and sends no picture. */
  static final Size USUAL = new Size(1024, 1024);

  private SizeRules() {}

  private static final List<Size> OLD_SQUARES =
      List.of(new Size(256, 256), new Size(512, 512), new Size(1024, 1024));

  /** OpenAI's GPT image models. */
  static final SizeRule GPT =
      new SizeRule(
          List.of(new Size(1024, 1024), new Size(1536, 1024), new Size(1024, 1536)),
          true,
          new SizeRule.Free(
              16,
              16,
              3840,
              16,
              3,
              655_360,
              8_294_400,
              "and WIDTHxHEIGHT with both edges divisible by 16, at most 3840 a side, a ratio of"
                  + " at most 3:1 and 655360 to 8294400 pixels"),
          Map.of(new Size(512, 512), new Size(1024, 1024)),
          SizeRule.Absent.STANDARD,
          false);

  /** The embedded engine by its own name. */
  static final SizeRule LOCAL =
      new SizeRule(
          List.of(),
          true,
          new SizeRule.Free(
              64,
              64,
              4096,
              1,
              64,
              1,
              Long.MAX_VALUE,
              "and WIDTHxHEIGHT with 64 to 4096 pixels a side"),
          Map.of(),
          SizeRule.Absent.AS_INSTRUCTED,
          false);

  static final SizeRule BELLA =
      new SizeRule(
          OLD_SQUARES,
          true,
          new SizeRule.Free(
              1,
              1,
              4096,
              1,
              4096,
              1,
              Long.MAX_VALUE,
              "and WIDTHxHEIGHT with at most 4096 pixels a side"),
          Map.of(),
          SizeRule.Absent.MEGAPIXEL,
          false);

  /** What cannot be taken is ignored there. */
  static final SizeRule APIYI =
      new SizeRule(
          List.of(),
          true,
          new SizeRule.Free(
              64,
              512,
              1536,
              1,
              24,
              1,
              Long.MAX_VALUE,
              "and WIDTHxHEIGHT with a long edge of 512 to 1536 pixels"),
          Map.of(),
          SizeRule.Absent.MEGAPIXEL,
          true);

  static final SizeRule DALL_E_2 =
      new SizeRule(OLD_SQUARES, false, null, Map.of(), SizeRule.Absent.SQUARE, false);

  static final SizeRule DALL_E_3 =
      new SizeRule(
          List.of(new Size(1024, 1024), new Size(1792, 1024), new Size(1024, 1792)),
          false,
          null,
          Map.of(),
          SizeRule.Absent.SQUARE,
          false);
}
