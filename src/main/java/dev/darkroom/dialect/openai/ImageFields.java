package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.dialect.openai.ImageSource.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pictures of a request under all their names, in the order that the caller numbers them.
 * Of several ways to give pictures one counts: base64 before addresses before the rest.
 */
final class ImageFields {
  private static final Pattern INDEXED = Pattern.compile("image\\[(\\d{1,4})]");
  private static final String EITHER = "one of an array of files or file";

  /** The longest text that holds a picture in JSON, in characters; OpenAI's limit. */
  private static final int JSON_TEXT_MAX = 20_971_520;

  private ImageFields() {}

  /** The fields that hold pictures; a list in JSON is one field. */
  static List<Field> of(Fields fields) {
    for (String name : List.of("image_b64_json", "image_url")) {
      List<Field> named = named(fields, field -> isListOf(name, field));
      if (!named.isEmpty()) {
        return named;
      }
    }
    return uploads(fields);
  }

  private static boolean isListOf(String name, Field field) {
    return field.name().equals(name) || field.name().equals(name + "[]");
  }

  private static List<Field> uploads(Fields fields) {
    if (fields.json()) {
      List<Field> images = named(fields, field -> field.name().equals("images"));
      return images.isEmpty() ? named(fields, field -> field.name().equals("image")) : images;
    }
    List<Field> found = named(fields, ImageFields::isUpload);
    boolean file = found.stream().anyMatch(field -> field.kind() == Field.Kind.FILE);
    return sortIndexed(found.stream().filter(field -> !(file && isFiller(field))).toList());
  }

  private static boolean isUpload(Field field) {
    return switch (field.name()) {
      case "image", "image[]", "image[].items" -> true;
      default -> INDEXED.matcher(field.name()).matches();
    };
  }

  /** What sample generators put into an array field beside the real files. */
  private static boolean isFiller(Field field) {
    return field.name().equals("image[]")
        && field.kind() == Field.Kind.TEXT
        && !ImageSource.isReference(field);
  }

  /** Indexed names are sorted among themselves; all others keep their places. */
  private static List<Field> sortIndexed(List<Field> wire) {
    var sorted =
        wire.stream()
            .filter(field -> index(field).isPresent())
            .sorted(Comparator.comparing(field -> index(field).orElseThrow()))
            .iterator();
    return wire.stream().map(field -> index(field).isPresent() ? sorted.next() : field).toList();
  }

  private static Optional<Integer> index(Field field) {
    Matcher matcher = INDEXED.matcher(field.name());
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static List<Field> named(Fields fields, Predicate<Field> wanted) {
    return fields.all().stream().filter(wanted).toList();
  }

  /**
   * Where the pictures of these fields come from, each with the name that errors call it.
   *
   * @throws FaultException when one is of a kind that cannot hold a picture
   */
  static List<ImageSource> sources(List<Field> fields) {
    List<ImageSource> sources = new ArrayList<>();
    for (Field field : fields) {
      if (field instanceof JsonField(String name, JsonNode node)) {
        sources.addAll(json(name, node));
      } else {
        String name = plainName(field.name());
        String param = fields.size() == 1 ? name : name + "[" + sources.size() + "]";
        sources.add(form(field, param));
      }
    }
    return sources;
  }

  /** The mask's source; a form's file, or a reference as text or in JSON's object. */
  static ImageSource mask(Field mask) {
    return mask instanceof JsonField(String name, JsonNode node)
        ? element(name, name, node)
        : form(mask, mask.name());
  }

  private static String plainName(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  private static ImageSource form(Field field, String param) {
    String name = plainName(field.name());
    if (name.equals("image_b64_json")) {
      return new ImageSource(field, param, Kind.BASE64);
    }
    if (field.kind() == Field.Kind.FILE) {
      return new ImageSource(field, param, Kind.FILE);
    }
    if (!name.equals("image_url") && !ImageSource.isReference(field)) {
      throw Faults.type(name, EITHER, "a string");
    }
    return new ImageSource(field, param, Kind.URL);
  }

  private static List<ImageSource> json(String name, JsonNode node) {
    if (!node.isArray()) {
      return List.of(element(name, name, node));
    }
    List<ImageSource> sources = new ArrayList<>();
    for (JsonNode item : node) {
      sources.add(element(name, name + "[" + sources.size() + "]", item));
    }
    return sources;
  }

  private static ImageSource element(String name, String param, JsonNode node) {
    if (node.isObject()) {
      return object(param, node);
    }
    Field field = new JsonField(name, node);
    if (!node.isTextual() || !field.present()) {
      throw Faults.type(param, "an object with 'image_url'", field.kind().words());
    }
    return checked(field, param, name.equals("image_b64_json") ? Kind.BASE64 : Kind.URL);
  }

  private static ImageSource object(String param, JsonNode node) {
    boolean url = node.hasNonNull("image_url");
    boolean file = node.hasNonNull("file_id");
    if (url == file) {
      throw Faults.bad(
          "invalid_value",
          param,
          "Invalid '" + param + "': give exactly one of 'image_url' and 'file_id'.");
    }
    if (file) {
      throw Faults.unsupported(
          param + ".file_id", "this server keeps no files. Send 'image_url' instead.");
    }
    for (var member : node.properties()) {
      if (!member.getValue().isNull() && !member.getKey().equals("image_url")) {
        throw Faults.unknown(param + "." + member.getKey());
      }
    }
    Field field = new JsonField("image_url", node.get("image_url"));
    String path = param + ".image_url";
    if (field.kind() != Field.Kind.TEXT || !field.present()) {
      throw Faults.type(path, "a string", field.kind().words());
    }
    return checked(field, path, Kind.URL);
  }

  private static ImageSource checked(Field field, String param, Kind kind) {
    if (field.size() > JSON_TEXT_MAX) {
      throw Faults.tooLong(param, JSON_TEXT_MAX, field.size());
    }
    return new ImageSource(field, param, kind);
  }
}
