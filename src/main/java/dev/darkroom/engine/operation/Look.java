package dev.darkroom.engine.operation;

import java.util.Locale;

/** A look that a picture can be given. */
public enum Look {
  BLACK_AND_WHITE,
  SEPIA,
  /** A faded print: lifted blacks, warm lights, greenish shadows. */
  VINTAGE,
  /** Pencil on paper. */
  SKETCH,
  OIL,
  WATERCOLOUR,
  /** Flat colours with ink lines. */
  CARTOON,
  VIGNETTE,
  WARM,
  COOL,
  /** Darker and bluer, as films turn day into night; no lamp is switched on. */
  NIGHT("day-for-night grade"),
  /** Greens turn to ochre; nothing grows or falls. */
  AUTUMN("autumn colour grade"),
  /** More detail in lights and shadows. */
  HDR,
  FADE,
  INVERT,
  /** A few flat tones of strong colour. */
  POSTER,
  PIXELATE,
  EMBOSS;

  private final String label;

  Look() {
    label = name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Look(String label) {
    this.label = label;
  }

  /** What it honestly is, in a few words for a plan. */
  public String label() {
    return label;
  }
}
