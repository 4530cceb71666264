package dev.darkroom.engine.composite;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * A picture made ready to be pasted on another: cut out by its own alpha, else from the plain
 * colour of its border, else whole.
 *
 * @param whole whether it is a full rectangle
 */
public record Sticker(Bitmap picture, boolean whole) {
  /** Distances of colours that count as the border's own, and as surely something else. */
  private static final int SAME = 28;

  private static final int OTHER = 120;

  /** The share of the frame's outer pixels that must have its colour. */
  private static final double PLAIN = 0.9;

  /** How far from the flooded ground a pixel may be mixed with it. */
  private static final int SOFT = 3;

  /** None when the picture shows nothing at all. */
  public static Optional<Sticker> of(Bitmap picture, Monitor monitor) {
    if (!picture.opaque()) {
      return trimmed(picture);
    }
    int[] ground = border(picture);
    if (ground.length == 0) {
      return Optional.of(new Sticker(picture, true));
    }
    Optional<Sticker> cut = trimmed(new Plain(picture, ground, monitor).cutOut());
    return cut.isPresent() ? cut : Optional.of(new Sticker(picture, true));
  }

  private static Optional<Sticker> trimmed(Bitmap picture) {
    Mask alpha = new Mask(picture.width(), picture.height());
    for (int i = 0; i < alpha.coverage().length; i++) {
      alpha.coverage()[i] = picture.pixels()[4 * i + 3];
    }
    return Box.around(alpha).map(box -> new Sticker(Cut.of(picture, box), false));
  }

  /** The median colour of the outermost pixels, blue, green, red; nothing when they vary. */
  private static int[] border(Bitmap picture) {
    int width = picture.width();
    int height = picture.height();
    int[][] values = new int[3][2 * (width + height)];
    int count = 0;
    int[] at = new int[2 * (width + height)];
    for (int y = 0; y < height; y++) {
      int step = y == 0 || y == height - 1 ? 1 : Math.max(1, width - 1);
      for (int x = 0; x < width && count < at.length; x += step) {
        at[count++] = 4 * (y * width + x);
      }
    }
    int[] median = new int[3];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < count; i++) {
        values[c][i] = picture.pixels()[at[i] + c] & 255;
      }
      Arrays.sort(values[c], 0, count);
      median[c] = values[c][count / 2];
    }
    int same = 0;
    for (int i = 0; i < count; i++) {
      same += distance(picture, at[i], median) <= SAME ? 1 : 0;
    }
    return same >= PLAIN * count ? median : new int[0];
  }

  private static int distance(Bitmap picture, int at, int[] colour) {
    int most = 0;
    for (int c = 0; c < 3; c++) {
      most = Math.max(most, Math.abs((picture.pixels()[at + c] & 255) - colour[c]));
    }
    return most;
  }

  /** A picture on a plain ground, which is flooded from the border. */
  private static final class Plain {
    private final Bitmap picture;
    private final int[] ground;
    private final Monitor monitor;

    /** 0 for what is not reached, else 1 and how far from the flooded ground. */
    private final byte[] reached;

    Plain(Bitmap picture, int[] ground, Monitor monitor) {
      this.picture = picture;
      this.ground = ground;
      this.monitor = monitor;
      this.reached = new byte[picture.width() * picture.height()];
    }

    Bitmap cutOut() {
      flood();
      Bitmap cut = picture.copy();
      for (int y = 0; y < picture.height(); y++) {
        monitor.check();
        for (int x = 0; x < picture.width(); x++) {
          int i = y * picture.width() + x;
          if (reached[i] == 1) {
            Arrays.fill(cut.pixels(), 4 * i, 4 * i + 4, (byte) 0);
          } else if (reached[i] > 1) {
            unmix(cut, x, y);
          }
        }
      }
      return cut;
    }

    private void flood() {
      ArrayDeque<Integer> open = new ArrayDeque<>();
      int width = picture.width();
      int height = picture.height();
      for (int i = 0; i < reached.length; i++) {
        int x = i % width;
        int y = i / width;
        boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
        if (edge && distance(picture, 4 * i, ground) <= SAME) {
          reached[i] = 1;
          open.add(i);
        }
      }
      int done = 0;
      while (!open.isEmpty()) {
        if ((++done & 0xffff) == 0) {
          monitor.check();
        }
        int i = open.remove();
        int x = i % width;
        int y = i / width;
        for (int side = 0; side < 4; side++) {
          int u = x + (side == 0 ? -1 : side == 1 ? 1 : 0);
          int v = y + (side == 2 ? -1 : side == 3 ? 1 : 0);
          int next = v * width + u;
          if (u < 0 || v < 0 || u >= width || v >= height || reached[next] != 0) {
            continue;
          }
          boolean same = reached[i] == 1 && distance(picture, 4 * next, ground) <= SAME;
          if (same || reached[i] <= SOFT) {
            reached[next] = (byte) (same ? 1 : reached[i] + 1);
            open.add(next);
          }
        }
      }
    }

    /** Takes the ground out of a pixel at the edge: nearby, its colour is seen unmixed. */
    private void unmix(Bitmap cut, int x, int y) {
      int best = -1;
      int most = 0;
      for (int v = Math.max(0, y - SOFT); v <= Math.min(picture.height() - 1, y + SOFT); v++) {
        for (int u = Math.max(0, x - SOFT); u <= Math.min(picture.width() - 1, x + SOFT); u++) {
          int apart = distance(picture, 4 * (v * picture.width() + u), ground);
          if (apart > most) {
            most = apart;
            best = 4 * (v * picture.width() + u);
          }
        }
      }
      int at = 4 * (y * picture.width() + x);
      double alpha = most == 0 ? 0 : (double) distance(picture, at, ground) / Math.min(most, 255);
      if (alpha >= 0.95 || (most < OTHER && alpha > 0.6)) {
        return;
      }
      for (int c = 0; c < 3; c++) {
        cut.pixels()[at + c] = picture.pixels()[best + c];
      }
      cut.pixels()[at + 3] = (byte) Math.round(255 * alpha);
    }
  }
}
