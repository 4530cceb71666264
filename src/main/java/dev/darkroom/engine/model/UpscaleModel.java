package dev.darkroom.engine.model;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.model.Network.Planes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network that enlarges pictures by a whole factor, as Real-ESRGAN (Wang 2021) does: colours 0 to
 * 1 in and out. Works tile by tile, so that memory does not grow with the picture. Safe for several
 * threads.
 */
public final class UpscaleModel implements AutoCloseable {
  private static final int TILE = 192;

  /** What is seen around a tile, so that no seam shows. */
  private static final int MARGIN = 16;

  private static final int FACTOR_MAX = 8;

  /** How far the proof's colour may change, of 255. */
  private static final int KEPT_MAX = 24;

  private final Network network;
  private final String input;
  private final int tile;
  private final int factor;

  UpscaleModel(Network network) {
    this.network = network;
    List<String> inputs = network.inputs();
    if (inputs.size() != 1) {
      throw network.wrong("an enlarging network has one input, this one " + inputs.size());
    }
    input = inputs.getFirst();
    long fixed = network.dimension(input, 2);
    tile = fixed > 0 ? Math.toIntExact(fixed) - 2 * MARGIN : TILE;
    if (tile < MARGIN) {
      throw network.wrong("its fixed input of " + fixed + " pixels is too small");
    }
    factor = prove();
  }

  /** How many times larger a picture becomes. */
  public int factor() {
    return factor;
  }

  private int prove() {
    int side = tile + 2 * MARGIN;
    Bitmap grey = new Bitmap(side, side);
    Arrays.fill(grey.pixels(), (byte) 128);
    for (int i = 3; i < grey.pixels().length; i += 4) {
      grey.pixels()[i] = (byte) 255;
    }
    Planes answer = run(grey, Monitor.none());
    int times = answer.width() / side;
    boolean whole = answer.width() == times * side && answer.height() == times * side;
    if (!whole || times < 2 || times > FACTOR_MAX) {
      throw network.wrong(
          "it makes %dx%d of %dx%d".formatted(answer.width(), answer.height(), side, side));
    }
    int middle = 4 * (answer.height() / 2 * answer.width() + answer.width() / 2);
    int seen = Tensors.picture(answer, 255).pixels()[middle] & 255;
    if (Math.abs(seen - 128) > KEPT_MAX) {
      throw network.wrong("it does not keep a plain colour");
    }
    return times;
  }

  private Planes run(Bitmap part, Monitor monitor) {
    Planes colours = Tensors.colours(part);
    for (int i = 0; i < colours.values().length; i++) {
      colours.values()[i] /= 255;
    }
    List<Planes> answers = network.run(Map.of(input, colours), monitor);
    if (answers.isEmpty() || answers.getFirst().channels() != 3) {
      throw network.wrong("its answer is no picture");
    }
    return answers.getFirst();
  }

  /** The picture {@link #factor} times as large; alpha is enlarged by interpolation. */
  public Bitmap enlarge(Bitmap picture, Monitor monitor) {
    int width = picture.width() * factor;
    int height = picture.height() * factor;
    Bitmap result =
        picture.opaque() ? new Bitmap(width, height) : Resampler.resize(picture, width, height);
    boolean opaque = picture.opaque();
    for (int y = 0; y < picture.height(); y += tile) {
      for (int x = 0; x < picture.width(); x += tile) {
        Box seen = new Box(x - MARGIN, y - MARGIN, tile + 2 * MARGIN, tile + 2 * MARGIN);
        Bitmap answer = Tensors.picture(run(extended(picture, seen), monitor), 255);
        copy(answer, result, x, y, opaque);
      }
    }
    return result;
  }

  /** What a window shows; beyond the picture its edge goes on. */
  private static Bitmap extended(Bitmap picture, Box window) {
    Bitmap part = new Bitmap(window.width(), window.height());
    for (int y = 0; y < part.height(); y++) {
      int row = Math.clamp(window.y() + y, 0, picture.height() - 1) * picture.width();
      for (int x = 0; x < part.width(); x++) {
        int from = row + Math.clamp(window.x() + x, 0, picture.width() - 1);
        int to = y * part.width() + x;
        System.arraycopy(picture.pixels(), 4 * from, part.pixels(), 4 * to, 4);
      }
    }
    return part;
  }

  private void copy(Bitmap answer, Bitmap result, int x, int y, boolean opaque) {
    int across = Math.min(tile * factor, result.width() - x * factor);
    int down = Math.min(tile * factor, result.height() - y * factor);
    for (int row = 0; row < down; row++) {
      int from = 4 * ((row + MARGIN * factor) * answer.width() + MARGIN * factor);
      int to = 4 * ((y * factor + row) * result.width() + x * factor);
      for (int i = 0; i < 4 * across; i++) {
        if (opaque || i % 4 != 3) {
          result.pixels()[to + i] = answer.pixels()[from + i];
        }
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
