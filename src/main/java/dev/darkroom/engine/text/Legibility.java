package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.fill.Window;
import org.jspecify.annotations.Nullable;

/**
 * Makes letters stand out from what is below them. Contrast is the ratio of the Web Content
 * Accessibility Guidelines: 3 is enough for large text.
 */
public final class Legibility {
  private static final Colour WHITE = new Colour(255, 255, 255);
  private static final Colour DARK = new Colour(24, 24, 26);
  private static final double ENOUGH = 3;

  /** Up to this share of faint pixels nothing is added, up to the other a shadow does. */
  private static final double CLEAN = 0.02;

  private static final double SHADED = 0.35;

  /** At most so many pixels a side are looked at. */
  private static final int SAMPLES = 200;

  private Legibility() {}

  /**
   * How to letter a place.
   *
   * @param colour null chooses white or black
   * @param em the size of the type in pixels
   * @param opacity 0 to 1
   */
  public static Lettering of(
      Bitmap picture, Window place, @Nullable Colour colour, double em, double opacity) {
    Colour ink = colour;
    if (ink == null) {
      double white = faint(picture, place, WHITE);
      double dark = faint(picture, place, DARK);
      ink = white <= Math.max(CLEAN, 1.25 * dark) || (opacity < 1 && white < 0.6) ? WHITE : DARK;
    }
    Colour rim = luminance(ink) > 0.18 ? DARK : WHITE;
    double faint = faint(picture, place, ink);
    if (faint <= CLEAN) {
      return new Lettering(ink, rim, 0, 0, 0, opacity);
    }
    if (faint <= SHADED || opacity < 1) {
      return new Lettering(ink, rim, 0, rim.equals(WHITE) ? 0.75 : 0.6, 0.16 * em, opacity);
    }
    Colour contrary = colour == null || luminance(ink) > 0.5 ? rim : WHITE;
    return new Lettering(ink, contrary, 0.045 * em, 0.35, 0.12 * em, opacity);
  }

  /** The share of the place's pixels that a colour does not stand out from. */
  private static double faint(Bitmap picture, Window place, Colour colour) {
    double ink = luminance(colour);
    int stepX = Math.max(1, place.width() / SAMPLES);
    int stepY = Math.max(1, place.height() / SAMPLES);
    long faint = 0;
    long count = 0;
    for (int y = place.y(); y < place.bottom(); y += stepY) {
      for (int x = place.x(); x < place.right(); x += stepX) {
        int i = 4 * (y * picture.width() + x);
        byte[] p = picture.pixels();
        double ground = luminance(p[i + 2] & 255, p[i + 1] & 255, p[i] & 255);
        double contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        count++;
        faint += contrast < ENOUGH && (p[i + 3] & 255) > 0 ? 1 : 0;
      }
    }
    return (double) faint / count;
  }

  private static double luminance(Colour colour) {
    return luminance(colour.red(), colour.green(), colour.blue());
  }

  /** Relative luminance, 0 to 1. */
  private static double luminance(int red, int green, int blue) {
    return 0.2126 * Oklab.linear(red) + 0.7152 * Oklab.linear(green) + 0.0722 * Oklab.linear(blue);
  }
}
