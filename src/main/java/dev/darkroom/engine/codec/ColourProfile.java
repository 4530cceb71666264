package dev.darkroom.engine.codec;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The way from a picture's own colours to sRGB, read from an ICC profile (ICC.1:2022) of the matrix
 * kind, three tone curves and a 3x3 matrix, or of the grey kind, one curve. Colours outside sRGB
 * are clipped. Profiles made of look-up tables are not read.
 */
final class ColourProfile {
  /** From the profile connection space, XYZ under D50, to linear sRGB. */
  private static final double[][] SRGB_FROM_XYZ = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  private static final int STEPS = 1 << 14;
  private static final byte[] ENCODED = encoded();
  private static final int TAGS_MAX = 200;

  /** The light of each 8-bit value, for red, green and blue. */
  private final float[][] curves;

  /** From the picture's linear colours to linear sRGB. */
  private final float[] matrix;

  private ColourProfile(float[][] curves, float[] matrix) {
    this.curves = curves;
    this.matrix = matrix;
  }

  /** Empty when the profile is broken or of a kind that is not read. */
  static Optional<ColourProfile> parse(byte[] profile) {
    try {
      Bytes bytes = Bytes.of(profile);
      if (!bytes.says(36, "acsp") || !bytes.says(20, "XYZ ")) {
        return Optional.empty();
      }
      return switch (bytes.tag(16)) {
        case "RGB " -> Optional.of(rgb(bytes));
        case "GRAY" -> Optional.of(grey(bytes));
        default -> Optional.empty();
      };
    } catch (CodecException _) {
      return Optional.empty();
    }
  }

  /** Whether the profile is sRGB, to within what 8 bits can show. */
  boolean isSrgb() {
    for (int value = 0; value < 256; value++) {
      for (float[] curve : curves) {
        int seen = ENCODED[Math.round(curve[value] * STEPS)] & 255;
        if (Math.abs(seen - value) > 1) {
          return false;
        }
      }
    }
    for (int i = 0; i < 9; i++) {
      if (Math.abs(matrix[i] - (i % 4 == 0 ? 1 : 0)) > 0.004) {
        return false;
      }
    }
    return true;
  }

  /** Turns a row of blue, green, red, alpha into sRGB in place. */
  void toSrgb(byte[] row, int pixels) {
    float[] m = matrix;
    for (int i = 0; i < 4 * pixels; i += 4) {
      float r = curves[0][row[i + 2] & 255];
      float g = curves[1][row[i + 1] & 255];
      float b = curves[2][row[i] & 255];
      row[i + 2] = encode(m[0] * r + m[1] * g + m[2] * b);
      row[i + 1] = encode(m[3] * r + m[4] * g + m[5] * b);
      row[i] = encode(m[6] * r + m[7] * g + m[8] * b);
    }
  }

  private static byte encode(float light) {
    return ENCODED[Math.round(Math.clamp(light, 0f, 1f) * STEPS)];
  }

  private static ColourProfile rgb(Bytes profile) {
    float[][] curves = {
      curve(tag(profile, "rTRC")), curve(tag(profile, "gTRC")), curve(tag(profile, "bTRC"))
    };
    double[][] columns = {
      xyz(tag(profile, "rXYZ")), xyz(tag(profile, "gXYZ")), xyz(tag(profile, "bXYZ"))
    };
    float[] matrix = new float[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += SRGB_FROM_XYZ[row][k] * columns[column][k];
        }
        matrix[3 * row + column] = (float) sum;
      }
    }
    return new ColourProfile(curves, matrix);
  }

  private static ColourProfile grey(Bytes profile) {
    float[] curve = curve(tag(profile, "kTRC"));
    return new ColourProfile(
        new float[][] {curve, curve, curve}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  private static Bytes tag(Bytes profile, String name) {
    long count = Math.min(TAGS_MAX, profile.u32(128));
    for (long entry = 132; entry < 132 + 12 * count; entry += 12) {
      if (profile.says(entry, name)) {
        return profile.part(profile.u32(entry + 4), profile.u32(entry + 8));
      }
    }
    throw CodecException.invalid("The colour profile has no " + name + ".");
  }

  private static double[] xyz(Bytes tag) {
    return new double[] {fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)};
  }

  private static double fixed(Bytes tag, long at) {
    return tag.i32(at) / 65536.0;
  }

  private static float[] curve(Bytes tag) {
    DoubleUnaryOperator function =
        switch (tag.tag(0)) {
          case "curv" -> sampled(tag);
          case "para" -> parametric(tag);
          default -> throw CodecException.invalid("The colour profile has an unknown curve.");
        };
    float[] light = new float[256];
    for (int value = 0; value < 256; value++) {
      double result = function.applyAsDouble(value / 255.0);
      light[value] = (float) Math.clamp(Double.isNaN(result) ? 0 : result, 0.0, 1.0);
    }
    return light;
  }

  /** No number: linear. One: an exponent. More: samples, evenly spaced. */
  private static DoubleUnaryOperator sampled(Bytes tag) {
    long count = tag.u32(8);
    if (count == 0) {
      return x -> x;
    }
    if (count == 1) {
      double gamma = tag.u16(12) / 256.0;
      return x -> Math.pow(x, gamma);
    }
    tag.part(12, 2 * count);
    return x -> {
      double place = x * (count - 1);
      long below = Math.min((long) place, count - 2);
      double low = tag.u16(12 + 2 * below);
      double high = tag.u16(14 + 2 * below);
      return (low + (high - low) * (place - below)) / 65535;
    };
  }

  /** The five kinds of the specification's table, by their numbers g, a, b, c, d, e, f. */
  private static DoubleUnaryOperator parametric(Bytes tag) {
    int kind = tag.u16(8);
    int[] counts = {1, 3, 4, 5, 7};
    if (kind >= counts.length) {
      throw CodecException.invalid("The colour profile has an unknown curve.");
    }
    double[] p = {1, 1, 0, 0, 0, 0, 0};
    for (int i = 0; i < counts[kind]; i++) {
      p[i] = fixed(tag, 12 + 4 * i);
    }
    double from = kind == 1 || kind == 2 ? -p[2] / p[1] : p[4];
    double above = kind == 2 ? p[3] : p[5];
    double below = kind == 2 ? p[3] : p[6];
    double slope = kind >= 3 ? p[3] : 0;
    return x -> x >= from ? Math.pow(p[1] * x + p[2], p[0]) + above : slope * x + below;
  }

  private static byte[] encoded() {
    byte[] table = new byte[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double c = i / (double) STEPS;
      double value = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
      table[i] = (byte) Math.round(255 * value);
    }
    return table;
  }
}
