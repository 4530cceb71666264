package dev.darkroom.provider;

import dev.darkroom.provider.HostedModel.Shape;
import dev.darkroom.provider.ProviderKind.OptionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The models of a runner by name, as lines of {@code NAME KEY=VALUE ...}: those that are known, and
 * before them those that an operator describes in the option {@code models}.
 */
final class HostedModels {
  static final String OPTION = "models";

  private static final Set<String> KEYS =
      Set.of(
          "text", "image", "images", "mask", "needs", "count", "ratio", "ratios", "keep", "sides",
          "size", "limits", "seed", "options");

  private static final String USUAL_RATIOS = "21:9,16:9,3:2,4:3,1:1,3:4,2:3,9:16,9:21";
  private static final String USUAL_LIMITS = "256..2048/16";
  private static final String FIXED = "set:";

  private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Pattern COUNTED = Pattern.compile("([A-Za-z_]\\w{0,63}):([1-9]\\d?)");
  private static final Pattern LIMITS =
      Pattern.compile("(\\d{1,5})\\.\\.([1-9]\\d{1,4})(?:/([1-9]\\d{0,2}))?");

  private final Map<String, HostedModel> models;

  private HostedModels(Map<String, HostedModel> models) {
    this.models = models;
  }

  /**
   * @param known lines of the models that need no description
   * @throws OptionException with the line that cannot be read
   */
  static HostedModels of(String known, Options options) {
    Map<String, HostedModel> models = new HashMap<>(read(known));
    models.putAll(read(options.text(OPTION).orElse("")));
    return new HostedModels(models);
  }

  /** Empty for a model that nobody described. A version after a colon is the same model. */
  Optional<HostedModel> named(String name) {
    HostedModel exact = models.get(name);
    int colon = name.indexOf(':');
    return Optional.ofNullable(
        exact == null && colon > 0 ? models.get(name.substring(0, colon)) : exact);
  }

  private static Map<String, HostedModel> read(String lines) {
    Map<String, HostedModel> models = new HashMap<>();
    int number = 0;
    for (String line : lines.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] words = line.split("\\s+", -1);
        models.put(words[0], new Line(number, words).model());
      }
    }
    return models;
  }

  /** One model's description. */
  private static final class Line {
    private final int number;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Object> fixed = new TreeMap<>();

    Line(int number, String[] words) {
      this.number = number;
      for (int i = 1; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        String key = equals < 0 ? words[i] : words[i].substring(0, equals);
        String value = equals < 0 ? "" : words[i].substring(equals + 1);
        if (value.isEmpty()) {
          throw wrong("\"" + key + "\" takes a value, as in image=input_image");
        }
        if (key.startsWith(FIXED)) {
          fixed.put(field(key.substring(FIXED.length())), literal(value));
        } else if (!KEYS.contains(key) || values.put(key, value) != null) {
          throw wrong(
              "\"" + key + "\" is no key, or there twice; there are " + new TreeSet<>(KEYS));
        }
      }
    }

    HostedModel model() {
      String image = optional("image");
      Counted images = counted("images");
      Counted count = counted("count");
      String mask = optional("mask");
      boolean needed = one("needs", "mask");
      if (image != null && images.field() != null) {
        throw wrong("a model has image or images, not both");
      }
      if ((mask != null && image == null && images.field() == null) || (needed && mask == null)) {
        throw wrong("a mask goes with a picture: write image=... and mask=... as well");
      }
      return new HostedModel(
          !one("text", "no"),
          image,
          images.field(),
          image == null ? images.most() : 1,
          mask,
          needed,
          count.field(),
          count.most(),
          shape(),
          optional("seed"),
          fixed,
          fields("options"));
    }

    /** A key that has one value only. */
    private boolean one(String key, String value) {
      String given = values.get(key);
      if (given != null && !given.equals(value)) {
        throw wrong(key + " takes \"" + value + "\" or is left out");
      }
      return given != null;
    }

    private Shape shape() {
      String ratio = optional("ratio");
      if (ratio != null) {
        String ratios = values.getOrDefault("ratios", USUAL_RATIOS);
        if (!ratios.matches("[1-9]\\d?:[1-9]\\d?(,[1-9]\\d?:[1-9]\\d?)*")) {
          throw wrong("ratios takes a list such as 1:1,16:9,9:16");
        }
        return new Shape.Ratio(ratio, new Ratios(List.of(ratios.split(",", -1))), optional("keep"));
      }
      if (values.containsKey("sides")) {
        List<String> sides = fields("sides");
        if (sides.size() != 2) {
          throw wrong("sides takes two fields such as width,height");
        }
        return new Shape.Sides(sides.get(0), sides.get(1), grid());
      }
      String size = optional("size");
      return size == null ? new Shape.Own() : new Shape.Box(size, grid());
    }

    private SizeGrid grid() {
      Matcher limits = LIMITS.matcher(values.getOrDefault("limits", USUAL_LIMITS));
      if (!limits.matches()) {
        throw wrong("limits takes sides such as 256..1440/32");
      }
      int least = Integer.parseInt(limits.group(1));
      int most = Integer.parseInt(limits.group(2));
      int step = limits.group(3) == null ? 1 : Integer.parseInt(limits.group(3));
      if (least > most || step > most) {
        throw wrong("limits takes sides such as 256..1440/32");
      }
      return new SizeGrid(step, Math.max(1, least), most, (long) most * most);
    }

    /** A field with the most of it; without the field 0. */
    private Counted counted(String key) {
      String value = values.get(key);
      if (value == null) {
        return new Counted(null, 0);
      }
      Matcher counted = COUNTED.matcher(value);
      if (!counted.matches()) {
        throw wrong(key + " takes a field and its most, such as " + key + "=FIELD:4");
      }
      return new Counted(counted.group(1), Integer.parseInt(counted.group(2)));
    }

    private List<String> fields(String key) {
      List<String> fields = new ArrayList<>();
      for (String name : values.getOrDefault(key, "").split(",", -1)) {
        if (!name.isEmpty()) {
          fields.add(field(name));
        }
      }
      return fields;
    }

    private @Nullable String optional(String key) {
      String value = values.get(key);
      return value == null ? null : field(value);
    }

    private String field(String name) {
      if (!FIELD.matcher(name).matches()) {
        throw wrong("\"" + name + "\" is no name of a field");
      }
      return name;
    }

    private static Object literal(String value) {
      if (value.matches("true|false")) {
        return Boolean.valueOf(value);
      }
      if (value.matches("-?\\d{1,9}")) {
        return Integer.valueOf(value);
      }
      return value.matches("-?\\d{1,9}\\.\\d{1,9}") ? Double.valueOf(value) : value;
    }

    private OptionException wrong(String reason) {
      return new OptionException(OPTION, "line " + number + ": " + reason);
    }
  }

  private record Counted(@Nullable String field, int most) {}
}
