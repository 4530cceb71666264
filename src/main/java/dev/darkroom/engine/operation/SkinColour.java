package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.colour.Oklab;
import java.util.ArrayDeque;

/**
 * What colour somebody's skin has in a picture. First by what skins can be: hues from rose to
 * yellowish brown, of little to middling chroma, from dark brown to nearly white. That also fits
 * wood, fur and an orange suit, so the head, the highest large patch of such a colour, says which
 * of them it is here.
 *
 * @param a OKLab's a of the head's skin in the mean, as is b
 */
record SkinColour(double a, double b) {
  /** Colours further away in OKLab's a and b are something else. */
  private static final double DISTANCE = 0.05;

  /** A patch smaller than this share of the largest is no head. */
  private static final double PATCH_MIN = 0.2;

  /** How much a colour may be any skin's, 0 to 1. */
  static double possible(float[] lab) {
    double chroma = Math.hypot(lab[1], lab[2]);
    double hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));
    double hued = ramp((hue - 12) / 12) * ramp((88 - hue) / 14);
    double coloured = ramp((chroma - 0.015) / 0.02) * ramp((0.155 - chroma) / 0.03);
    double lit = ramp((lab[0] - 0.28) / 0.12) * ramp((0.985 - lab[0]) / 0.03);
    return hued * coloured * lit;
  }

  /** How much a colour is this skin's, 0 to 1. */
  double likely(float[] lab) {
    double away = Math.hypot(lab[1] - a, lab[2] - b) / DISTANCE;
    return possible(lab) * ramp(2 - 1.6 * away);
  }

  /** The mean over the head, which is the highest of the large connected patches. */
  static SkinColour ofHead(Bitmap small, float[] possible) {
    int width = small.width();
    boolean[] seen = new boolean[possible.length];
    int largest = 0;
    for (int i = 0; i < possible.length; i++) {
      largest = Math.max(largest, patch(possible, seen, i, width).size());
    }
    boolean[] again = new boolean[possible.length];
    for (int i = 0; i < possible.length; i++) {
      ArrayDeque<Integer> patch = patch(possible, again, i, width);
      if (!patch.isEmpty() && patch.size() >= PATCH_MIN * largest) {
        return mean(small, patch);
      }
    }
    return new SkinColour(0.04, 0.05);
  }

  /** The connected places from there on that are likely; empty when seen before or unlikely. */
  private static ArrayDeque<Integer> patch(float[] possible, boolean[] seen, int from, int width) {
    ArrayDeque<Integer> patch = new ArrayDeque<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    reach(possible, seen, from, open);
    while (!open.isEmpty()) {
      int at = open.poll();
      patch.add(at);
      if (at % width > 0) {
        reach(possible, seen, at - 1, open);
      }
      if (at % width < width - 1) {
        reach(possible, seen, at + 1, open);
      }
      reach(possible, seen, at - width, open);
      reach(possible, seen, at + width, open);
    }
    return patch;
  }

  private static void reach(float[] possible, boolean[] seen, int at, ArrayDeque<Integer> open) {
    if (at >= 0 && at < possible.length && !seen[at] && possible[at] > 0.4f) {
      seen[at] = true;
      open.add(at);
    }
  }

  private static SkinColour mean(Bitmap small, ArrayDeque<Integer> patch) {
    float[] lab = new float[3];
    byte[] p = small.pixels();
    double a = 0;
    double b = 0;
    for (int at : patch) {
      Oklab.from(p[4 * at + 2] & 255, p[4 * at + 1] & 255, p[4 * at] & 255, lab, 0);
      a += lab[1];
      b += lab[2];
    }
    return new SkinColour(a / patch.size(), b / patch.size());
  }

  private static double ramp(double value) {
    return Math.clamp(value, 0.0, 1.0);
  }
}
