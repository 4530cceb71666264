package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.frame.Resampler;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Backgrounds that are painted without a subject. All but a supplied picture are opaque. */
public final class Fill {
  /** How much a studio's light falls off, as a share of the colour. */
  private static final double FALL_OFF = 0.14;

  private Fill() {}

  /** One colour. */
  public static Bitmap solid(int width, int height, Colour colour) {
    Bitmap result = new Bitmap(width, height);
    for (int i = 0; i < result.pixels().length; i += 4) {
      put(result.pixels(), i, colour.blue(), colour.green(), colour.red());
    }
    return result;
  }

  /** One colour running into another, evenly to the eye (in OKLab). */
  public static Bitmap gradient(int width, int height, Colour from, Colour to, boolean vertical) {
    int length = vertical ? height : width;
    double[][] ramp = new double[length][];
    for (int i = 0; i < length; i++) {
      ramp[i] = between(from, to, length == 1 ? 0 : i / (length - 1.0));
    }
    return painted(
        width,
        height,
        y -> (x, colour) -> System.arraycopy(ramp[vertical ? y : x], 0, colour, 0, 3));
  }

  /**
   * A studio sweep: a wall that runs into a floor, lit from the middle.
   *
   * @param floor the row at which wall and floor meet softly
   */
  public static Bitmap studio(int width, int height, Colour colour, double floor) {
    double[] base = {colour.blue(), colour.green(), colour.red()};
    double[] across = glow(width, 0.5, 0.55);
    double[] down = glow(height, 0.45, 0.6);
    double[] sweep = new double[height];
    for (int y = 0; y < height; y++) {
      double t = Math.clamp((y - floor) / (0.14 * height) + 0.5, 0.0, 1.0);
      sweep[y] = 0.965 + 0.035 * t * t * (3 - 2 * t);
    }
    return painted(
        width,
        height,
        y ->
            (x, shade) -> {
              double light = across[x] * down[y];
              double dimmed = sweep[y] * (1 - FALL_OFF + FALL_OFF * light);
              for (int c = 0; c < 3; c++) {
                shade[c] = base[c] * dimmed + (255 - base[c]) * 0.06 * light;
              }
            });
  }

  /** Another picture scaled and cut so that it covers the frame. */
  public static Bitmap covering(int width, int height, Bitmap picture) {
    double ratio = (double) width / height;
    int across = (int) Math.round(Math.min(picture.width(), picture.height() * ratio));
    int down = (int) Math.round(Math.min(picture.height(), picture.width() / ratio));
    Box frame = Box.frame(picture);
    Box window =
        Box.centred(frame.centreX(), frame.centreY(), Math.max(1, across), Math.max(1, down))
            .movedInto(frame);
    Bitmap resized = Resampler.resize(Cut.of(picture, window), width, height);
    return Over.into(solid(width, height, new Colour(255, 255, 255)), resized);
  }

