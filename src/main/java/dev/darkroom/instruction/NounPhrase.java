package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something named: the head noun with what describes it. In 背景里的路人 and "the passer-by in the
 * background" the head is the passer-by; the background only says where.
 *
 * @param thing what the head is, or null when there is none
 * @param noun the head as written, empty when there is none
 * @param places nouns that only say where or whose
 * @param picture the number of the picture it is in, 0 when none is named
 * @param choice which of several, or null
 * @param spot where it is in numbers, or null
 */
record NounPhrase(
    @Nullable Thing thing,
    String noun,
    boolean plural,
    List<Thing> places,
    @Nullable Colour colour,
    @Nullable Position position,
    int picture,
    boolean pronoun,
    @Nullable Choice choice,
    @Nullable Spot spot) {

  private static final Set<String> FROM = Set.of("from", "由", "从");

  private static final Set<String> FACES =
      Set.of("face", "faces", "human face", "human faces", "脸", "脸部", "人脸", "面部", "面孔");

  static final NounPhrase NOTHING =
      new NounPhrase(null, "", false, List.of(), null, null, 0, false, null, null);

  /** Something that is only named. */
  static NounPhrase named(Thing thing, String noun, boolean plural) {
    return new NounPhrase(thing, noun, plural, List.of(), null, null, 0, false, null, null);
  }

  /** Whether it names nothing but "it". */
  boolean onlyPronoun() {
    return pronoun
        && thing == null
        && colour == null
        && position == null
        && picture == 0
        && choice == null
        && spot == null;
  }

  boolean nothing() {
    return !pronoun && withPronoun().onlyPronoun();
  }

  private NounPhrase withPronoun() {
    return new NounPhrase(
        thing, noun, plural, places, colour, position, picture, true, choice, spot);
  }

  /** The same thing, at a place that was said elsewhere in the clause. */
  NounPhrase at(Spot elsewhere) {
    return new NounPhrase(
        thing, noun, plural, places, colour, position, picture, pronoun, choice, elsewhere);
  }

  boolean is(Thing... things) {
    for (Thing one : things) {
      if (one == thing) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is the whole picture or nothing in particular. */
  boolean wholePicture() {
    return colour == null
        && position == null
        && choice == null
        && spot == null
        && (thing == null || thing == Thing.PICTURE || thing == Thing.SCENERY);
  }

  /** A part of a body that can be found, to be blurred or brightened. */
  boolean isFace() {
    return thing == Thing.BODY_PART && FACES.contains(noun);
  }

  boolean inBackground() {
    return places.contains(Thing.BACKGROUND);
  }

  /** Whether its place is told beside other things than the picture: "left of the cup". */
  boolean besideSomething() {
    return places.stream()
        .anyMatch(place -> place != Thing.PICTURE && place != Thing.SCENERY && place != Thing.SIDE);
  }

  /**
   * Takes all that is named in the slot, one phrase for each thing joined by "and". Which of
   * several and places in numbers are left, for readings that know what to do with them.
   */
  static List<NounPhrase> takeAll(Slot slot) {
    return takeAll(slot, false);
  }

  /** The same, with {@link #choice} and {@link #spot}. */
  static List<NounPhrase> takeAllPlaced(Slot slot) {
    return takeAll(slot, true);
  }

  private static List<NounPhrase> takeAll(Slot slot, boolean placed) {
    List<NounPhrase> phrases = new ArrayList<>();
    Builder builder = new Builder(placed);
    for (int i = slot.from(); i < slot.to(); i++) {
      Token token = slot.token(i);
      if (token.is(Role.AND) && builder.head != null) {
        slot.use(i);
        phrases.add(builder.phrase());
        builder = new Builder(placed);
      } else if (!slot.isUsed(i)
          && builder.accept(token, nounFollows(slot, i + 1) || ofNoun(slot, i))) {
        slot.use(i);
      }
    }
    NounPhrase last = builder.phrase();
    if (!last.nothing() || phrases.isEmpty()) {
      phrases.add(last);
    }
    return phrases;
  }

  /** 水壶的蓝色: the colour that the kettle has. */
  private static boolean ofNoun(Slot slot, int at) {
    return at > slot.from() + 1
        && slot.token(at).is(Kind.COLOUR)
        && slot.token(at - 1).text().equals("的")
        && slot.token(at - 2).is(Kind.NOUN);
  }

  private static boolean nounFollows(Slot slot, int from) {
    for (int i = from; i < slot.to() && !slot.token(i).is(Role.AND); i++) {
      if (slot.token(i).is(Kind.NOUN)) {
        return true;
      }
    }
    return false;
  }

  private static final class Builder {
    private @Nullable Token head;
    private boolean closed;
    private final List<Thing> places = new ArrayList<>();
    private @Nullable Colour colour;
    private @Nullable String shade;
    private @Nullable Position position;
    private int picture;
    private boolean pronoun;
    private boolean plural;
    private boolean from;
    private final boolean placed;
    private Choice.Partial choice = Choice.Partial.NOTHING;
    private @Nullable Spot spot;

    Builder(boolean placed) {
      this.placed = placed;
    }

    boolean accept(Token token, boolean nounFollows) {
      String shadeHere = token.value(Kind.SHADE);
      if (shadeHere != null && nounFollows) {
        shade = shadeHere;
        return true;
      }
      boolean describesNoun = from || nounFollows || (head == null && !token.is(Kind.NOUN));
      if (token.is(Kind.COLOUR) && describesNoun && colour == null) {
        colour = colour(String.valueOf(token.value(Kind.COLOUR)));
        return true;
      }
      if (token.is(Kind.NOUN)) {
        noun(token);
        return true;
      }
      return describes(token) || (placed && places(token)) || joins(token);
    }

    private Colour colour(String hex) {
      Colour plain = Colours.parse(hex);
      return shade == null ? plain : Colours.shaded(plain, shade);
    }

    private void noun(Token token) {
      if (head == null) {
        head = token;
      } else if (closed && !token.chinese()) {
        places.add(thing(token));
      } else {
        places.add(thing(head));
        head = token;
      }
    }

    private boolean describes(Token token) {
      String where = token.value(Kind.POSITION);
      if (where != null && position == null) {
        position = Position.valueOf(where);
        return true;
      }
      String number = token.value(Kind.PICTURE);
      if (number != null && picture == 0) {
        picture = Integer.parseInt(number);
        return true;
      }
      if (token.is(Role.PRONOUN)) {
        pronoun = true;
        return true;
      }
      return "COLOUR".equals(token.value(Kind.ATTRIBUTE));
    }

    private boolean places(Token token) {
      String which = token.value(Kind.CHOICE);
      if (which != null) {
        choice = choice.and(which);
        return true;
      }
      String box = token.value(Kind.BOX);
      String numbers = box != null ? box : token.value(Kind.POINT);
      if (numbers == null || spot != null) {
        return false;
      }
      spot = Spot.parse(numbers);
      return true;
    }

    private boolean joins(Token token) {
      // 由红色, "from red": the colour that it has now.
      from |= FROM.contains(token.text());
      boolean preposition = token.is(Role.PREPOSITION) || token.is(Role.OF);
      if (preposition && head != null) {
        closed = !token.text().equals("'s");
      }
      if (token.is(Role.ALL)) {
        plural = true;
      }
      return preposition
          || FROM.contains(token.text())
          || token.is(Role.ALL)
          || token.is(Role.BA)
          || token.is(Role.LOCATION)
          || token.is(Role.AT);
    }

    NounPhrase phrase() {
      return new NounPhrase(
          head == null ? null : thing(head),
          head == null ? "" : head.text(),
          plural || (head != null && head.plural()),
          List.copyOf(places),
          colour,
          choice.countsFrom(position) ? null : position,
          picture,
          pronoun,
          choice.choice(position),
          spot);
    }

    private static Thing thing(Token token) {
      return Thing.valueOf(String.valueOf(token.value(Kind.NOUN)));
    }
  }
}
