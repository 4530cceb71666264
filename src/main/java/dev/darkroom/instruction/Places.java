package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From something named to a place. The caller's mask says where an object is; sky, background and
 * parts of the frame keep their meaning beside a mask.
 */
final class Places {
  private Places() {}

  /** The place for an edit that may also mean the whole picture. */
  static Place of(NounPhrase phrase, Given given) {
    if (phrase.picture() > 1) {
      return Place.unknown(
          given.lacks(phrase.picture())
              ? Reasons.pictureMissing(phrase.picture(), given.pictures())
              : Reasons.otherPicture(phrase.picture()),
          "picture " + phrase.picture());
    }
    if (phrase.thing() == null) {
      return unnamed(phrase, given);
    }
    return switch (phrase.thing()) {
      case PICTURE, SCENERY, SIDE, REGION -> unnamed(phrase, given);
      case SUBJECT, PRODUCT, THING, PERSON -> object(phrase, given);
      case BACKGROUND -> Place.at(new Where.Background(), "background");
      case SKY -> Place.at(new Where.Sky(), "sky");
      case TEXT, MARK -> written(phrase, given);
      case TILED_MARK ->
          given.mask() ? masked() : Place.unknown(Reasons.tiledMark(), phrase.noun());
      case BYSTANDER, BODY_PART -> given.mask() ? masked() : maskRequired(phrase);
      case PART -> part(phrase, given);
    };
  }

  /** Several things that are recoloured alike are one subject: 杯子和碟子. */
  static List<NounPhrase> joined(List<NounPhrase> phrases) {
    boolean plain =
        phrases.size() > 1
            && phrases.stream()
                .allMatch(
                    p ->
                        p.is(Thing.THING)
                            && p.colour() == null
                            && p.position() == null
                            && !p.inBackground());
    if (!plain) {
      return phrases;
    }
    String and = Spelling.latin(phrases.getFirst().noun()) ? " and " : "和";
    String noun = phrases.stream().map(NounPhrase::noun).collect(Collectors.joining(and));
    return List.of(new NounPhrase(Thing.THING, noun, true, List.of(), null, null, 0, false));
  }

  private static Place masked() {
    return Place.at(new Where.CallerMask(), "mask");
  }

  private static Place maskRequired(NounPhrase phrase) {
    return Place.unknown(Reasons.maskRequired(phrase.noun()), phrase.noun());
  }

  private static Place unnamed(NounPhrase phrase, Given given) {
    if (phrase.position() != null && phrase.colour() == null) {
      return Place.at(new Where.Area(phrase.position()), "area");
    }
    if (phrase.position() != null) {
      return given.mask() ? masked() : maskRequired(phrase);
    }
    if (given.mask()) {
      return masked();
    }
    if (phrase.colour() != null) {
      return Place.at(new Where.Coloured(phrase.colour(), null, phrase.plural()), "colour");
    }
    return phrase.is(Thing.REGION, Thing.SIDE)
        ? maskRequired(phrase)
        : Place.at(new Where.Whole(), "picture");
  }

  private static Place object(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    if (phrase.position() != null || phrase.inBackground()) {
      return maskRequired(phrase);
    }
    if (phrase.colour() != null) {
      return Place.at(
          new Where.Coloured(phrase.colour(), phrase.noun(), phrase.plural()), phrase.noun());
    }
    return Place.at(new Where.Subject(phrase.noun(), kind(phrase)), phrase.noun());
  }

  static Where.Kind kind(NounPhrase phrase) {
    if (phrase.is(Thing.PERSON)) {
      return Where.Kind.PERSON;
    }
    return phrase.is(Thing.PRODUCT, Thing.THING) ? Where.Kind.PRODUCT : Where.Kind.ANY;
  }

  private static Place written(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    if (phrase.colour() != null) {
      return phrase.position() == null
          ? Place.at(new Where.Coloured(phrase.colour(), phrase.noun(), true), phrase.noun())
          : maskRequired(phrase);
    }
    return Place.at(new Where.Text(phrase.position()), phrase.noun());
  }

  private static Place part(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    return phrase.colour() != null && phrase.position() == null && !phrase.inBackground()
        ? Place.at(
            new Where.Coloured(phrase.colour(), phrase.noun(), phrase.plural()), phrase.noun())
        : maskRequired(phrase);
  }
}
