package dev.darkroom.engine.operation;

import java.util.Locale;

/** What an operation is for, in the words of a plan. */
public enum Intent {
  RECOLOR,
  MATERIAL,
  BACKGROUND,
  REMOVE,
  REPLACE,
  ADD,
  EXTRACT,
  STYLE,
  TONE,
  LAYOUT,
  TEXT,
  FUSE,
  RETOUCH,
  POSE,
  GENERATE,
  OTHER;

  /** As a plan writes it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
