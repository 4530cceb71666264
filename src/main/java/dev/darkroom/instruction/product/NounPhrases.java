package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.instruction.Colours;
import dev.darkroom.instruction.product.Traits.Paint;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a noun with its adjectives: a product, a part, what is in it, what it stands on. */
final class NounPhrases {
  private static final Set<Archetype> CLOSED =
      EnumSet.of(
          Archetype.CAN,
          Archetype.THERMOS,
          Archetype.TEAPOT,
          Archetype.WINE_BOTTLE,
          Archetype.POUCH);

  private static final Set<Archetype> BOTTLES =
      EnumSet.of(
          Archetype.PERFUME,
          Archetype.WINE_BOTTLE,
          Archetype.PUMP_BOTTLE,
          Archetype.SPRAY_BOTTLE,
          Archetype.DROPPER_BOTTLE);

  private final Sentence sentence;
  private final Draft draft;
  private final Refusals refusals;
  private final Adjectives adjectives;

  /** The preposition that was read last and not yet used, or null. */
  private @Nullable Word relation;

  /** Where the last product's noun ended, to see whether a word stands right behind it. */
  private int itemEnd = -1;

  /** A number whose noun has not come yet: 一盏带红色灯罩的台灯. */
  private @Nullable Word number;

  private boolean set;

  NounPhrases(Sentence sentence, Draft draft, Refusals refusals, Adjectives adjectives) {
    this.sentence = sentence;
    this.draft = draft;
    this.refusals = refusals;
    this.adjectives = adjectives;
  }

  /** Takes a preposition; one before it that has not been used is none. */
  void relate(@Nullable Word word) {
    if (word == null) {
      relation = null;
      return;
    }
    if (word.is(Role.SET)) {
      set = true;
    } else if (word.is(Role.AND)) {
      relation = null;
    } else if (!word.is(Role.DE) && !word.is(Role.LOCATIVE)) {
      relation = word;
    }
  }

  private boolean related(Role role) {
    return relation != null && relation.is(role);
  }

  void end() {
    if (number != null) {
      refusals.word(number.text());
    }
    if (set) {
      refusals.because("Say how many products the set has.", "请说明一组有几件产品。");
    }
  }

  void read() {
    int start = sentence.at();
    Traits traits = adjectives.take();
    Word head = sentence.peek();
    boolean behindItem = start == itemEnd;
    if (head.is(Kind.ARCHETYPE)) {
      item(sentence.take(), traits, behindItem);
    } else if (head.is(Kind.PART)) {
      part(sentence.take(), traits);
    } else if (head.is(Kind.CONTENT)) {
      content(sentence.take(), traits, behindItem);
    } else if (head.is(Kind.GROUND)) {
      ground(sentence.take(), traits);
    } else if (refusable(head)) {
      refuse(sentence.take());
    } else {
      headless(traits, start);
    }
  }

  private static boolean refusable(Word head) {
    return head.is(Kind.UNKNOWN)
        || head.is(Kind.QUOTED)
        || head.is(Kind.ABSENT)
        || head.only(Kind.REFUSED);
  }

  void refuse(Word word) {
    String quoted = word.value(Kind.QUOTED);
    boolean widens = word.is(Kind.UNKNOWN) && word.chinese();
    refusals.word(quoted != null ? quoted : widens ? widened(word) : word.text());
    relation = null;
  }

  /** An unknown Chinese word begins where the known ones that touch it do: 咖啡机, not 机. */
  private String widened(Word word) {
    StringBuilder text = new StringBuilder(word.text());
    int start = word.start();
    for (int back = -2; back >= -4; back--) {
      Word before = sentence.peek(back);
      boolean belongs =
          before.is(Kind.MATERIAL)
              || before.is(Kind.COLOUR)
              || before.is(Kind.CONTENT)
              || (back == -2 && before.is(Kind.ARCHETYPE))
              || before.is(Kind.PART);
      if (!belongs || before.end() != start) {
        break;
      }
      text.insert(0, before.text());
      start = before.start();
    }
    return text.toString();
  }

