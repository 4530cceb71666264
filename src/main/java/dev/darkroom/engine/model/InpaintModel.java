package dev.darkroom.engine.model;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.model.Network.Planes;
import java.util.List;
import java.util.Map;

/** A network that fills holes. Safe for several threads. */
public final class InpaintModel implements AutoCloseable {
  /** How a family of networks is fed. */
  enum Convention {
    /**
     * LaMa (Suvorov 2022): colours 0 to 1, the mask 1 in the hole; colours 0 to 1 or 0 to 255 out.
     */
    LAMA,
    /** MI-GAN (Sargsyan 2023) with its pipeline: bytes, the mask 255 where the picture is known. */
    MIGAN
  }

  /** The side of what is seen where the network takes any. */
  private static final int SIDE = 512;

  /** How far what is known may differ after a run of the proof, of 255. */
  private static final double KEPT_MAX = 24;

  private final Network network;
  private final Convention convention;
  private final String image;
  private final String mask;
  private final int side;
  private final float scale;

  InpaintModel(Network network, Convention convention) {
    this.network = network;
    this.convention = convention;
    List<String> inputs = network.inputs();
    if (inputs.size() != 2) {
      throw network.wrong("an inpainting network has a picture and a mask as inputs");
    }
    boolean first = network.dimension(inputs.get(0), 1) != 1;
    image = inputs.get(first ? 0 : 1);
    mask = inputs.get(first ? 1 : 0);
    long fixed = network.dimension(image, 2);
    side = fixed > 0 ? Math.toIntExact(fixed) : SIDE;
    scale = prove();
  }

  /** Its known part comes back as it went in, on one of two scales, or the network is not right. */
  private float prove() {
    Bitmap picture = new Bitmap(side, side);
    Mask hole = new Mask(side, side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int at = 4 * (y * side + x);
        picture.pixels()[at] = (byte) 60;
        picture.pixels()[at + 1] = (byte) (x < side / 2 ? 200 : 90);
        picture.pixels()[at + 2] = (byte) (y < side / 2 ? 40 : 220);
        picture.pixels()[at + 3] = (byte) 255;
        boolean inside = Math.max(Math.abs(x - side / 2), Math.abs(y - side / 2)) < side / 16;
        hole.coverage()[y * side + x] = (byte) (inside ? 255 : 0);
      }
    }
    Planes answer = run(picture, hole, Monitor.none());
    for (float candidate : new float[] {1, 255}) {
      if (unlike(picture, hole, Tensors.picture(answer, candidate)) <= KEPT_MAX) {
        return candidate;
      }
    }
    throw network.wrong("it does not keep what lies outside the mask");
  }

  private static double unlike(Bitmap before, Mask hole, Bitmap after) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < hole.coverage().length; i++) {
      if (hole.coverage()[i] == 0) {
        count += 3;
        for (int c = 4 * i; c < 4 * i + 3; c++) {
          sum += Math.abs((before.pixels()[c] & 255) - (after.pixels()[c] & 255));
        }
      }
    }
    return sum / count;
  }

  private Planes run(Bitmap picture, Mask hole, Monitor monitor) {
    boolean bytes = convention == Convention.MIGAN;
    Planes colours = Tensors.colours(picture);
    if (!bytes) {
      for (int i = 0; i < colours.values().length; i++) {
        colours.values()[i] /= 255;
      }
    }
    Planes where = bytes ? Tensors.mask(hole, 0, 255) : Tensors.mask(hole, 1, 0);
    List<Planes> answers = network.run(Map.of(image, colours, mask, where), monitor);
    if (answers.isEmpty()
        || answers.getFirst().channels() != 3
        || answers.getFirst().width() != picture.width()
        || answers.getFirst().height() != picture.height()) {
      throw network.wrong("its answer is no picture of the size that went in");
    }
    return answers.getFirst();
  }

  /**
   * What the network would put into the hole.
   *
   * @param part of a picture with enough around the hole to see what belongs there; opaque
   * @return a picture of the same size, of which only the hole is meant
   */
  public Bitmap fill(Bitmap part, Mask hole, Monitor monitor) {
    Bitmap seen = Resampler.resize(part, side, side);
    Mask where = Resampler.resize(hole, side, side);
    for (int i = 0; i < where.coverage().length; i++) {
      where.coverage()[i] = (byte) (where.coverage()[i] == 0 ? 0 : 255);
    }
    Bitmap answer = Tensors.picture(run(seen, where, monitor), scale);
    return Resampler.resize(answer, part.width(), part.height());
  }

  @Override
  public void close() {
    network.close();
  }
}
