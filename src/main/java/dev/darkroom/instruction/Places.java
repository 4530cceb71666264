package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import java.util.List;
import java.util.Objects;
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
    if (phrase.spot() != null) {
      return spotted(phrase, phrase.spot());
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
      case BYSTANDER -> given.mask() ? masked() : maskRequired(phrase);
      case BODY_PART -> bodyPart(phrase, given);
      case PART -> part(phrase, given);
    };
  }

  /** A place in numbers; beside a point a name says nothing that could be looked for. */
  private static Place spotted(NounPhrase phrase, Spot spot) {
    if (phrase.is(Thing.BACKGROUND, Thing.SKY) || phrase.position() != null) {
      return maskRequired(phrase);
    }
    boolean object =
        phrase.is(
            Thing.SUBJECT,
            Thing.PRODUCT,
            Thing.THING,
            Thing.PERSON,
            Thing.PART,
            Thing.BODY_PART,
            Thing.BYSTANDER);
    Where where = spot.where(object ? phrase.noun() : null);
    return Place.at(where, phrase.noun().isEmpty() ? "area" : phrase.noun());
  }

  /** Of all parts of a body only faces are found. */
  private static Place bodyPart(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    return phrase.isFace() && phrase.colour() == null && !phrase.inBackground()
        ? which(phrase, new Where.Faces())
        : maskRequired(phrase);
  }

  /** The one of several that is meant, where the words say which. */
  private static Place which(NounPhrase phrase, Where among) {
    Choice choice = phrase.choice();
    Position side = phrase.position();
    if (choice == null && side == null) {
      return Place.at(among, phrase.noun());
    }
    boolean person = phrase.isFace() && phrase.places().contains(Thing.PERSON);
    boolean unclear = choice != null && side != null;
    if (unclear || phrase.plural() || (phrase.besideSomething() && !person)) {
      return maskRequired(phrase);
    }
    Choice meant = choice != null ? choice : new Choice(Pick.at(Objects.requireNonNull(side)), 1);
    return Place.at(new Where.Which(among, meant.pick(), meant.number()), phrase.noun());
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
                            && p.choice() == null
                            && p.spot() == null
                            && !p.inBackground());
    if (!plain) {
      return phrases;
    }
    String and = Spelling.latin(phrases.getFirst().noun()) ? " and " : "和";
    String noun = phrases.stream().map(NounPhrase::noun).collect(Collectors.joining(and));
    return List.of(NounPhrase.named(Thing.THING, noun, true));
  }

  private static Place masked() {
    return Place.at(new Where.CallerMask(), "mask");
  }

  private static Place maskRequired(NounPhrase phrase) {
    return Place.unknown(Reasons.maskRequired(phrase.noun()), phrase.noun());
  }

  private static Place unnamed(NounPhrase phrase, Given given) {
    if (phrase.position() != null && phrase.colour() == null && phrase.choice() == null) {
      return Place.at(new Where.Area(phrase.position()), "area");
    }
    if (given.mask()) {
      return masked();
    }
    if (phrase.colour() != null) {
      return which(phrase, new Where.Coloured(phrase.colour(), null, phrase.plural()));
    }
    if (phrase.choice() != null) {
      return maskRequired(phrase);
    }
    return phrase.is(Thing.REGION, Thing.SIDE)
        ? maskRequired(phrase)
        : Place.at(new Where.Whole(), "picture");
  }

  private static Place object(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    if (phrase.inBackground()) {
      return maskRequired(phrase);
    }
    return which(
        phrase,
        phrase.colour() != null
            ? new Where.Coloured(phrase.colour(), phrase.noun(), phrase.plural())
            : new Where.Subject(phrase.noun(), kind(phrase)));
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
    if (phrase.choice() != null) {
      return maskRequired(phrase);
    }
    if (phrase.colour() != null) {
      return phrase.position() == null
          ? Place.at(new Where.Coloured(phrase.colour(), phrase.noun(), true), phrase.noun())
          : maskRequired(phrase);
    }
    boolean writing = phrase.is(Thing.TEXT) && phrase.position() == null;
    return Place.at(new Where.Text(phrase.position(), writing), phrase.noun());
  }

  private static Place part(NounPhrase phrase, Given given) {
    if (given.mask()) {
      return masked();
    }
    return phrase.colour() != null && !phrase.inBackground()
        ? which(phrase, new Where.Coloured(phrase.colour(), phrase.noun(), phrase.plural()))
        : maskRequired(phrase);
  }
}
