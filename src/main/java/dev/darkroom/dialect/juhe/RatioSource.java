package dev.darkroom.dialect.juhe;

/** Whose ratio a result has for which the caller named no size. */
public enum RatioSource {
  /** That of the first picture. */
  FIRST,
  /** That of the last one, as the original does it. */
  LAST
}