  private void item(Word word, Traits traits, boolean behindItem) {
    String value = Adjectives.value(word, Kind.ARCHETYPE);
    if (value.equals("SAUCER") && saucer()) {
      return;
    }
    Archetype archetype = archetype(word);
    implied(word, traits);
    Word before = relation;
    relation = null;
    if (word.is(Kind.REFUSED) && traits.count == 0) {
      refusals.word(word.text());
      return;
    }
    if (behindItem && !traits.determined) {
      behind(archetype, word, traits);
      return;
    }
    if (before != null && !before.is(Role.IS) && !before.is(Role.OF)) {
      String words = before.text() + (word.chinese() ? "" : " ") + word.text();
      refusals.because(
          "Products stand side by side; none can be " + Refusals.quoted(words) + ".",
          "产品只能并排摆放，无法处理" + Refusals.quotedChinese(words) + "。");
    }
    Word waiting = number;
    if (waiting != null && traits.count == 0) {
      traits.count = Integer.parseInt(Adjectives.value(waiting, Kind.COUNT));
      number = null;
    }
    int count = traits.count == 0 ? counted(word, archetype, traits) : traits.count;
    set = false;
    draft.add(archetype, count, traits);
    itemEnd = sentence.at();
    if (sentence.take(Role.OF)) {
      of();
    }
  }

  private static Archetype archetype(Word word) {
    String value = Adjectives.value(word, Kind.ARCHETYPE);
    int space = value.indexOf(' ');
    return value.equals("SAUCER")
        ? Archetype.PLATE
        : Archetype.valueOf(space < 0 ? value : value.substring(0, space));
  }

  /** 玻璃杯 says what it is made of, unless another material is named. */
  private static void implied(Word word, Traits traits) {
    String value = Adjectives.value(word, Kind.ARCHETYPE);
    int space = value.indexOf(' ');
    if (space >= 0 && traits.materials.isEmpty()) {
      traits.materials.add(value.substring(space + 1));
      traits.words.add(word);
    }
  }

  /** The number of a noun without one. */
  private int counted(Word word, Archetype archetype, Traits traits) {
    if (word.plural() && traits.paints.size() > 1) {
      return traits.paints.size();
    }
    if (word.plural() || (set && archetype != Archetype.CUP_AND_SAUCER)) {
      refusals.because(
          "Say how many: " + Refusals.quoted(word.text()) + " (1 to " + Draft.ITEMS_MAX + ").",
          "请说明数量：" + Refusals.quotedChinese(word.text()) + "（1 到 " + Draft.ITEMS_MAX + "）。");
    }
    return 1;
  }

  /** A cup with its saucer is one product. */
  private boolean saucer() {
    boolean cup =
        draft.group().size() == 1
            && (draft.group().getFirst().archetype() == Archetype.MUG
                || draft.group().getFirst().archetype() == Archetype.CUP_AND_SAUCER);
    if (cup && (related(Role.WITH) || related(Role.ON))) {
      draft.become(Archetype.CUP_AND_SAUCER);
      relation = null;
      return true;
    }
    return false;
  }

  /** 一瓶香水: the product that the container is of. */
  private void behind(Archetype archetype, Word word, Traits traits) {
    Archetype last = draft.noItems() ? archetype : draft.group().getFirst().archetype();
    if (last == archetype || contains(last, archetype) || contains(archetype, last)) {
      draft.become(contains(archetype, last) ? last : archetype);
      draft.part(Part.BODY, traits);
      itemEnd = sentence.at();
    } else {
      refusals.word(sentence.peek(-2).text() + (word.chinese() ? "" : " ") + word.text());
    }
  }

  private static boolean contains(Archetype container, Archetype product) {
    return (container == Archetype.BOTTLE && BOTTLES.contains(product))
        || (container == Archetype.TUBE && product == Archetype.LIPSTICK);
  }

