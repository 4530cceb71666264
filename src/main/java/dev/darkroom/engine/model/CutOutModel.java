package dev.darkroom.engine.model;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.model.Network.Planes;
import java.util.List;
import java.util.Map;

/** A network that tells a picture's subject from its background. Safe for several threads. */
public final class CutOutModel implements AutoCloseable {
  /** How a family of networks is fed and read. */
  @SuppressWarnings("ImmutableEnumChecker") // Nobody writes the statistics.
  enum Convention {
    /** IS-Net (Qin 2022): pixels around 0; the first output, stretched to its full range. */
    ISNET(1024, new float[] {0.5f, 0.5f, 0.5f}, new float[] {1, 1, 1}),
    /** U²-Net (Qin 2020): as trained on ImageNet; the first output, stretched. */
    U2NET(320, Trained.MEAN, Trained.DEVIATION),
    /** BiRefNet (Zheng 2024): as trained on ImageNet; the last output is the logarithm of odds. */
    BIREFNET(1024, Trained.MEAN, Trained.DEVIATION);

    private final int side;
    private final float[] mean;
    private final float[] deviation;

    Convention(int side, float[] mean, float[] deviation) {
      this.side = side;
      this.mean = mean;
      this.deviation = deviation;
    }
  }

  /** The mean and deviation of ImageNet's colours: red, green, blue. */
  private static final class Trained {
    static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
  }

  /**
   * How likely each pixel belongs to the subject.
   *
   * @param alpha 0 to 1, rows from the top, over the whole picture
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once and never compared.
  public record Alpha(int width, int height, float[] alpha) {}

  /** A spread of less than this over the picture is noise, not a subject. */
  private static final float SPREAD_MIN = 0.1f;

  private static final int PROOF_SIDE = 64;

  private final Network network;
  private final Convention convention;
  private final String input;
  private final int width;
  private final int height;

  CutOutModel(Network network, Convention convention) {
    this.network = network;
    this.convention = convention;
    List<String> inputs = network.inputs();
    if (inputs.size() != 1) {
      throw network.wrong("a cut-out network has one input, this one " + inputs.size());
    }
    input = inputs.getFirst();
    height = side(network.dimension(input, 2));
    width = side(network.dimension(input, 3));
    prove();
  }

  private int side(long fixed) {
    return fixed > 0 ? Math.toIntExact(fixed) : convention.side;
  }

  private void prove() {
    Alpha answer = find(new Bitmap(PROOF_SIDE, PROOF_SIDE), Monitor.none());
    if (answer.alpha().length != answer.width() * answer.height()) {
      throw network.wrong("its answer is no matte");
    }
  }

  /** The subject, as the network sees it; the picture is stretched to the network's size. */
  public Alpha find(Bitmap picture, Monitor monitor) {
    Bitmap seen = Resampler.resize(picture, width, height);
    Planes planes = Tensors.normalised(seen, convention.mean, convention.deviation);
    List<Planes> answers = network.run(Map.of(input, planes), monitor);
    if (answers.isEmpty()) {
      throw network.wrong("it gives no answer");
    }
    Planes answer = convention == Convention.BIREFNET ? answers.getLast() : answers.getFirst();
    if (answer.channels() != 1) {
      throw network.wrong("its answer has " + answer.channels() + " planes instead of a matte");
    }
    float[] alpha = answer.values();
    if (convention == Convention.BIREFNET) {
      odds(alpha);
    } else {
      stretch(alpha);
    }
    return new Alpha(answer.width(), answer.height(), alpha);
  }

  private static void stretch(float[] values) {
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    boolean flat = !(high - low >= SPREAD_MIN);
    for (int i = 0; i < values.length; i++) {
      values[i] = flat ? 0 : (values[i] - low) / (high - low);
    }
  }

  private static void odds(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1 / (1 + Math.exp(-values[i])));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
