package dev.darkroom.provider;

import java.util.Optional;

/** How a server's model edits, as its operator knows it. */
enum EditForm {
  /** A model trained to edit looks at the pictures as references. */
  REFERENCES,

  /** Any other model draws over the first picture. */
  IMAGE;

  static final String EDITS = "edits";

  static EditForm of(Options options) {
    Optional<String> form = options.text(EDITS, "references|image", "references or image");
    return form.isPresent() && form.get().equals("image") ? IMAGE : REFERENCES;
  }
}