  private void of() {
    Traits traits = adjectives.take();
    Word head = sentence.peek();
    if (head.is(Kind.CONTENT)) {
      fill(sentence.take(), traits);
    } else if (head.is(Kind.ARCHETYPE)) {
      behind(archetype(head), sentence.take(), traits);
    } else {
      refuse(head == Word.END ? sentence.peek(-1) : sentence.take());
    }
  }

  private void content(Word word, Traits traits, boolean behindItem) {
    boolean inside = related(Role.FULL) || related(Role.WITH);
    if (inside && leadsToItem()) {
      draft.pending(Part.CONTENT, contentTraits(word, traits));
      relation = null;
    } else if (!draft.noItems() && (inside || behindItem || related(Role.IS))) {
      fill(word, traits);
    } else {
      refuse(word);
    }
  }

  /** Fills the last products; wine turns a glass into a wine glass. */
  private void fill(Word word, Traits traits) {
    String flags = Adjectives.value(word, Kind.CONTENT);
    String noun = sentence.peek(itemEnd - 1 - sentence.at()).text();
    relation = null;
    for (ItemDraft item : draft.group().stream().limit(1).toList()) {
      Archetype archetype = item.archetype();
      boolean anyCup = archetype == Archetype.TUMBLER || noun.equals("杯") || noun.equals("杯子");
      boolean open = item.traits(Part.BODY).materials.isEmpty();
      if (flags.endsWith(" WINE") && anyCup) {
        draft.become(Archetype.WINE_GLASS);
      } else if (flags.endsWith(" WINE") && archetype == Archetype.BOTTLE) {
        draft.become(Archetype.WINE_BOTTLE);
      } else if ((flags.endsWith(" COLD") || flags.endsWith(" FIZZ")) && anyCup && open) {
        draft.become(Archetype.TUMBLER);
      } else if (archetype == Archetype.JAR
          && (flags.endsWith(" FOAM") || flags.endsWith(" FIZZ"))) {
        draft.become(Archetype.CAN);
      }
    }
    if (draft.group().stream().allMatch(item -> CLOSED.contains(item.archetype()))) {
      return;
    }
    if (flags.endsWith(" FOAM")) {
      refusals.word(word.text());
      return;
    }
    draft.part(Part.CONTENT, contentTraits(word, traits));
  }

  private static Traits contentTraits(Word word, Traits traits) {
    Traits inside = new Traits();
    inside.words.add(word);
    String value = Adjectives.value(word, Kind.CONTENT);
    if (traits.paints.isEmpty()) {
      inside.paint(new Paint(Colours.parse(value.substring(0, 7)), null));
    }
    inside.add(traits);
    return inside;
  }

  /** 带金盖的玻璃瓶 and 玻璃瓶带金盖: the part is of the product behind it, or of the last one. */
  private void part(Word word, Traits traits) {
    Part part = Part.valueOf(Adjectives.value(word, Kind.PART));
    relation = null;
    if (leadsToItem()) {
      draft.pending(part, traits);
      return;
    }
    if (traits.nothing()) {
      while (sentence.peek().is(Role.IS) || sentence.peek().is(Role.MADE_OF)) {
        sentence.take();
      }
      traits.add(adjectives.take());
    }
    if (draft.group().isEmpty()) {
      refusals.word(word.text());
    } else {
      traits.words.add(word);
      draft.part(part, traits);
    }
  }

  /** Whether nothing but adjectives stands between here and a product. */
  private boolean leadsToItem() {
    for (int ahead = 0; ahead < 12; ahead++) {
      Word word = sentence.peek(ahead);
      if (word.is(Kind.ARCHETYPE)) {
        return true;
      }
      boolean passes =
          word.is(Role.DE)
              || word.is(Kind.COLOUR)
              || word.is(Kind.MATERIAL)
              || word.is(Kind.SHEEN)
              || word.is(Kind.SHADE)
              || word.is(Kind.CLASSIFIER)
              || word.is(Kind.FILLER)
              || word.is(Kind.MOOD);
      if (!passes) {
        return false;
      }
    }
    return false;
  }

