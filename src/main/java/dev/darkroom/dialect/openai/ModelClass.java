package dev.darkroom.dialect.openai;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a family of models behaves on the wire: what it takes, what it answers, how it refuses. All
 * that sets the families apart is here, so that the code that reads and answers has no cases.
 *
 * @param letter as the documentation names it
 * @param multipartOnly whether a JSON body is refused
 * @param promptMax in code points
 * @param countMax the most results of one call
 * @param countIgnored whether {@code n} is not looked at and one result is made
 * @param alphaIsMask whether, without a mask, transparent pixels of the first picture are one
 * @param extras whether fields without a meaning here are handed on to the engine
 */
record ModelClass(
    String letter,
    boolean multipartOnly,
    int promptMax,
    int countMax,
    boolean countIgnored,
    Inputs inputs,
    boolean alphaIsMask,
    SizeRule sizes,
    QualityRule qualities,
    boolean extras,
    Answers answers) {

  /**
   * The pictures that are taken in. Bytes are of one encoded picture.
   *
   * @param fetchedBytesMax the limit of a picture that came by URL
   * @param mimeTypes as found from the bytes
   * @param square whether width and height have to be equal
   */
  record Inputs(
      int countMax,
      long bytesMax,
      long fetchedBytesMax,
      long maskBytesMax,
      List<String> mimeTypes,
      boolean square) {}

  /**
   * How results and refusals are worded.
   *
   * @param forms what every item holds unless the caller says otherwise
   * @param formChosen whether {@code response_format} is a parameter at the vendor
   * @param dataUri whether base64 text carries the prefix of a data URI
   */
  record Answers(
      ErrorShape errors,
      AnswerShape shape,
      Set<PictureForm> forms,
      boolean formChosen,
      boolean dataUri,
      RevisedPrompt revisedPrompt) {}

  /** When an item tells the sentence that was really carried out. */
  enum RevisedPrompt {
    NEVER,
    WHEN_REVISED,
    ALWAYS
  }

  private static final long MIB = 1024 * 1024;
  private static final long BELOW_4_MIB = 4 * MIB - 1;
  private static final long BELOW_50_MIB = 50 * MIB - 1;
  private static final List<String> PNG = List.of("image/png");
  private static final List<String> USUAL = List.of("image/jpeg", "image/png", "image/webp");
  private static final List<String> DECODABLE =
      List.of("image/jpeg", "image/png", "image/webp", "image/bmp", "image/tiff", "image/gif");

  private static final Map<String, String> OLD_NAMES = Map.of("standard", "medium", "hd", "high");
  private static final QualityRule GPT_QUALITIES =
      new QualityRule(List.of("low", "medium", "high"), OLD_NAMES, false);
  private static final QualityRule NEWER_QUALITIES =
      new QualityRule(List.of("low", "medium", "high", "xhigh", "max"), OLD_NAMES, false);

  private static final List<Size> OLD_SQUARES =
      List.of(new Size(256, 256), new Size(512, 512), new Size(1024, 1024));

  private static final SizeRule GPT_SIZES =
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

  private static final SizeRule LOCAL_SIZES =
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

  private static final SizeRule BELLA_SIZES =
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

  private static final SizeRule APIYI_SIZES =
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

  /** OpenAI's GPT image models. */
  static final ModelClass GPT =
      new ModelClass(
          "G",
          false,
          32_000,
          10,
          false,
          new Inputs(16, BELOW_50_MIB, BELOW_50_MIB, BELOW_50_MIB, USUAL, false),
          false,
          GPT_SIZES,
          GPT_QUALITIES,
          false,
          new Answers(
              ErrorShape.OPENAI,
              AnswerShape.GPT,
              Set.of(PictureForm.B64_JSON),
              false,
              false,
              RevisedPrompt.NEVER));

  /** GPT image models from 2.5 on, which know two more qualities. */
  static final ModelClass GPT_NEWER = GPT.with(GPT_SIZES, NEWER_QUALITIES, GPT.inputs());

  /** The embedded engine by its own name: any size, and every format that it decodes. */
  static final ModelClass LOCAL =
      GPT.with(
          LOCAL_SIZES,
          NEWER_QUALITIES,
          new Inputs(16, BELOW_50_MIB, BELOW_50_MIB, BELOW_50_MIB, DECODABLE, false));

  static final ModelClass DALL_E_2 =
      dallE(
          10,
          new SizeRule(OLD_SQUARES, false, null, Map.of(), SizeRule.Absent.SQUARE, false),
          List.of("standard"),
          RevisedPrompt.NEVER);

  static final ModelClass DALL_E_3 =
      dallE(
          1,
          new SizeRule(
              List.of(new Size(1024, 1024), new Size(1792, 1024), new Size(1024, 1792)),
              false,
              null,
              Map.of(),
              SizeRule.Absent.SQUARE,
              false),
          List.of("standard", "hd"),
          RevisedPrompt.ALWAYS);

  /** apiyi's models: one picture a call, a link unless asked otherwise, data URIs for base64. */
  static final ModelClass APIYI =
      new ModelClass(
          "A",
          false,
          32_000,
          1,
          true,
          new Inputs(16, BELOW_50_MIB, BELOW_50_MIB, BELOW_50_MIB, USUAL, false),
          false,
          APIYI_SIZES,
          new QualityRule(List.of(), Map.of(), true),
          false,
          new Answers(
              ErrorShape.OPENAI,
              AnswerShape.PLAIN,
              Set.of(PictureForm.URL),
              true,
              true,
              RevisedPrompt.NEVER));

  /** Bella OpenAPI. */
  static final ModelClass BELLA = bella("B", 16, Set.of(PictureForm.URL));

  /** No model named: Bella's shapes, and both forms of a picture so that every client finds its. */
  static final ModelClass UNDECIDED = bella("X", 1, Set.of(PictureForm.URL, PictureForm.B64_JSON));

  private static ModelClass dallE(
      int countMax, SizeRule sizes, List<String> qualities, RevisedPrompt revisedPrompt) {
    return new ModelClass(
        "D",
        true,
        1_000,
        countMax,
        false,
        new Inputs(1, BELOW_4_MIB, BELOW_4_MIB, BELOW_4_MIB, PNG, true),
        true,
        sizes,
        new QualityRule(qualities, Map.of(), false),
        false,
        new Answers(
            ErrorShape.OPENAI,
            AnswerShape.PLAIN,
            Set.of(PictureForm.URL),
            true,
            false,
            revisedPrompt));
  }

  private static ModelClass bella(String letter, int picturesMax, Set<PictureForm> forms) {
    return new ModelClass(
        letter,
        false,
        1_000,
        10,
        false,
        new Inputs(picturesMax, BELOW_4_MIB, BELOW_50_MIB, BELOW_4_MIB, USUAL, false),
        true,
        BELLA_SIZES,
        GPT_QUALITIES,
        true,
        new Answers(
            ErrorShape.BELLA, AnswerShape.BELLA, forms, true, false, RevisedPrompt.WHEN_REVISED));
  }

  private ModelClass with(SizeRule otherSizes, QualityRule otherQualities, Inputs otherInputs) {
    return new ModelClass(
        letter,
        multipartOnly,
        promptMax,
        countMax,
        countIgnored,
        otherInputs,
        alphaIsMask,
        otherSizes,
        otherQualities,
        extras,
        answers);
  }
}
