package dev.darkroom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.label.AigcLabel;
import dev.darkroom.label.Carried;
import dev.darkroom.label.Exif;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was found in a picture file, for people and for machines. */
record Inspection(Header header, Carried carried) {
  /** A member's value longer than this is cut for people. */
  private static final int SHOWN_MAX = 200;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One line for each thing, without a line break at the end. */
  String text() {
    List<String> lines = new ArrayList<>();
    line(lines, "format", header.format().name());
    line(lines, "size", header.width() + " x " + header.height());
    line(lines, "frames", Integer.toString(header.frames()));
    line(lines, "alpha", header.alpha() ? "yes" : "no");
    int profile = carried.profileLength();
    line(lines, "colour profile", profile == 0 ? "none" : "embedded, " + profile + " bytes");
    exif(lines);
    line(lines, "source type", carried.sourceType().map(Inspection::shown).orElse("not given"));
    carried.label().ifPresentOrElse(label -> label(lines, label), () -> nothing(lines));
    line(lines, "C2PA", carried.contentCredentials() ? "present, not verified" : "none");
    return String.join(System.lineSeparator(), lines);
  }

  private void exif(List<String> lines) {
    Optional<Exif> exif = carried.exif();
    line(lines, "EXIF", exif.isPresent() ? "yes" : "none");
    exif.ifPresent(
        data -> {
          line(lines, "  orientation", Integer.toString(data.orientation()));
          line(lines, "  camera", data.camera().isEmpty() ? "not named" : shown(data.camera()));
          line(lines, "  GPS", data.gps() ? "yes" : "no");
        });
  }

  private static void nothing(List<String> lines) {
    line(lines, "AIGC label", "none");
  }

  private void label(List<String> lines, Carried.Label label) {
    List<String> faults = faults(label);
    String form = faults.isEmpty() ? "its form is right" : "its form is wrong";
    line(lines, "AIGC label", "in " + label.carrier() + ", " + form);
    members(label)
        .properties()
        .forEach(member -> line(lines, "  " + shown(member.getKey()), value(member.getValue())));
    faults.forEach(fault -> line(lines, "  fault", fault));
  }

  private List<String> faults(Carried.Label label) {
    List<String> faults = new ArrayList<>(AigcLabel.faults(label.text()));
    if (carried.labels() > 1) {
      faults.add("The file has " + carried.labels() + " labels; it should have one.");
    }
    return faults;
  }

  /** The label's members, or none when it is no JSON object. */
  private static ObjectNode members(Carried.Label label) {
    return AigcLabel.members(label.text()).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static String value(JsonNode value) {
    return shown(value.isTextual() ? "\"" + value.textValue() + "\"" : value.toString());
  }

  private static void line(List<String> lines, String name, String value) {
    lines.add("%-20s %s".formatted(name, value));
  }

  /** Strangers' words without what could move the cursor or turn the text around. */
  private static String shown(String words) {
    String plain = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\u0080-\\u009f]", "?");
    return plain.length() <= SHOWN_MAX ? plain : plain.substring(0, SHOWN_MAX) + "…";
  }

  /** One JSON object on one line. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", header.format().name().toLowerCase(Locale.ROOT));
    json.put("width", header.width());
    json.put("height", header.height());
    json.put("frames", header.frames());
    json.put("alpha", header.alpha());
    json.put("colour_profile_bytes", carried.profileLength());
    json.set("exif", carried.exif().map(Inspection::exifJson).orElse(null));
    json.put("digital_source_type", carried.sourceType().orElse(null));
    json.set("aigc", carried.label().map(this::labelJson).orElse(null));
    json.put("c2pa", carried.contentCredentials());
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always written", e);
    }
  }

  private static JsonNode exifJson(Exif exif) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("orientation", exif.orientation())
        .put("camera", exif.camera())
        .put("gps", exif.gps());
  }

  private JsonNode labelJson(Carried.Label label) {
    List<String> faults = faults(label);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("carrier", label.carrier());
    json.put("text", label.text());
    json.set("members", members(label));
    json.put("well_formed", faults.isEmpty());
    faults.forEach(json.putArray("faults")::add);
    return json;
  }
}
