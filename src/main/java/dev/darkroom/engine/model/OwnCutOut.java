package dev.darkroom.engine.model;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.model.CutOutModel.Alpha;
import dev.darkroom.engine.model.Network.Planes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Darkroom's own cut-out network with its calibration, loaded at the first use. It is asked twice:
 * about the whole picture, then, nearer and mirrored, about what lies around what it saw. The
 * second view sees more, and what is seen both times is more likely there. Safe for several
 * threads, which take turns.
 */
public final class OwnCutOut {
  private static final String WEIGHTS = "cutout.onnx";
  private static final String CALIBRATION = "cutout.properties";
  private static final String INPUT = "picture";

  /** More gain little at this size, and others want to work too. */
  private static final int THREADS_MAX = 4;

  private static final OwnCutOut NONE = new OwnCutOut(null, null);

  /** One session for the process, however many searches there are. */
  private static final OwnCutOut BUNDLED =
      new OwnCutOut(
          OwnCutOut.class.getResource("/models/" + WEIGHTS),
          OwnCutOut.class.getResource("/models/" + CALIBRATION));

  /** What the nearer view shows around what the first one saw, in parts of its longer side. */
  private static final double MARGIN = 0.15;

  /**
   * A part of a picture in its pixels.
   *
   * @param right the first column that is not in it
   * @param bottom the first row that is not in it
   */
  public record Part(int left, int top, int right, int bottom) {
    int width() {
      return right - left;
    }

    int height() {
      return bottom - top;
    }
  }

  /**
   * What it saw.
   *
   * @param first over the whole picture
   * @param second over the part, turned back
   */
  public record Views(Alpha first, Alpha second, Part part, Calibration calibration) {}

  private record Loaded(Network network, Calibration calibration) {}

  private final @Nullable URL weights;
  private final @Nullable URL calibration;
  private final ReentrantLock loading = new ReentrantLock();
  private @Nullable Loaded loaded;

  private OwnCutOut(@Nullable URL weights, @Nullable URL calibration) {
    this.weights = weights;
    this.calibration = calibration;
  }

  /** The one that came with the build; a build without weights has none. */
  public static OwnCutOut bundled() {
    return BUNDLED;
  }

  /** No network, where an operator wants none. */
  public static OwnCutOut none() {
    return NONE;
  }

  /** Another one of the same kind, to try it: {@code cutout.onnx} and {@code cutout.properties}. */
  public static OwnCutOut in(Path folder) {
    try {
      return new OwnCutOut(
          folder.resolve(WEIGHTS).toUri().toURL(), folder.resolve(CALIBRATION).toUri().toURL());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is one. */
  public boolean there() {
    return weights != null;
  }

  /**
   * What it sees of a picture; null without a network.
   *
   * @throws ModelException when the files cannot be used
   */
  public @Nullable Views find(Bitmap picture, Monitor monitor) {
    if (weights == null) {
      return null;
    }
    Loaded own = loaded(weights);
    Alpha first = seen(own.network(), picture, own.calibration().side(), false, monitor);
    monitor.check();
    Part part = around(first, picture.width(), picture.height());
    Alpha second =
        seen(own.network(), cut(picture, part), own.calibration().second(), true, monitor);
    return new Views(first, second, part, own.calibration());
  }

  private Loaded loaded(URL file) {
    loading.lock();
    try {
      Loaded ready = loaded;
      if (ready == null) {
        if (calibration == null) {
          throw new ModelException(CALIBRATION + " is missing beside " + WEIGHTS + ".");
        }
        int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
        try (InputStream model = file.openStream();
            InputStream measured = calibration.openStream()) {
          Calibration known = Calibration.read(measured);
          ready = new Loaded(Network.load(model.readAllBytes(), WEIGHTS, threads), known);
        } catch (IOException e) {
          throw new ModelException("The model " + WEIGHTS + " cannot be read", e);
        }
        loaded = ready;
      }
      return ready;
    } finally {
      loading.unlock();
    }
  }

  /** What lies around what is seen; everything when nothing is. */
  static Part around(Alpha seen, int width, int height) {
    int left = seen.width();
    int top = seen.height();
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < seen.alpha().length; i++) {
      if (seen.alpha()[i] >= 0.5f) {
        left = Math.min(left, i % seen.width());
        right = Math.max(right, i % seen.width() + 1);
        top = Math.min(top, i / seen.width());
        bottom = Math.max(bottom, i / seen.width() + 1);
      }
    }
    if (right == 0) {
      return new Part(0, 0, width, height);
    }
    double wide = width / (double) seen.width();
    double high = height / (double) seen.height();
    double margin = MARGIN * Math.max((right - left) * wide, (bottom - top) * high);
    return new Part(
        Math.max(0, (int) (left * wide - margin)),
        Math.max(0, (int) (top * high - margin)),
        Math.min(width, (int) Math.ceil(right * wide + margin)),
        Math.min(height, (int) Math.ceil(bottom * high + margin)));
  }

  private static Bitmap cut(Bitmap picture, Part part) {
    if (part.width() == picture.width() && part.height() == picture.height()) {
      return picture;
    }
    Bitmap cut = new Bitmap(part.width(), part.height());
    for (int y = 0; y < part.height(); y++) {
      int from = 4 * ((part.top() + y) * picture.width() + part.left());
      System.arraycopy(
          picture.pixels(), from, cut.pixels(), 4 * y * part.width(), 4 * part.width());
    }
    return cut;
  }

  private static Alpha seen(
      Network network, Bitmap picture, int longer, boolean mirrored, Monitor monitor) {
    double scale = longer / (double) Math.max(picture.width(), picture.height());
    int width = side(picture.width() * scale);
    int height = side(picture.height() * scale);
    Planes planes = Tensors.colours(Resampler.resize(picture, width, height));
    float[] values = planes.values();
    for (int i = 0; i < values.length; i++) {
      values[i] /= 255;
    }
    mirror(values, width, mirrored);
    List<Planes> answers = network.run(Map.of(INPUT, planes), monitor);
    Planes answer = answers.isEmpty() ? planes : answers.getFirst();
    if (answer.channels() != 1 || answer.width() != width || answer.height() != height) {
      throw network.wrong("its answer is no matte of the picture's size");
    }
    mirror(answer.values(), width, mirrored);
    return new Alpha(width, height, answer.values());
  }

  /** The nearest side that the network takes. */
  private static int side(double length) {
    return Math.max(1, (int) Math.round(length / Calibration.STEP)) * Calibration.STEP;
  }

  private static void mirror(float[] values, int width, boolean mirrored) {
    for (int row = 0; mirrored && row < values.length; row += width) {
      for (int left = row, right = row + width - 1; left < right; left++, right--) {
        float value = values[left];
        values[left] = values[right];
        values[right] = value;
      }
    }
  }
}
