package dev.darkroom.dialect.openai;

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
 * @param extensions fields beyond the vendor's that even a strict server takes
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
    Set<String> extensions,
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
          SizeRules.GPT,
          GPT_QUALITIES,
          false,
          Set.of(),
          new Answers(
              ErrorShape.OPENAI,
              AnswerShape.GPT,
              Set.of(PictureForm.B64_JSON),
              false,
              false,
              RevisedPrompt.NEVER));

  /** GPT image models from 2.5 on, which know two more qualities. */
  static final ModelClass GPT_NEWER =
      GPT.with(SizeRules.GPT, NEWER_QUALITIES, GPT.inputs(), Set.of());

  /** The embedded engine by its own name: any size, and every format that it decodes. */
  static final ModelClass LOCAL =
      GPT.with(
          SizeRules.LOCAL,
          NEWER_QUALITIES,
          new Inputs(16, BELOW_50_MIB, BELOW_50_MIB, BELOW_50_MIB, DECODABLE, false),
          Set.of("seed"));

  static final ModelClass DALL_E_2 =
      dallE(1_000, 10, SizeRules.DALL_E_2, List.of("standard"), RevisedPrompt.NEVER);

  static final ModelClass DALL_E_3 = dallE3(1_000);

  /** Where no picture has to be changed, dall-e-3 takes longer sentences. */
  static final ModelClass DALL_E_3_GENERATION = dallE3(4_000);

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
          SizeRules.APIYI,
          new QualityRule(List.of(), Map.of(), true),
          false,
          Set.of(),
          new Answers(
              ErrorShape.OPENAI,
              AnswerShape.PLAIN,
              Set.of(PictureForm.URL),
              true,
              true,
              RevisedPrompt.NEVER));

  /** Bella OpenAPI. */
  static final ModelClass BELLA = bella("B", 16, Set.of(PictureForm.URL), ErrorShape.BELLA);

  /** No model named: Bella's shapes, and both forms of a picture so that every client finds its. */
  static final ModelClass UNDECIDED = undecided(ErrorShape.BELLA);

  /** The same where Bella has no endpoint: those who fail there are OpenAI's clients. */
  static final ModelClass UNDECIDED_GENERATION = undecided(ErrorShape.OPENAI);

  private static ModelClass undecided(ErrorShape errors) {
    return bella("X", 1, Set.of(PictureForm.URL, PictureForm.B64_JSON), errors);
  }

  private static ModelClass dallE3(int promptMax) {
    return dallE(promptMax, 1, SizeRules.DALL_E_3, List.of("standard", "hd"), RevisedPrompt.ALWAYS);
  }

  private static ModelClass dallE(
      int promptMax,
      int countMax,
      SizeRule sizes,
      List<String> qualities,
      RevisedPrompt revisedPrompt) {
    return new ModelClass(
        "D",
        true,
        promptMax,
        countMax,
        false,
        new Inputs(1, BELOW_4_MIB, BELOW_4_MIB, BELOW_4_MIB, PNG, true),
        true,
        sizes,
        new QualityRule(qualities, Map.of(), false),
        false,
        Set.of(),
        new Answers(
            ErrorShape.OPENAI,
            AnswerShape.PLAIN,
            Set.of(PictureForm.URL),
            true,
            false,
            revisedPrompt));
  }

  private static ModelClass bella(
      String letter, int picturesMax, Set<PictureForm> forms, ErrorShape errors) {
    return new ModelClass(
        letter,
        false,
        1_000,
        10,
        false,
        new Inputs(picturesMax, BELOW_4_MIB, BELOW_50_MIB, BELOW_4_MIB, USUAL, false),
        true,
        SizeRules.BELLA,
        GPT_QUALITIES,
        true,
        Set.of(),
        new Answers(errors, AnswerShape.BELLA, forms, true, false, RevisedPrompt.WHEN_REVISED));
  }

  private ModelClass with(
      SizeRule otherSizes,
      QualityRule otherQualities,
      Inputs otherInputs,
      Set<String> otherExtensions) {
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
        otherExtensions,
        answers);
  }
}
