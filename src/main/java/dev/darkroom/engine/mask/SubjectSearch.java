package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.model.CutOutModel;
import org.jspecify.annotations.Nullable;

/** The steps that find a subject: transparency, people, plain background, what stands out. */
final class SubjectSearch {
  static final int SIDE_MAX = 480;

  /** From here a region is used, with a word up to {@link Found#SURE}. */
  static final double LIKELY = 0.6;

  /** Several things that only stand out: some may be parts of one. */
  private static final double SCATTERED = 0.59;

  private static final double PERSON_LIKELY = 0.75;
  private static final double SHARE_MIN = 0.01;
  private static final double SHARE_MAX = 0.85;
  private static final double MODEL_SHARE_MAX = 0.98;

  private final PersonModel people;
  private final @Nullable CutOutModel cutOut;

  SubjectSearch(PersonModel people, @Nullable CutOutModel cutOut) {
    this.people = people;
    this.cutOut = cutOut;
  }

  /**
   * @throws Refusal SUBJECT_NOT_FOUND
   */
  Found find(Bitmap picture, Where.Kind kind, Monitor monitor) {
    Found given = transparency(picture);
    if (given != null) {
      return given;
    }
    Found seen =
        cutOut == null || kind == Where.Kind.PERSON ? null : seen(cutOut, picture, monitor);
    if (seen != null) {
      return seen;
    }
    Found person = kind == Where.Kind.PRODUCT ? null : person(picture, monitor);
    if (person != null) {
      return person;
    }
    if (kind == Where.Kind.PERSON) {
      throw notFound("no person stands out clearly", "没有看清人物");
    }
    Thumbnail small = Thumbnail.of(picture, SIDE_MAX);
    Candidate rough = classical(small, monitor);
    Candidate candidate = rough.agreement() < LIKELY ? rough : Completion.of(rough, small, monitor);
    if (candidate.agreement() < LIKELY) {
      throw notFound("it cannot be told from its background with confidence", "无法可靠地把它与背景区分开");
    }
    Mask matte = Matte.of(picture, candidate.shape(), monitor);
    return new Found(matte, candidate.agreement(), candidate.how());
  }

  /** What an operator's network sees; null when it is not sure of a subject of a real size. */
  private static @Nullable Found seen(CutOutModel model, Bitmap picture, Monitor monitor) {
    CutOutModel.Alpha answer = model.find(picture, monitor);
    monitor.check();
    double sure = 0;
    double unsure = 0;
    for (float alpha : answer.alpha()) {
      sure += alpha >= 0.85f ? 1 : 0;
      unsure += alpha > 0.15f && alpha < 0.85f ? 1 : 0;
    }
    double share = sure / answer.alpha().length;
    double confidence = sure / Math.max(1, sure + unsure);
    if (share < SHARE_MIN || share > MODEL_SHARE_MAX || confidence < LIKELY) {
      return null;
    }
    Mask matte = Matte.of(picture, answer.width(), answer.height(), answer.alpha(), monitor);
    return new Found(matte, confidence, "cut-out model");
  }

  /**
   * All things that stand out, of which one is to be picked.
   *
   * @throws Refusal SUBJECT_NOT_FOUND
   */
  Found several(Bitmap picture, Where.Kind kind, Monitor monitor) {
    Found cutOut = transparency(picture);
    if (cutOut != null || kind == Where.Kind.PERSON) {
      return cutOut != null ? cutOut : find(picture, kind, monitor);
    }
    Thumbnail small = Thumbnail.of(picture, SIDE_MAX);
    PlainBackground backdrop = PlainBackground.of(small);
    Candidate plain =
        backdrop == null
            ? Candidate.none(small, "plain background")
            : plausible(backdrop.weighed(backdrop.find(monitor)), small);
    Candidate candidate =
        plain.agreement() >= LIKELY
            ? plain
            : plausible(SalientSubject.find(small, false, monitor), small);
    if (candidate.agreement() < LIKELY) {
      throw notFound(
          "things cannot be told from their background with confidence", "无法可靠地把物体与背景区分开");
    }
    Mask matte = Matte.of(picture, candidate.shape(), monitor);
    double confidence =
        candidate == plain ? plain.agreement() : Math.min(SCATTERED, candidate.agreement());
    return new Found(matte, confidence, candidate.how());
  }

  /** Null when nobody of a real size is seen clearly. */
  @Nullable Found person(Bitmap picture, Monitor monitor) {
    Found found = people.find(picture, monitor);
    return found == null || found.confidence() < PERSON_LIKELY ? null : found;
  }

  /** The better of the two classical proposals, however unsure. */
  Candidate classical(Thumbnail picture, Monitor monitor) {
    PlainBackground backdrop = PlainBackground.of(picture);
    if (backdrop == null) {
      return plausible(SalientSubject.find(picture, monitor), picture);
    }
    Candidate plain = plausible(backdrop.weighed(backdrop.find(monitor)), picture);
    if (plain.agreement() >= Found.SURE) {
      return plain;
    }
    Candidate salient = plausible(backdrop.weighed(SalientSubject.find(picture, monitor)), picture);
    return plain.agreement() >= salient.agreement() ? plain : salient;
  }

  static Refusal notFound(String english, String chinese) {
    return new Refusal(
        Refusal.Code.SUBJECT_NOT_FOUND,
        "The subject was not found: "
            + english
            + ". A mask of it, or a photo with a plainer background, would help.",
        "没有找到主体：" + chinese + "。请提供蒙版，或使用背景更简单的照片。");
  }

  private static Candidate plausible(Candidate candidate, Thumbnail picture) {
    double share = candidate.shape().share();
    return share >= SHARE_MIN && share <= SHARE_MAX
        ? candidate
        : Candidate.none(picture, candidate.how());
  }

  /** A picture that is already cut out tells its subject itself. */
  static @Nullable Found transparency(Bitmap picture) {
    if (picture.opaque()) {
      return null;
    }
    Mask alpha = new Mask(picture.width(), picture.height());
    for (int i = 0; i < alpha.coverage().length; i++) {
      alpha.coverage()[i] = picture.pixels()[4 * i + 3];
    }
    double share = alpha.share();
    return share < SHARE_MIN || share > 0.98 ? null : new Found(alpha, 1, "transparency");
  }
}
