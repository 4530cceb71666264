package dev.darkroom.dialect.openai;

import java.util.Arrays;
import java.util.List;

/** How an item of an answer holds its picture. */
enum PictureForm {
  URL("url"),
  B64_JSON("b64_json");

  private final String wire;

  PictureForm(String wire) {
    this.wire = wire;
  }

  /** The member that holds it, and the value of {@code response_format} that asks for it. */
  String wire() {
    return wire;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(PictureForm::wire).toList();
  }

  static PictureForm of(String wire) {
    return Arrays.stream(values()).filter(form -> form.wire.equals(wire)).findFirst().orElseThrow();
  }
}