  private void ground(Word word, Traits traits) {
    String value = Adjectives.value(word, Kind.GROUND);
    relation = null;
    boolean backdrop = value.equals("BACKDROP");
    while (sentence.peek().is(Kind.GROUND)) {
      String next = Adjectives.value(sentence.peek(), Kind.GROUND);
      if (!next.equals("PLAIN") && !next.equals("TABLE") && !next.equals("BACKDROP")) {
        break;
      }
      sentence.take();
    }
    if (sentence.peek().is(Kind.ARCHETYPE) && !backdrop) {
      refusals.word(word.text() + (word.chinese() ? "" : " ") + sentence.peek().text());
      return;
    }
    if (backdrop) {
      backdrop(word, traits);
    } else {
      stand(Grounds.of(value, traits), word, traits);
    }
  }

  private void backdrop(Word word, Traits traits) {
    if (traits.nothing() && sentence.take(Role.IS)) {
      traits.add(adjectives.predicate());
    }
    Colour colour = Grounds.colour(traits);
    if (traits.materials.isEmpty() && traits.sheens.isEmpty() && traits.paints.size() == 1) {
      draft.backdrop(traits.paints.getFirst().colour());
    } else if (traits.materials.isEmpty() && traits.paints.isEmpty() && colour != null) {
      draft.backdrop(colour);
    } else if (!traits.materials.isEmpty() && !draft.hasGround()) {
      stand(Grounds.of("PLAIN", traits), word, traits);
    } else {
      refusals.word(phrase(traits, word));
    }
  }

  private void stand(Grounds.@Nullable Found found, Word word, Traits traits) {
    if (found == null) {
      refusals.word(phrase(traits, word));
    } else {
      draft.ground(found);
    }
  }

  private static String phrase(Traits traits, Word word) {
    String words = Looks.words(traits);
    return words.isEmpty() ? word.text() : words + (word.chinese() ? "" : " ") + word.text();
  }

  /** Adjectives without a noun: of the last product, of the next one, or of the ground. */
  private void headless(Traits traits, int start) {
    Word before = relation;
    relation = null;
    if (traits.nothing()) {
      number(traits, start);
      return;
    }
    boolean doubtful =
        traits.words.stream().anyMatch(word -> word.is(Kind.REFUSED))
            && !(before != null && before.is(Role.IN));
    boolean on = before != null && (before.is(Role.ON) || before.is(Role.AGAINST));
    if (on && !doubtful) {
      on(traits);
    } else if (traits.count == 1 && !doubtful) {
      draft.each(traits);
    } else if (doubtful || traits.determined || (before != null && before.is(Role.WITH))) {
      refusals.word(Looks.words(traits));
    } else if (draft.noItems()) {
      draft.pending(traits);
    } else {
      draft.part(Part.BODY, traits);
    }
  }

  /** A number without a noun waits for it. */
  private void number(Traits traits, int start) {
    if (traits.count == 0) {
      return;
    }
    if (number != null) {
      refusals.word(number.text());
    }
    for (int back = start - sentence.at(); back < 0; back++) {
      if (sentence.peek(back).is(Kind.COUNT)) {
        number = sentence.peek(back);
      }
    }
  }

  /** "On white" is a plain picture, "on marble" a slab. */
  private void on(Traits traits) {
    if (traits.materials.isEmpty() && traits.sheens.isEmpty() && traits.paints.size() == 1) {
      draft.backdrop(traits.paints.getFirst().colour());
      draft.ground(new Grounds.Found(Ground.STUDIO, null));
      return;
    }
    Grounds.Found found = traits.materials.isEmpty() ? null : Grounds.of("PLAIN", traits);
    if (found == null) {
      refusals.word(Looks.words(traits));
    } else {
      draft.ground(found);
    }
  }
}
