package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.frame.Resampler;

/**
 * Where the skin is in a person's region, and how large a face it is: what has a skin's colour
 * ({@link SkinColour}) and is smooth, so that neither hair nor cloth of that colour counts.
 *
 * @param small a copy of the picture at which a face is about 110 pixels across, if it has so many
 * @param lightness of the small copy
 * @param mask of the skin, soft, sized as the small copy
 * @param face the width of a face in the small copy, in pixels, or of as much skin
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one step to the next and never compared.
record Skin(Bitmap small, float[] lightness, Mask mask, int face) {
  private static final int FACE = 110;

  private static final int SIDE_MAX = 1600;

  /** Less skin than this in the region is chance. */
  private static final double SHARE_MIN = 0.004;

  /** The standard deviation of lightness at which a place is hair or cloth rather than skin. */
  private static final double ROUGH = 0.075;

  /**
   * Found within the region.
   *
   * @param marked whether the caller drew the region: then all of it counts where no colour tells
   * @throws Refusal REGION_NOT_FOUND where there is none
   */
  static Skin of(Bitmap picture, Mask region, boolean marked) {
    Bitmap coarse = Thumbnail.of(picture, 256);
    Mask there = Resampler.resize(region, coarse.width(), coarse.height());
    float[] possible = likelihood(coarse, there, 2, SkinColour::possible);
    SkinColour colour = SkinColour.ofHead(coarse, possible);
    float[] first = marked ? possible : likelihood(coarse, there, 2, colour::likely);
    double pixels = 0;
    double all = 1e-9;
    for (int i = 0; i < first.length; i++) {
      pixels += first[i];
      all += (there.coverage()[i] & 255) / 255.0;
    }
    boolean tells = pixels >= Math.max(9, SHARE_MIN * first.length);
    if (!marked && !tells) {
      throw nowhere();
    }
    boolean whole = marked && pixels < 0.1 * all;
    double face = Math.sqrt(whole ? all : Math.max(9, pixels));
    int longer = Math.max(picture.width(), picture.height());
    int coarser = Math.max(coarse.width(), coarse.height());
    double side = Math.min(longer, coarser * FACE / face);
    Bitmap small = Thumbnail.of(picture, (int) Math.clamp(side, 16, SIDE_MAX));
    Mask place = Resampler.resize(region, small.width(), small.height());
    Likely likely = marked ? SkinColour::possible : colour::likely;
    Mask mask = whole ? place : mask(small, place, likely);
    int seen = Math.max(small.width(), small.height());
    int wide = Math.max(4, (int) Math.round(face * seen / coarser));
    return new Skin(small, Thumbnail.lightness(small), mask, wide);
  }

  private interface Likely {
    double of(float[] lab);
  }

  private static Mask mask(Bitmap small, Mask place, Likely colour) {
    // Means of a neighbourhood: specks go, and pupils stay out.
    float[] even = Boxes.mean(likelihood(small, place, 3, colour), small.width(), 2);
    Mask mask = new Mask(small.width(), small.height());
    for (int i = 0; i < even.length; i++) {
      double sure = Math.clamp((even[i] - 0.35) / 0.4, 0.0, 1.0);
      mask.coverage()[i] = (byte) Math.round(sure * (place.coverage()[i] & 255));
    }
    return mask;
  }

  private static float[] likelihood(Bitmap small, Mask place, int radius, Likely colour) {
    float[] light = Thumbnail.lightness(small);
    float[] square = new float[light.length];
    for (int i = 0; i < light.length; i++) {
      square[i] = light[i] * light[i];
    }
    float[] mean = Boxes.mean(light, small.width(), radius);
    float[] spread = Boxes.mean(square, small.width(), radius);
    float[] likely = new float[light.length];
    float[] lab = new float[3];
    byte[] p = small.pixels();
    for (int i = 0; i < likely.length; i++) {
      Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
      double rough = Math.sqrt(Math.max(0, spread[i] - mean[i] * mean[i]));
      double smooth = Math.clamp(2 - 2 * rough / ROUGH, 0.0, 1.0);
      likely[i] = (float) (colour.of(lab) * smooth * (place.coverage()[i] & 255) / 255);
    }
    return likely;
  }

  /** The skin at the size of the picture. */
  Mask full(Bitmap picture) {
    return Resampler.resize(mask, picture.width(), picture.height());
  }

  /**
   * The mask with holes closed that are smaller than an eye: a spot in skin lies in skin, whatever
   * its own colour.
   *
   * @param radius in pixels of the small copy
   */
  Mask closed(int radius) {
    int width = mask.width();
    float[] open = new float[mask.coverage().length];
    for (int i = 0; i < open.length; i++) {
      open[i] = -(mask.coverage()[i] & 255);
    }
    float[] grown = Boxes.least(open, width, radius);
    for (int i = 0; i < grown.length; i++) {
      grown[i] = -grown[i];
    }
    float[] closed = Boxes.least(grown, width, radius);
    Mask result = new Mask(width, mask.height());
    for (int i = 0; i < closed.length; i++) {
      result.coverage()[i] = (byte) Math.round(closed[i]);
    }
    return result;
  }

  private static Refusal nowhere() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "No skin was found in this picture. Send a mask of the skin to smooth.",
        "未在图片中找到皮肤区域，请上传标出皮肤的蒙版（mask）。");
  }
}
