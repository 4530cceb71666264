package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.model.CutOutModel;
import dev.darkroom.engine.model.OwnCutOut;
import org.jspecify.annotations.Nullable;

/** The steps that find a subject: transparency, networks, people, outlines. */
final class SubjectSearch {
  static final int SIDE_MAX = 480;

  /** From here a region is used, with a word up to {@link Found#SURE}. */
  static final double LIKELY = 0.6;

  private static final double PERSON_LIKELY = 0.75;
  private static final double TRACED_MIN = 0.75;

  /** From this overlap on two networks show one thing. */
  private static final double SAME_MIN = 0.7;

  private static final double SHARE_MIN = 0.01;
  private static final double SHARE_MAX = 0.85;
  private static final double MODEL_SHARE_MAX = 0.98;

  private final PersonModel people;
  private final FaceFinder faces;
  private final @Nullable CutOutModel cutOut;
  private final OwnCutOut own;

  /**
   * @param cutOut an operator's network, which goes before the own one
   */
  SubjectSearch(PersonModel people, FaceFinder faces, @Nullable CutOutModel cutOut, OwnCutOut own) {
    this.people = people;
    this.faces = faces;
    this.cutOut = cutOut;
    this.own = own;
  }

  /**
   * @throws Refusal SUBJECT_NOT_FOUND
   */
  Found find(Bitmap picture, Where.Kind kind, Monitor monitor) {
    Found given = transparency(picture);
    if (given != null) {
      return given;
    }
    if (kind == Where.Kind.PERSON) {
      PersonModel.Sight person = person(picture, monitor);
      if (person == null) {
        throw notFound("no person stands out clearly", "没有看清人物");
      }
      return person.drawn(picture, monitor);
    }
    Found seen = cutOut == null ? null : seen(cutOut, picture, monitor);
    if (seen != null) {
      return seen;
    }
    OwnSight sight = OwnSight.of(own, picture, monitor);
    PersonModel.Sight person = kind == Where.Kind.PRODUCT ? null : person(picture, monitor);
    if (sight != null
        && sight.sure()
        && (person == null || mistaken(person, sight, picture, monitor))) {
      return sight.drawn(picture, monitor);
    }
    Candidate outlined = classical(picture, sight, monitor);
    if (person != null && !traces(outlined, person)) {
      return person.drawn(picture, monitor);
    }
    return sight == null || !sight.likely()
        ? drawn(outlined, picture, monitor)
        : weighed(sight, outlined, picture, monitor);
  }

  /**
   * What the own network and an outline come to, neither of which is believed alone: one mask where
   * they show the same; else the more likely, if the outline would do without the network.
   */
  private static Found weighed(
      OwnSight sight, Candidate outlined, Bitmap picture, Monitor monitor) {
    if (sight.bornOut(outlined)) {
      return sight.drawn(outlined, picture, monitor);
    }
    Candidate doubted = sight.doubted(outlined);
    return outlined.agreement() >= LIKELY && sight.confidence() >= doubted.agreement()
        ? sight.drawn(picture, monitor)
        : drawn(doubted, picture, monitor);
  }

  /**
   * Whether the person model took for a person what the own network is sure of: it shows the same
   * thing, and that has no face. The own network has seen hardly any hair, so people are not its.
   */
  private boolean mistaken(
      PersonModel.Sight person, OwnSight sight, Bitmap picture, Monitor monitor) {
    Shape shape = sight.shape();
    return shape.overlap(person.shape(shape.width(), shape.height())) > SAME_MIN
        && !faces.sees(picture, monitor);
  }

  /** Whether an outline is sure and shows what the person model sees, only sharper. */
  private static boolean traces(Candidate outlined, PersonModel.Sight person) {
    Shape shape = outlined.shape();
    return outlined.agreement() >= Found.SURE
        && shape.overlap(person.shape(shape.width(), shape.height())) > TRACED_MIN;
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
    Candidate outlined = classical(picture, null, monitor);
    if (outlined.agreement() < LIKELY) {
      throw notFound(
          "things cannot be told from their background with confidence", "无法可靠地把物体与背景区分开");
    }
    return drawn(outlined, picture, monitor);
  }

  /**
   * @throws Refusal SUBJECT_NOT_FOUND when it is not likely
   */
  private static Found drawn(Candidate outlined, Bitmap picture, Monitor monitor) {
    if (outlined.agreement() < LIKELY) {
      throw notFound("it cannot be told from its background with confidence", "无法可靠地把它与背景区分开");
    }
    Mask matte = Matte.of(picture, outlined.shape(), monitor);
    return new Found(matte, outlined.agreement(), outlined.how());
  }

  /** Null when nobody of a real size is seen clearly. */
  private PersonModel.@Nullable Sight person(Bitmap picture, Monitor monitor) {
    PersonModel.Sight seen = people.find(picture, monitor);
    return seen == null || seen.confidence() < PERSON_LIKELY ? null : seen;
  }

  /** The best proposal that needs no model, however unsure; a sight may complete it. */
  private static Candidate classical(Bitmap picture, @Nullable OwnSight sight, Monitor monitor) {
    Candidate found = OutlineSearch.find(picture, sight == null ? null : sight.shape(), monitor);
    double share = found.shape().share();
    return share >= SHARE_MIN && share <= SHARE_MAX
        ? found
        : new Candidate(found.shape(), 0, found.how());
  }

  static Refusal notFound(String english, String chinese) {
    return new Refusal(
        Refusal.Code.SUBJECT_NOT_FOUND,
        "The subject was not found: "
            + english
            + ". A mask of it, or a photo with a plainer background, would help.",
        "没有找到主体：" + chinese + "。请提供蒙版，或使用背景更简单的照片。");
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
