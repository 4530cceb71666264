package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/**
 * A rendered picture as it is without one of its products: nothing of it is left, neither shadow
 * nor colour thrown on the ground.
 *
 * @param picture rendered without the product
 * @param product where the product was
 * @param others the other products
 */
record Bare(Bitmap picture, Mask product, Mask others) {
  /** A pixel is in the product's shadow when it is darker by so much, in L*. */
  private static final double SHADOW = 3;

  /** Noise is averaged over squares of that half side. */
  private static final int REACH = 3;

  /** What is left of a shadow: the mean darkness where it was, before and after. */
  record Residue(double before, double after) {}

  /**
   * The shadow that a picture still has beside the product, in L*.
   *
   * @param rim how far from the products it begins
   */
  Residue shadow(Bitmap before, Bitmap after, int rim) {
    Mask near = Masks.grown(product, rim);
    Mask other = Masks.grown(others, rim);
    double was = 0;
    double is = 0;
    int count = 0;
    for (int y = REACH; y < picture.height() - REACH; y += 2) {
      for (int x = REACH; x < picture.width() - REACH; x += 2) {
        if (near.at(x, y) == 0 && other.at(x, y) == 0) {
          double bare = lightness(picture, x, y);
          double dark = bare - lightness(before, x, y);
          if (dark >= SHADOW) {
            was += dark;
            is += Math.abs(bare - lightness(after, x, y));
            count++;
          }
        }
      }
    }
    return new Residue(was / Math.max(1, count), is / Math.max(1, count));
  }

  /** How far what filled the product's place is from the bare ground, the mean of CIEDE2000. */
  double off(Bitmap after) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < product.coverage().length; i += 3) {
      if (product.coverage()[i] == (byte) 255 && others.coverage()[i] == 0) {
        sum += Lab.of(picture, i).difference(Lab.of(after, i));
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private static double lightness(Bitmap bitmap, int x, int y) {
    double sum = 0;
    for (int v = y - REACH; v <= y + REACH; v += 3) {
      for (int u = x - REACH; u <= x + REACH; u += 3) {
        sum += Lab.of(bitmap, v * bitmap.width() + u).l();
      }
    }
    return sum / 9;
  }
}
