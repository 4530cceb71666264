package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Catalogue;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Shot.Angle;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.engine.product.Shot.Light;
import dev.darkroom.engine.product.Shot.Placing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shot as far as it has been read. What is said of it twice must be the same. */
final class Draft {
  static final int ITEMS_MAX = 4;

  private final Refusals refusals;
  private final List<ItemDraft> items = new ArrayList<>();

  /** Where the items of the last noun begin; adjectives behind a noun are theirs. */
  private int group;

  /** Adjectives before any noun: "red, ceramic: a mug", 一红一蓝两个杯子. */
  private final Traits pending = new Traits();

  private final List<Traits> pendingEach = new ArrayList<>();
  private final Map<Part, Traits> pendingParts = new EnumMap<>(Part.class);
  private final Set<Part> unwanted = EnumSet.noneOf(Part.class);

  /** How many of the group have got a colour of their own: "one red, one blue". */
  private int each;

  private final Lights lights = new Lights();
  private Grounds.@Nullable Found ground;
  private @Nullable Colour backdrop;
  private @Nullable Ground moodGround;
  private @Nullable Light moodLight;
  private @Nullable Angle angle;
  private @Nullable Framing framing;
  private @Nullable Placing placing;

  Draft(Refusals refusals) {
    this.refusals = refusals;
  }

  boolean noItems() {
    return items.isEmpty();
  }

  /** The items of the last noun. */
  List<ItemDraft> group() {
    return items.subList(Math.min(group, items.size()), items.size());
  }

  /** Adds so many items; colours for each are dealt out from left to right. */
  void add(Archetype archetype, int count, Traits traits) {
    checkEach();
    group = items.size();
    if (count < 1 || items.size() + count > ITEMS_MAX) {
      refusals.because(
          "A picture shows 1 to " + ITEMS_MAX + " products.", "一张图片可展示 1 到 " + ITEMS_MAX + " 件产品。");
      return;
    }
    boolean dealt = count > 1 && traits.paints.size() == count;
    for (int i = 0; i < count; i++) {
      ItemDraft item = new ItemDraft(archetype);
      item.add(Part.BODY, dealt ? traits.withPaint(traits.paints.get(i)) : traits);
      item.add(Part.BODY, pending);
      pendingParts.forEach(item::add);
      items.add(item);
    }
    pending.clear();
    pendingParts.clear();
    List<Traits> waiting = List.copyOf(pendingEach);
    pendingEach.clear();
    waiting.forEach(this::each);
  }

  /** Adjectives of one item of a group. */
  void each(Traits traits) {
    if (items.isEmpty()) {
      if (pendingEach.size() < ITEMS_MAX) {
        pendingEach.add(traits);
      }
    } else if (each < group().size()) {
      group().get(each).add(Part.BODY, traits);
      each++;
    } else {
      refusals.word(Looks.words(traits));
    }
  }

  private void checkEach() {
    if (each != 0 && each != group().size()) {
      refusals.because(
          "The colours do not go round: say one for each product.", "颜色数量与产品数量不一致，请为每件产品指明颜色。");
    }
    each = 0;
  }

  void pending(Traits traits) {
    pending.add(traits);
  }

  void pending(Part part, Traits traits) {
    pendingParts.computeIfAbsent(part, _ -> new Traits()).add(traits);
  }

  void part(Part part, Traits traits) {
    group().forEach(item -> item.add(part, traits));
  }

  void become(Archetype archetype) {
    group().replaceAll(item -> item.become(archetype));
  }

  void without(Part part) {
    unwanted.add(part);
  }

  void light(String value) {
    lights.add(value);
  }

  void ground(Grounds.Found found) {
    contradiction(ground == null ? null : ground.ground(), found.ground());
    ground = found;
  }

  boolean hasGround() {
    return ground != null;
  }

  void backdrop(Colour colour) {
    if (backdrop != null && !backdrop.equals(colour)) {
      refusals.because("Two colours are asked for behind the products.", "背景要求了两种不同的颜色。");
    }
    backdrop = colour;
  }

  void angle(Angle wanted) {
    contradiction(angle, wanted);
    angle = wanted;
  }

  void framing(Framing wanted) {
    contradiction(framing, wanted);
    framing = wanted;
  }

  void placing(Placing wanted) {
    contradiction(placing, wanted);
    placing = wanted;
  }

  /** A mood fills only what no word has said; of two moods the first goes before. */
  void mood(String value) {
    for (String wish : value.isEmpty() ? new String[0] : value.split(" ", -1)) {
      String constant = wish.substring(wish.indexOf('=') + 1);
      if (wish.startsWith("ground=") && moodGround == null) {
        moodGround = Ground.valueOf(constant);
      } else if (wish.startsWith("light=") && moodLight == null) {
        moodLight = Light.valueOf(constant);
      }
    }
  }

  private void contradiction(@Nullable Enum<?> before, Enum<?> now) {
    if (before != null && before != now) {
      refusals.because(
          "The description asks for both "
              + EnglishNames.phrase(before)
              + " and "
              + EnglishNames.phrase(now)
              + ".",
          "描述同时要求了“"
              + ChineseNames.phrase(before)
              + "”和“"
              + ChineseNames.phrase(now)
              + "”，请只保留一个。");
    }
  }

  /** The shot, or null where something stands against it. */
  @Nullable Shot shot() {
    checkEach();
    checkUnwanted();
    if (lights.contradiction().size() > 1) {
      List<Light> two = List.copyOf(lights.contradiction());
      contradiction(two.get(0), two.get(1));
    }
    if (items.isEmpty() || !pendingParts.isEmpty()) {
      refusals.because(
          "The description names no product. " + EnglishNames.offer(),
          "描述中没有说明要拍摄什么产品。" + ChineseNames.offer());
    }
    Looks looks = new Looks(refusals);
    List<Item> made = items.stream().map(item -> item.item(looks)).toList();
    if (refusals.any()) {
      return null;
    }
    Grounds.Found on = found();
    return new Shot(
        made,
        on.ground(),
        on.colour(),
        backdrop,
        lights.resolve(moodLight),
        Objects.requireNonNullElse(angle, Angle.RAISED),
        Objects.requireNonNullElse(framing, Framing.USUAL),
        Objects.requireNonNullElse(placing, Placing.CENTRE));
  }

  private Grounds.Found found() {
    if (ground != null) {
      return ground;
    }
    boolean open = backdrop == null || Grounds.dark(backdrop);
    return new Grounds.Found(moodGround != null && open ? moodGround : Ground.STUDIO, null);
  }

  private void checkUnwanted() {
    for (ItemDraft item : items) {
      for (Part part : unwanted) {
        if (Catalogue.parts(item.archetype()).contains(part)) {
          refusals.because(
              "A "
                  + EnglishNames.name(item.archetype())
                  + " cannot be made without its "
                  + EnglishNames.name(part)
                  + ".",
              ChineseNames.name(item.archetype()) + "无法去掉" + ChineseNames.name(part) + "。");
        }
      }
    }
  }
}
