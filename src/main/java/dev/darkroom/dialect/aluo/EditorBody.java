package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The body of a photo editor call, JSON or form.
 *
 * @param files of a form: numbered ones by their numbers, then the others as they came
 */
record EditorBody(Fields fields, List<Part> files) {
  private static final Set<String> TEXTS =
      Set.of("prompt", "aspectRatio", "outputFormat", "numImages");

  private static final String URLS = "imageUrls";
  private static final Pattern FILE = Pattern.compile("files?(\\[])?|file(\\d{1,4})");

  EditorBody {
    files = List.copyOf(files);
  }

  /**
   * @throws DarkroomException CONTENT_TYPE_UNSUPPORTED when the body is neither JSON nor multipart
   */
  static EditorBody of(Request request) {
    return switch (request.contentType()) {
      case "application/json" -> new EditorBody(Fields.ofJson(request.body()), List.of());
      case "multipart/form-data" -> ofForm(request.form());
      default ->
          throw new DarkroomException(
              ErrorCode.CONTENT_TYPE_UNSUPPORTED,
              "send application/json (or multipart/form-data) in the header Content-Type");
    };
  }

  private static EditorBody ofForm(List<Part> parts) {
    ObjectNode root = JsonText.object();
    ArrayNode urls = JsonNodeFactory.instance.arrayNode();
    List<Part> files = new ArrayList<>();
    for (Part part : parts) {
      String name = part.name();
      if (part.isFile() && FILE.matcher(name).matches()) {
        if (part.size() > 0 || !"".equals(part.filename())) { // A file chooser left empty.
          files.add(part);
        }
      } else if (name.equals(URLS) || name.equals(URLS + "[]")) {
        addUrls(urls, part.text());
      } else if (TEXTS.contains(name) && !root.has(name) && part.size() > 0) {
        root.put(name, part.text());
      }
    }
    root.set(URLS, urls);
    return new EditorBody(new Fields(root), sorted(files));
  }

  private static void addUrls(ArrayNode urls, String text) {
    if (text.stripLeading().startsWith("[")) {
      JsonText.parse(text.getBytes(StandardCharsets.UTF_8))
          .ifPresentOrElse(list -> list.forEach(urls::add), () -> urls.add(text));
    } else {
      urls.add(text);
    }
  }

  private static List<Part> sorted(List<Part> files) {
    Stream<Part> numbered =
        files.stream()
            .filter(part -> number(part) >= 0)
            .sorted(Comparator.comparingInt(EditorBody::number));
    return Stream.concat(numbered, files.stream().filter(part -> number(part) < 0)).toList();
  }

  private static int number(Part part) {
    Matcher matcher = FILE.matcher(part.name());
    String digits = matcher.matches() ? matcher.group(2) : null;
    return digits == null ? -1 : Integer.parseInt(digits);
  }

  /** The addresses and data URIs in order; blank ones are not there. */
  List<String> urls() {
    JsonNode node = fields.at(URLS);
    List<String> urls = new ArrayList<>();
    Iterable<JsonNode> entries = node.isArray() ? node : List.of(node);
    for (JsonNode entry : entries) {
      String text = entry.isContainerNode() ? entry.toString() : entry.asText("");
      if (!entry.isNull() && !text.isBlank()) {
        urls.add(text);
      }
    }
    return urls;
  }
}
