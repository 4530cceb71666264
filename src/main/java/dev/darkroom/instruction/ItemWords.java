package dev.darkroom.instruction;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Products as plans write them, read again: {@code mug} with {@code body #ff0000 ceramic}. */
final class ItemWords {
  private static final Pattern LOOK =
      Pattern.compile("([a-z]+)(?: (#[0-9a-fA-F]{6}))?(?: ([a-z]+(?: [a-z]+)*))?");

  private ItemWords() {}

  /**
   * @param target one name for all of them, or one for each
   * @param looks one for each, or one for all
   * @throws UnreadablePlan when the words name no product, part or material that there is
   */
  static List<Item> parse(String target, int count, String looks) {
    String[] names = target.split(", ", -1);
    String[] worn = looks.split("; ", -1);
    if ((names.length != 1 && names.length != count)
        || (worn.length != 1 && worn.length != count)) {
      throw new UnreadablePlan("there are not as many objects as it counts");
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = names[Math.min(i, names.length - 1)];
      items.add(
          new Item(constant(Archetype.values(), name), looks(worn[Math.min(i, worn.length - 1)])));
    }
    return items;
  }

  private static Map<Part, Item.Look> looks(String words) {
    Map<Part, Item.Look> looks = new EnumMap<>(Part.class);
    if (words.equals("usual")) {
      return looks;
    }
    for (String one : words.split(", ", -1)) {
      Matcher look = LOOK.matcher(one);
      if (!look.matches() || (look.group(2) == null && look.group(3) == null)) {
        throw new UnreadablePlan("a look is no part with a colour or a material");
      }
      looks.put(
          constant(Part.values(), look.group(1)),
          new Item.Look(
              look.group(2) == null ? null : Colours.parse(look.group(2)),
              look.group(3) == null ? null : constant(Finish.values(), look.group(3))));
    }
    return looks;
  }

  private static <E extends Enum<E>> E constant(E[] constants, String word) {
    return Stream.of(constants)
        .filter(constant -> Parameter.Word.spelled(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new UnreadablePlan("there is no such object, part or material"));
  }
}
