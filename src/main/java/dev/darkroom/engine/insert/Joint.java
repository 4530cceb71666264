package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import org.jspecify.annotations.Nullable;

/** Lays a sprite over a photo: shadow first, then the thing, as soft and as noisy as the photo. */
final class Joint {
  /** From here bright light is rolled off, so that highlights keep their shape. */
  private static final double KNEE = 0.82;

  private final Bitmap photo;
  private final Grain grain;
  private final @Nullable Mask where;
  private final Monitor monitor;

  /** The photo with the thing, and which of its pixels are new. */
  record Joined(Bitmap picture, Mask changed) {}

  /**
   * @param where nothing changes outside it; null for everywhere
   */
  Joint(Bitmap photo, Grain grain, @Nullable Mask where, Monitor monitor) {
    this.photo = photo;
    this.grain = grain;
    this.where = where;
    this.monitor = monitor;
  }

  /** Lays it so that the view's target comes to that pixel. */
  Joined with(Sprite sprite, int centreX, int centreY) {
    Bitmap picture = photo.copy();
    Mask changed = new Mask(photo.width(), photo.height());
    int top = Math.max(0, centreY - Math.max(sprite.shadeHeight(), sprite.halfHeight()));
    int bottom =
        Math.min(photo.height(), centreY + Math.max(sprite.shadeHeight(), sprite.halfHeight()));
    Sprite soft = softened(sprite, centreX, centreY);
    for (int y = top; y < bottom; y++) {
      if (y % 64 == 0) {
        monitor.check();
      }
      row(soft, y, centreX, centreY, picture, changed);
    }
    return new Joined(picture, changed);
  }

  private void row(Sprite sprite, int y, int centreX, int centreY, Bitmap picture, Mask changed) {
    int reach = Math.max(sprite.shadeWidth(), sprite.halfWidth());
    int end = Math.min(photo.width(), centreX + reach);
    double[] ground = new double[3];
    for (int x = Math.max(0, centreX - reach); x < end; x++) {
      int at = y * photo.width() + x;
      int allowed = where == null ? 255 : where.coverage()[at] & 255;
      boolean shaded = ground(sprite, x, y, x - centreX, y - centreY, ground);
      int cell = cell(sprite, x - centreX, y - centreY);
      float cover = cell < 0 ? 0 : sprite.coverage()[cell];
      if (allowed > 0 && (shaded || cover > 0)) {
        pixel(sprite, cell, cover, ground, at, picture);
        changed.coverage()[at] = (byte) allowed;
        keep(picture, at, allowed);
      }
    }
  }

  /** The ground in the thing's shadow; whether there is any shadow. */
  private boolean ground(Sprite sprite, int x, int y, int right, int down, double[] ground) {
    byte[] p = photo.pixels();
    int at = 4 * (y * photo.width() + x);
    boolean inside =
        Math.abs(2 * right + 1) < 2 * sprite.shadeWidth()
            && Math.abs(2 * down + 1) < 2 * sprite.shadeHeight();
    int cell =
        3 * ((down + sprite.shadeHeight()) * 2 * sprite.shadeWidth() + right + sprite.shadeWidth());
    boolean shaded = false;
    for (int c = 0; c < 3; c++) {
      float left = inside ? sprite.shade()[cell + c] : 1;
      shaded |= left < 0.9985f;
      ground[c] = Oklab.linear(p[at + 2 - c] & 255) * left;
    }
    return shaded;
  }

  private static int cell(Sprite sprite, int right, int down) {
    boolean inside =
        right >= -sprite.halfWidth()
            && right < sprite.halfWidth()
            && down >= -sprite.halfHeight()
            && down < sprite.halfHeight();
    return inside
        ? (down + sprite.halfHeight()) * 2 * sprite.halfWidth() + right + sprite.halfWidth()
        : -1;
  }

  /** The thing over the ground, as "over" has it; the sprite's light is weighted by coverage. */
  private void pixel(
      Sprite sprite, int cell, float cover, double[] ground, int at, Bitmap picture) {
    byte[] p = picture.pixels();
    double before = (p[4 * at + 3] & 255) / 255.0;
    double alpha = cover + (1 - cover) * before;
    double noise = cover * grain.noise() * Noise.at(at % photo.width(), at / photo.width());
    for (int c = 0; c < 3; c++) {
      double own = cell < 0 ? 0 : sprite.light()[3 * cell + c];
      double light = alpha == 0 ? 0 : (own + ground[c] * (1 - cover) * before) / alpha;
      int value = Oklab.srgb(light);
      p[4 * at + 2 - c] = (byte) Math.clamp(Math.round(value + noise), 0, 255);
    }
    p[4 * at + 3] = (byte) Math.round(255 * alpha);
  }

  /** Where the caller's mask is soft, part of the old pixel stays. */
  private void keep(Bitmap picture, int at, int allowed) {
    for (int i = 4 * at; allowed < 255 && i < 4 * at + 4; i++) {
      int old = photo.pixels()[i] & 255;
      int now = picture.pixels()[i] & 255;
      picture.pixels()[i] = (byte) ((now * allowed + old * (255 - allowed) + 127) / 255);
    }
  }

  /** The thing alone, its light weighted by its coverage, as soft as the photo. */
  private Sprite softened(Sprite sprite, int centreX, int centreY) {
    int width = 2 * sprite.halfWidth();
    int height = 2 * sprite.halfHeight();
    float[] light = new float[sprite.light().length];
    float[] cover = new float[light.length];
    double[] ground = new double[3];
    for (int i = 0; i < width * height; i++) {
      int right = i % width - sprite.halfWidth();
      int down = i / width - sprite.halfHeight();
      float share = sprite.coverage()[i];
      int x = Math.clamp(centreX + right, 0, photo.width() - 1);
      int y = Math.clamp(centreY + down, 0, photo.height() - 1);
      ground(sprite, x, y, right, down, ground);
      for (int c = 0; c < 3; c++) {
        double own = Math.max(0, sprite.light()[3 * i + c] - (1 - share) * ground[c]);
        light[3 * i + c] = share == 0 ? 0 : (float) (share * rolled(own / share));
        cover[3 * i + c] = share;
      }
    }
    if (grain.blur() > 0.3) {
      light = Planes.blurred(light, width, height, grain.blur());
      cover = Planes.blurred(cover, width, height, grain.blur());
    }
    float[] one = new float[width * height];
    for (int i = 0; i < one.length; i++) {
      one[i] = cover[3 * i] < 0.004f ? 0 : Math.min(1, cover[3 * i]);
    }
    return new Sprite(
        sprite.halfWidth(),
        sprite.halfHeight(),
        one,
        light,
        sprite.shadeWidth(),
        sprite.shadeHeight(),
        sprite.shade());
  }

  private static double rolled(double light) {
    double room = 1 - KNEE;
    return light <= KNEE ? light : KNEE + room * (1 - Math.exp((KNEE - light) / room));
  }

  /** Noise of deviation 1 that is the same for the same pixel. */
  private static final class Noise {
    private static double at(int x, int y) {
      double sum = 0;
      long state = x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL;
      for (int i = 0; i < 4; i++) {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        sum += ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53 - 0.5;
      }
      return sum * Math.sqrt(3);
    }
  }
}
