package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Small round spots in skin that are darker or redder than the skin around them. Eyes, brows and
 * nostrils are larger, far darker or not surrounded by skin, and a mouth is long: they stay.
 */
final class Blemishes {
  /** Darker, plus redder, than the surroundings by this in OKLab. */
  private static final double CONTRAST_MIN = 0.035;

  /** A nostril or a pupil is darker still. */
  private static final double CONTRAST_MAX = 0.3;

  /** Of a face's width. */
  private static final double DIAMETER_MAX = 0.13;

  /** Of a face's width: the holes in skin that still count as skin. */
  private static final double CLOSED = 0.07;

  private static final double ROUND_MIN = 0.45;

  private Blemishes() {}

  /** The spots, with a rim, sized as the skin's small copy. */
  static Mask of(Skin skin, Monitor monitor) {
    Bitmap small = skin.small();
    int width = small.width();
    Mask amid = skin.closed((int) Math.round(CLOSED * skin.face()));
    float[] contrast = contrast(skin, amid);
    Mask spots = new Mask(width, small.height());
    boolean[] seen = new boolean[contrast.length];
    double diameterMax = Math.max(4, DIAMETER_MAX * skin.face());
    for (int peak : peaks(contrast)) {
      if (!seen[peak]) {
        monitor.check();
        Spot spot = around(peak, contrast, seen, width);
        if (spot.blemish(amid, diameterMax)) {
          spot.mark(spots);
        }
      }
    }
    return spots;
  }

  /** The places of contrast, the strongest first. */
  private static int[] peaks(float[] contrast) {
    return IntStream.range(0, contrast.length)
        .filter(i -> contrast[i] > CONTRAST_MIN)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -contrast[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What hangs together around a peak and has half of its contrast. */
  private static Spot around(int peak, float[] contrast, boolean[] seen, int width) {
    Spot spot = new Spot(width);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(peak);
    seen[peak] = true;
    while (!open.isEmpty()) {
      int at = open.poll();
      spot.add(at, contrast[at]);
      for (int next : neighbours(at, width, contrast.length)) {
        if (next >= 0 && !seen[next] && contrast[next] > Math.max(0.02, contrast[peak] / 2)) {
          seen[next] = true;
          open.add(next);
        }
      }
    }
    return spot;
  }

  private static int[] neighbours(int at, int width, int count) {
    int x = at % width;
    return new int[] {
      x > 0 ? at - 1 : -1,
      x < width - 1 ? at + 1 : -1,
      at - width,
      at + width < count ? at + width : -1
    };
  }

  /** How much darker and redder each place is than the skin around it. */
  private static float[] contrast(Skin skin, Mask closed) {
    int width = skin.small().width();
    float[] dark = new float[skin.lightness().length];
    float[] weight = new float[dark.length];
    float[] lab = new float[3];
    byte[] p = skin.small().pixels();
    for (int i = 0; i < dark.length; i++) {
      Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
      dark[i] = 1.5f * lab[1] - lab[0];
      weight[i] = (skin.mask().coverage()[i] & 255) / 255f;
    }
    float[] fine = Boxes.mean(dark, width, 1);
    float[] weighted = new float[dark.length];
    for (int i = 0; i < dark.length; i++) {
      weighted[i] = dark[i] * weight[i];
    }
    int radius = (int) Math.round(0.09 * skin.face());
    float[] around = Boxes.mean(weighted, width, radius);
    float[] weights = Boxes.mean(weight, width, radius);
    float[] contrast = new float[dark.length];
    for (int i = 0; i < dark.length; i++) {
      boolean amid = closed.coverage()[i] != 0 && weights[i] > 0.4;
      contrast[i] = amid ? fine[i] - around[i] / weights[i] : 0;
    }
    return contrast;
  }

  /** Connected places of contrast. */
  private static final class Spot {
    private final int width;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;
    private int count;
    private double most;

    Spot(int width) {
      this.width = width;
    }

    void add(int at, double contrast) {
      left = Math.min(left, at % width);
      right = Math.max(right, at % width);
      top = Math.min(top, at / width);
      bottom = Math.max(bottom, at / width);
      count++;
      most = Math.max(most, contrast);
    }

    boolean blemish(Mask skin, double diameterMax) {
      int across = right - left + 1;
      int down = bottom - top + 1;
      int longer = Math.max(across, down);
      int shorter = Math.min(across, down);
      boolean round = shorter >= 0.5 * longer && count >= ROUND_MIN * across * down;
      return count >= 4 && round && longer <= diameterMax && most < CONTRAST_MAX && amidSkin(skin);
    }

    /** Whether skin lies all around it. */
    private boolean amidSkin(Mask skin) {
      int rim = Math.max(3, (right - left + bottom - top) / 3);
      double radius = Math.max(right - left, bottom - top) / 2.0 + rim;
      int sure = 0;
      int steps = 24;
      for (int i = 0; i < steps; i++) {
        double angle = 2 * Math.PI * i / steps;
        int x = (int) Math.round((left + right) / 2.0 + radius * Math.cos(angle));
        int y = (int) Math.round((top + bottom) / 2.0 + radius * Math.sin(angle));
        boolean inside = x >= 0 && y >= 0 && x < skin.width() && y < skin.height();
        sure += inside && skin.at(x, y) > 180 ? 1 : 0;
      }
      return sure >= 0.8 * steps;
    }

    void mark(Mask spots) {
      double middleX = (left + right) / 2.0;
      double middleY = (top + bottom) / 2.0;
      double radius = Math.max(right - left, bottom - top) / 2.0 + 2.5;
      int reach = (int) Math.ceil(radius);
      for (int y = (int) middleY - reach; y <= middleY + reach; y++) {
        for (int x = (int) middleX - reach; x <= middleX + reach; x++) {
          boolean inside = x >= 0 && y >= 0 && x < spots.width() && y < spots.height();
          if (inside && Math.hypot(x - middleX, y - middleY) <= radius) {
            spots.coverage()[y * width + x] = (byte) 255;
          }
        }
      }
    }
  }
}
