package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Part;
import org.jspecify.annotations.Nullable;

/** Reads a noun with its adjectives: a product, a part, what is in it, what it stands on. */
final class NounPhrases {
  private final Sentence sentence;
  private final Draft draft;
  private final Refusals refusals;
  private final Adjectives adjectives;
  private final GroundPhrases grounds;
  private final Filling filling;

  /** The preposition that was read last and not yet used, or null. */
  private @Nullable Word relation;

  /** Where the last product's noun ended, to see whether a word stands right behind it. */
  private int itemEnd = -1;

  /** A number whose noun has not come yet: 一盏带红色灯罩的台灯. */
  private @Nullable Word number;

  /** Whether a part has just been named, so that "and honey" goes on with what the jar has. */
  private boolean listing;

  private boolean set;

  NounPhrases(Sentence sentence, Draft draft, Refusals refusals, Adjectives adjectives) {
    this.sentence = sentence;
    this.draft = draft;
    this.refusals = refusals;
    this.adjectives = adjectives;
    this.filling = new Filling(draft, refusals);
    this.grounds = new GroundPhrases(sentence, draft, refusals, adjectives);
  }

  /** Takes a preposition; one before it that has not been used is none. */
  void relate(@Nullable Word word) {
    listing = listing && word != null && word.is(Role.AND);
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
      relation = null;
      grounds.read(sentence.take(), traits);
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
    if (last == archetype
        || Filling.contains(last, archetype)
        || Filling.contains(archetype, last)) {
      draft.become(Filling.contains(archetype, last) ? last : archetype);
      draft.part(Part.BODY, traits);
      itemEnd = sentence.at();
    } else {
      refusals.word(sentence.peek(-2).text() + (word.chinese() ? "" : " ") + word.text());
    }
  }

  private void of() {
    Traits traits = adjectives.take();
    Word head = sentence.peek();
    if (head.is(Kind.CONTENT)) {
      fill(sentence.take(), traits);
    } else if (head.is(Kind.ARCHETYPE)) {
      behind(archetype(head), sentence.take(), traits);
    } else {
      refuse(head.absent() ? sentence.peek(-1) : sentence.take());
    }
  }

  private void fill(Word word, Traits traits) {
    relation = null;
    filling.fill(word, traits, sentence.peek(itemEnd - 1 - sentence.at()).text());
  }

  private void content(Word word, Traits traits, boolean behindItem) {
    boolean inside = related(Role.FULL) || related(Role.WITH) || listing;
    if (inside && leadsToItem()) {
      draft.pending(Part.CONTENT, Filling.traits(word, traits));
      relation = null;
    } else if (!draft.noItems() && (inside || behindItem || related(Role.IS))) {
      fill(word, traits);
    } else {
      refuse(word);
    }
  }

  /** 带金盖的玻璃瓶 and 玻璃瓶带金盖: the part is of the product behind it, or of the last one. */
  private void part(Word word, Traits traits) {
    Part part = Part.valueOf(Adjectives.value(word, Kind.PART));
    relation = null;
    listing = true;
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
    boolean listed = false;
    for (int ahead = 0; ahead < 12; ahead++) {
      Word word = sentence.peek(ahead);
      if (word.is(Kind.ARCHETYPE)) {
        return !listed;
      }
      listed = word.is(Role.AND) || (listed && !word.is(Kind.PART));
      boolean passes =
          word.is(Role.DE)
              || word.is(Role.AND)
              || word.is(Kind.PART)
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
      grounds.on(traits);
    } else if (before == null && traits.words.getLast().is(Kind.GROUND)) {
      grounds.on(traits);
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
}