  /**
   * The picture without its subject, blurred; nothing of the subject's colour bleeds into it
   * (normalised convolution, Knutsson and Westin 1993).
   *
   * @param strength 0 to 1
   */
  public static Bitmap blurred(Bitmap picture, Mask matte, double strength) {
    double deviation =
        (0.006 + 0.03 * Math.clamp(strength, 0.0, 1.0))
            * Math.max(picture.width(), picture.height());
    int working =
        (int) Math.ceil(Math.max(picture.width(), picture.height()) * Math.min(1, 4 / deviation));
    Bitmap small = Resampler.shrunk(picture, working);
    Mask hidden = Resampler.resize(matte, small.width(), small.height());
    double scale = (double) Math.max(small.width(), small.height()) / Math.max(1, working);
    double smallDeviation = Math.min(4, deviation) * scale;
    Plane weight = weight(small, hidden);
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      planes[c] = convolved(Plane.of(small, c), weight, smallDeviation);
    }
    return painted(
        picture.width(),
        picture.height(),
        y -> {
          float[][] rows = new float[3][];
          Arrays.setAll(rows, c -> planes[c].row(y, picture.width(), picture.height()));
          return (x, colour) -> Arrays.setAll(colour, c -> rows[c][x]);
        });
  }

  /** 1 where only background shows; the soft edge, mixed with the subject, counts as hidden. */
  private static Plane weight(Bitmap picture, Mask hidden) {
    Plane spread = Plane.of(hidden).blurred(2);
    for (int i = 0; i < spread.values.length; i++) {
      boolean seen = spread.values[i] < 0.01f && picture.pixels()[4 * i + 3] == (byte) 255;
      spread.values[i] = seen ? 1 : 0;
    }
    return spread;
  }

  /** Blurs what has weight; where nothing near has any, takes ever wider surroundings. */
  private static Plane convolved(Plane picture, Plane weight, double deviation) {
    Plane result = picture.times(weight).soft(deviation);
    Plane known = weight.soft(deviation);
    for (double wide = 3 * deviation; ; wide *= 3) {
      Plane wideWeight = weight.soft(wide);
      Plane wideColour = picture.times(weight).soft(wide);
      boolean whole = true;
      for (int i = 0; i < result.values.length; i++) {
        float missing = Math.max(0, 0.05f - known.values[i]);
        result.values[i] += missing * wideColour.values[i];
        known.values[i] += missing * wideWeight.values[i];
        whole &= known.values[i] > 1e-4f;
      }
      if (whole || wide > picture.width + picture.height) {
        break;
      }
    }
    for (int i = 0; i < result.values.length; i++) {
      result.values[i] = known.values[i] > 0 ? result.values[i] / known.values[i] : 128;
    }
    return result;
  }

  private interface Paint {
    /** Paints one row. */
    RowPaint row(int y);
  }

  private interface RowPaint {
    /** Writes blue, green, red of a pixel, 0 to 255. */
    void at(int x, double[] colour);
  }

  /** Rounds with a fixed pattern of less than half a step, so that slow ramps do not band. */
  private static Bitmap painted(int width, int height, Paint paint) {
    Bitmap result = new Bitmap(width, height);
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              double[] colour = new double[3];
              RowPaint row = paint.row(y);
              for (int x = 0; x < width; x++) {
                row.at(x, colour);
                double dither = dither(x, y);
                put(
                    result.pixels(),
                    4 * (y * width + x),
                    (int) Math.round(colour[0] + dither),
                    (int) Math.round(colour[1] + dither),
                    (int) Math.round(colour[2] + dither));
              }
            });
    return result;
  }

  /** Interleaved gradient noise (Jimenez 2014), -0.49 to 0.49. */
  private static double dither(int x, int y) {
    double noise = 52.9829189 * fraction(0.06711056 * x + 0.00583715 * y);
    return 0.98 * (fraction(noise) - 0.5);
  }

  private static double fraction(double value) {
    return value - Math.floor(value);
  }

  private static double[] between(Colour from, Colour to, double share) {
    if (share == 0 || share == 1) {
      Colour end = share == 0 ? from : to;
      return new double[] {end.blue(), end.green(), end.red()};
    }
    float[] a = Oklab.from(from);
    float[] b = Oklab.from(to);
    double[] rgb = new double[3];
    Oklab.toLinear(
        a[0] + share * (b[0] - a[0]),
        a[1] + share * (b[1] - a[1]),
        a[2] + share * (b[2] - a[2]),
        rgb);
    return new double[] {Oklab.srgb(rgb[2]), Oklab.srgb(rgb[1]), Oklab.srgb(rgb[0])};
  }

  private static double[] glow(int length, double middle, double reach) {
    double[] glow = new double[length];
    Arrays.setAll(
        glow,
        i -> {
          double off = ((i + 0.5) / length - middle) / reach;
          return Math.exp(-off * off);
        });
    return glow;
  }

  private static void put(byte[] pixels, int i, int blue, int green, int red) {
    pixels[i] = (byte) Math.clamp(blue, 0, 255);
    pixels[i + 1] = (byte) Math.clamp(green, 0, 255);
    pixels[i + 2] = (byte) Math.clamp(red, 0, 255);
    pixels[i + 3] = (byte) 255;
  }
}
