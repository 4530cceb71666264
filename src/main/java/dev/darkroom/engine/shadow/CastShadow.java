package dev.darkroom.engine.shadow;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.fill.Window;
import java.util.Optional;

/**
 * The soft shadow of a thing, and the colour it throws on its ground, as the light that is missing
 * there. The ground is taken to be evenly lit; what is darker around the thing, hangs together with
 * it and fades away from it is its shadow, and dividing by the ratio gives the light back while the
 * grain of the ground stays (in the spirit of ratio images, Finlayson, Hordley, Lu and Drew, "On
 * the Removal of Shadows from Images", 2006). A shadow between two things is shared by distance.
 */
public final class CastShadow {
  /** A ground that varies more than this is not even enough to miss light on it. */
  private static final double GRAIN_MAX = 0.12;

  /** A longer step beside the thing is the edge of another ground, in sides of the thing. */
  private static final double STEP_MAX = 0.45;

  /** A ring around the thing that is dark to this share is another ground. */
  private static final double RING_MAX = 0.35;

  /** Less light than this missing, on average, is no shadow; a logarithm. */
  private static final double DARK_MIN = 0.02;

  /** No more light is given back; a logarithm. */
  private static final double LIFT_MAX = 1.6;

  /** From here on a shadow next to the thing is too deep to be lit again; a logarithm. */
  private static final double DEEP = 0.3;

  /** How far from the thing a deep shadow is filled instead, in points of the field. */
  private static final double DEEP_REACH = 6;

  /** The soft edge of the thing shows up when the shadow over it is lit so much; a logarithm. */
  private static final double FAINT = 0.05;

  /** How far that edge reaches beyond the hole, in points of the field. */
  private static final double FRINGE = 2.5;

  /** A smaller change of light is not seen. */
  private static final double SEEN = 0.004;

  private final Vicinity near;

  /** The logarithm of what the light is to be multiplied with, of each channel; 0 in the hole. */
  private final float[][] lift;

  private CastShadow(Vicinity near, float[][] lift) {
    this.near = near;
    this.lift = lift;
  }

  /**
   * The shadow of what a hole covers, or empty where none is seen or the ground is not even enough
   * to tell it from other dark things.
   *
   * @param hole the thing with its soft edge
   */
  public static Optional<CastShadow> of(Bitmap picture, Mask hole, Monitor monitor) {
    Optional<Window> extent = Window.around(hole);
    if (extent.isEmpty()) {
      return Optional.empty();
    }
    Vicinity near = Vicinity.of(picture, hole, extent.get());
    monitor.check();
    return new Search(near).shadow();
  }

  /** The picture with the light given back outside of the hole. */
  public Bitmap lifted(Bitmap picture) {
    Bitmap lit = picture.copy();
    brighten(lit);
    return lit;
  }

