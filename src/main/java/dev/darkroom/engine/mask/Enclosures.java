package dev.darkroom.engine.mask;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What outlines enclose: all that a ball rolling in from the frame does not reach, since it neither
 * crosses an edge nor fits through a gap in one (after the trapped balls of Zhang, Chen, Zhao,
 * Xiao, Wang, "Vectorizing Cartoon Animations", 2009). One proposal for each size of ball and each
 * strength that an edge needs to stop it.
 */
final class Enclosures {
  /** Radii, of the longer side. */
  private static final double[] BALLS = {0.004, 0.008, 0.016, 0.03};

  private static final int STRENGTHS = 12;
  private static final double STEP = 1.35;
  private static final double FIRST = 0.003;
  private static final double SHARE_MIN = 0.01;
  private static final double SHARE_MAX = 0.8;
  private static final double ON_FRAME_MAX = 0.25;

  private Enclosures() {}

  static List<Shape> of(SharpEdges edges) {
    byte[] level = levels(edges);
    return Arrays.stream(BALLS)
        .parallel()
        .boxed()
        .flatMap(size -> trapped(edges, level, size).stream())
        .filter(Enclosures::plausible)
        .toList();
  }

  private static List<Shape> trapped(SharpEdges edges, byte[] level, double size) {
    int width = edges.width();
    int height = edges.height();
    int ball = Math.max(1, (int) Math.round(size * Math.max(width, height)));
    byte[] stop = new Maximum(width, height).over(level, ball);
    byte[] pass = passes(stop, width, height);
    return IntStream.range(0, STRENGTHS)
        .mapToObj(
            k -> {
              Shape reached = Shape.where(width, height, i -> pass[i] <= k).grown(ball);
              return main(reached.not().opened(Math.max(1, width / 150)));
            })
        .toList();
  }

  /** How many of the strengths each pixel's edge reaches. */
  private static byte[] levels(SharpEdges edges) {
    double first = Math.max(2.2 * edges.noise(), FIRST);
    byte[] level = new byte[edges.value().length];
    for (int i = 0; i < level.length; i++) {
      double value = edges.value()[i] / first;
      int k = value < 1 ? 0 : 1 + (int) (Math.log(value) / Math.log(STEP));
      level[i] = (byte) Math.min(STRENGTHS, k);
    }
    return level;
  }

  /** The least level at which each pixel can be reached from the frame. */
  private static byte[] passes(byte[] stop, int width, int height) {
    byte[] pass = new byte[stop.length];
    Arrays.fill(pass, Byte.MAX_VALUE);
    Shape reached = new Shape(width, height);
    Shape frame = Shape.frame(width, height, 1);
    for (int k = 0; k < STRENGTHS; k++) {
      int most = k;
      Shape open = Shape.where(width, height, i -> stop[i] <= most);
      reached = open.reachedFrom(reached.or(frame));
      for (int i = 0; i < pass.length; i++) {
        if (reached.inside()[i] && pass[i] == Byte.MAX_VALUE) {
          pass[i] = (byte) k;
        }
      }
    }
    return pass;
  }

  private static Shape main(Shape rest) {
    Parts parts = Parts.of(rest);
    return parts.atLeast(Math.max(parts.largest() / 6, 1));
  }

  private static boolean plausible(Shape shape) {
    double share = shape.share();
    Shape frame = Shape.frame(shape.width(), shape.height(), 2);
    double onFrame = shape.and(frame).area() / (double) frame.area();
    return share > SHARE_MIN && share < SHARE_MAX && onFrame < ON_FRAME_MAX;
  }

  /** The largest value within a square around each pixel. */
  private record Maximum(int width, int height) {
    byte[] over(byte[] values, int radius) {
      return along(along(values, radius, true), radius, false);
    }

    private byte[] along(byte[] values, int radius, boolean across) {
      byte[] result = new byte[values.length];
      int stride = across ? 1 : width;
      int length = across ? width : height;
      for (int i = 0; i < values.length; i++) {
        int k = across ? i % width : i / width;
        int from = Math.max(0, k - radius) - k;
        int to = Math.min(length - 1, k + radius) - k;
        byte most = 0;
        for (int d = from; d <= to; d++) {
          most = (byte) Math.max(most, values[i + d * stride]);
        }
        result[i] = most;
      }
      return result;
    }
  }
}
