package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The text recogniser of PP-OCRv4 (PaddleOCR, Apache-2.0), an ONNX file run by OpenCV: 6623
 * Chinese, Latin and other characters. Each step along the line is one character, the same as
 * before, or none (Graves et al., "Connectionist temporal classification", 2006).
 */
public final class OnnxTextReader implements TextReader, AutoCloseable {
  private static final String MODEL = "/models/ch_PP-OCRv4_rec_infer.onnx";
  private static final String CHARACTERS = "/models/ppocr_keys_v1.txt";

  /** The height of a line as the network sees it. */
  private static final int HEIGHT = 48;

  /** The widths of the networks: for common and for long lines; longer ones are squeezed. */
  private static final int SHORT = 320;

  private static final int LONG = 960;

  /** Behind the end of a line the network was trained to see the mean grey. */
  private static final byte GREY = 127;

  private final OnnxNet forShort = network(SHORT);
  private final OnnxNet forLong = network(LONG);

  private static OnnxNet network(int width) {
    return new OnnxNet(() -> OnnxInput.fixed(OnnxNet.resource(MODEL), 1, 3, HEIGHT, width));
  }

  /** The list of characters, read when it is first needed. */
  private static final class Known {
    private static final List<String> CHARACTERS_IN_ORDER =
        new String(OnnxNet.resource(CHARACTERS), StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public Reading read(Bitmap line, Monitor monitor) {
    int ink = Math.max(1, (int) Math.round((double) HEIGHT * line.width() / line.height()));
    int width = ink <= SHORT ? SHORT : LONG;
    ink = Math.min(ink, width);
    int[] steps = new int[1];
    float[] certainty =
        (width == SHORT ? forShort : forLong)
            .run(
                input(line, ink, width),
                new int[] {1, 3, HEIGHT, width},
                output -> {
                  steps[0] = output.size(1);
                  float[] values = new float[output.size(1) * output.size(2)];
                  new FloatPointer(output.data()).get(values);
                  return values;
                },
                monitor);
    return decoded(certainty, steps[0]);
  }

  /** Planes of blue, green and red, -1 to 1, the line at the left. */
  private static float[] input(Bitmap line, int ink, int width) {
    byte[] small = new byte[3 * ink * HEIGHT];
    try (Mat full = Mats.from(line);
        Mat opaque = new Mat();
        Mat resized = new Mat();
        Size size = new Size(ink, HEIGHT)) {
      opencv_imgproc.cvtColor(full, opaque, opencv_imgproc.COLOR_BGRA2BGR);
      int method = HEIGHT < line.height() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
      opencv_imgproc.resize(opaque, resized, size, 0, 0, method);
      resized.data().get(small);
    }
    float[] planes = new float[3 * width * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int value = x < ink ? small[3 * (y * ink + x) + c] & 255 : GREY;
          planes[(c * HEIGHT + y) * width + x] = value / 127.5f - 1;
        }
      }
    }
    return planes;
  }

  /** Takes the best character of each step; drops repeats and the blank, which is number 0. */
  private static Reading decoded(float[] certainty, int steps) {
    int classes = steps == 0 ? 0 : certainty.length / steps;
    StringBuilder text = new StringBuilder();
    double sum = 0;
    int count = 0;
    int before = 0;
    for (int step = 0; step < steps; step++) {
      int best = 0;
      for (int i = 1; i < classes; i++) {
        best = certainty[step * classes + i] > certainty[step * classes + best] ? i : best;
      }
      if (best != 0 && best != before) {
        text.append(character(best));
        sum += certainty[step * classes + best];
        count++;
      }
      before = best;
    }
    return new Reading(text.toString(), count == 0 ? 0 : sum / count);
  }

  /** Behind the last of the list is the space. */
  private static String character(int number) {
    List<String> characters = Known.CHARACTERS_IN_ORDER;
    return number <= characters.size() ? characters.get(number - 1) : " ";
  }

  @Override
  public void close() {
    forShort.close();
    forLong.close();
  }
}