  /** The hole with the deep shadow right beside it, whose grain is lost. */
  public Mask deepened(Mask hole) {
    Mask result = hole.copy();
    Window window = near.window();
    float[] mean = Vicinity.mean(lift);
    float[] deep = new float[mean.length];
    for (int i = 0; i < deep.length; i++) {
      boolean lost = near.away()[i] <= (mean[i] > DEEP ? DEEP_REACH : FRINGE);
      deep[i] = lost && mean[i] > FAINT ? 1 : 0;
    }
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        if (at(deep, x, y) > 0.1) {
          result.coverage()[(window.y() + y) * hole.width() + window.x() + x] = (byte) 255;
        }
      }
    }
    return result;
  }

  private void brighten(Bitmap bitmap) {
    Window window = near.window();
    byte[] p = bitmap.pixels();
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        int at = 4 * ((window.y() + y) * bitmap.width() + window.x() + x);
        for (int c = 0; c < 3; c++) {
          double log = at(lift[c], x, y);
          if (Math.abs(log) > SEEN) {
            double light = Oklab.linear(p[at + c] & 255) * Math.exp(log);
            p[at + c] = (byte) Oklab.srgb(light);
          }
        }
      }
    }
  }

  /** A value of the field at a pixel of the window, between its points linearly. */
  private double at(float[] values, int x, int y) {
    Field field = near.field();
    double u = (x + 0.5) * field.width() / near.window().width() - 0.5;
    double v = (y + 0.5) * field.height() / near.window().height() - 0.5;
    u = Math.clamp(u, 0, field.width() - 1.0);
    v = Math.clamp(v, 0, field.height() - 1.0);
    int left = (int) u;
    int top = (int) v;
    int right = Math.min(left + 1, field.width() - 1);
    int bottom = Math.min(top + 1, field.height() - 1) * field.width();
    top *= field.width();
    double above = values[top + left] + (u - left) * (values[top + right] - values[top + left]);
    double below =
        values[bottom + left] + (u - left) * (values[bottom + right] - values[bottom + left]);
    return above + (v - (int) v) * (below - above);
  }

  /** The steps of the search. */
  private static final class Search {
    private final Vicinity near;
    private final Field field;
    private final boolean[] known;
    private final float[][] over;
    private final double grain;

    Search(Vicinity near) {
      this.near = near;
      this.field = near.field();
      this.known = near.known();
      this.over = EvenGround.over(field, blurred(near.light(), 1), known);
      this.grain = grain();
    }

    private float[][] blurred(float[][] channels, double deviation) {
      float[][] result = new float[3][];
      for (int c = 0; c < 3; c++) {
        result[c] = field.blurred(channels[c], known, deviation);
      }
      return result;
    }

    /** The usual deviation of what is brighter than the even ground. */
    private double grain() {
      float[] mean = Vicinity.mean(over);
      double usual = Statistics.quantile(mean, i -> known[i] && mean[i] > 0, 0.6);
      double squares = 0;
      int count = 0;
      for (int i = 0; i < mean.length; i++) {
        if (known[i] && mean[i] > 0 && mean[i] < 4 * usual) {
          squares += mean[i] * mean[i];
          count++;
        }
      }
      return Math.sqrt(squares / Math.max(1, count));
    }

    Optional<CastShadow> shadow() {
      Borders borders = Borders.of(near, blurred(near.light(), 0.6), over, grain);
      if (grain > GRAIN_MAX || borders.longest() > STEP_MAX) {
        return Optional.empty();
      }
      float[][] slow = slow();
      float[] mean = Vicinity.mean(slow);
      double usual = usual(mean, borders);
      boolean[] region = region(mean, usual, borders);
      if (surrounded(mean, region, usual)) {
        return Optional.empty();
      }
      float[] weight = weight(region, borders);
      float[][] lift = new float[3][field.length()];
      boolean any = false;
      for (int i = 0; i < field.length(); i++) {
        double plain = weight[i] * Math.clamp(-mean[i] / usual - 0.5, 0.0, 1.0);
        for (int c = 0; known[i] && c < 3; c++) {
          lift[c][i] = (float) (-plain * Math.min(slow[c][i], 0.03));
          any |= lift[c][i] > SEEN;
        }
      }
      lift = blurred(lift, 1);
      for (int i = 0; i < field.length(); i++) {
        for (int c = 0; c < 3; c++) {
          lift[c][i] = near.hole()[i] ? 0 : (float) Math.clamp(lift[c][i], -0.1, LIFT_MAX);
        }
      }
      return any ? Optional.of(new CastShadow(near, lift)) : Optional.empty();
    }

    /** The light over the ground without its grain: narrow dark veins are no shadow. */
    private float[][] slow() {
      float[][] broad = over;
      if (grain > 0.012) {
        broad = new float[3][];
        for (int c = 0; c < 3; c++) {
          float[] dark = over[c].clone();
          for (int i = 0; i < dark.length; i++) {
            dark[i] = known[i] ? dark[i] : -9;
          }
          broad[c] = field.closed(dark, 4);
        }
      }
      return blurred(broad, Math.clamp(1 + 60 * (grain - 0.015), 1, 5));
    }

    /** What the ground lacks here and there without any shadow. */
    private double usual(float[] mean, Borders borders) {
      double dark =
          -Statistics.quantile(
              mean,
              i -> known[i] && !borders.things()[i] && mean[i] < 3 * grain && mean[i] > -0.8,
              0.35);
      double bright =
          Statistics.quantile(mean, i -> known[i] && !borders.things()[i] && mean[i] > 0, 0.8);
      return Math.max(DARK_MIN, Math.max(dark, 1.3 * bright));
    }

    /** What is darker than usual and hangs together with the hole. */
    private boolean[] region(float[] mean, double usual, Borders borders) {
      boolean[] dark =
          field.where(
              i ->
                  near.hole()[i]
                      || (mean[i] < -usual && !borders.things()[i] && !borders.edges()[i]));
      int[] parts = field.parts(dark);
      int count = 0;
      for (int part : parts) {
        count = Math.max(count, part);
      }
      boolean[] ours = new boolean[count + 1];
      for (int i = 0; i < parts.length; i++) {
        ours[parts[i]] |= near.hole()[i];
      }
      return field.where(i -> parts[i] != 0 && ours[parts[i]] && known[i]);
    }

    /** Whether the dark does not fade away from the thing: then it is another ground. */
    private boolean surrounded(float[] mean, boolean[] region, double usual) {
      int ring = 0;
      int deep = 0;
      for (int i = 0; i < mean.length; i++) {
        double away = near.away()[i] / near.size();
        if (known[i] && away > 0.7 && away < 1.1) {
          ring++;
          deep += region[i] && mean[i] < -1.5 * usual ? 1 : 0;
        }
      }
      return deep > RING_MAX * Math.max(1, ring);
    }

    /** How much of the missing light is this thing's doing: less far away and near others. */
    private float[] weight(boolean[] region, Borders borders) {
      boolean[] others = field.where(i -> borders.things()[i] || borders.edges()[i]);
      float[] toOthers = field.distance(others);
      boolean[] about = field.grown(region, 2);
      float[] weight = new float[field.length()];
      for (int i = 0; i < weight.length; i++) {
        double own = near.away()[i];
        double reach = Math.clamp((1.5 - own / near.size()) / 0.6, 0.0, 1.0);
        double share = Math.clamp(2 * toOthers[i] / (own + toOthers[i] + 1e-3) - 0.5, 0.0, 1.0);
        weight[i] = about[i] && known[i] && !borders.things()[i] ? (float) (reach * share) : 0;
      }
      return field.blurred(weight, known, 2);
    }
  }
}
