package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The text detector of PP-OCRv4 (PaddleOCR, Apache-2.0), an ONNX file: a
 * differentiable-binarization network run by OpenCV. The model is loaded once, in about a second,
 * and one picture is looked at at a time, so that memory stays bounded.
 */
public final class OnnxTextDetector implements TextDetector, AutoCloseable {
  private static final String MODEL = "/models/ch_PP-OCRv4_det_infer.onnx";

  /** The longest side that the network sees; about 0.4 s on two cores. */
  private static final int SIDE_MAX = 960;

  /** Small pictures are enlarged up to this factor, so that small characters are seen. */
  private static final double ENLARGE_MAX = 2;

  /** The network halves its input five times. */
  private static final int STRIDE = 32;

  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final OnnxNet network = new OnnxNet(MODEL);

  @Override
  public List<TextBox> find(Bitmap picture, Monitor monitor) {
    int longSide = Math.max(picture.width(), picture.height());
    double scale = Math.min((double) SIDE_MAX / longSide, ENLARGE_MAX);
    int width = strides(picture.width() * scale);
    int height = strides(picture.height() * scale);
    float[] certainty = certainty(input(picture, width, height), width, height, monitor);
    return Contours.boxes(certainty, width, height, picture.width(), picture.height());
  }

  private static int strides(double length) {
    return Math.clamp(Math.round(length / STRIDE), 1, SIDE_MAX / STRIDE) * STRIDE;
  }

  /** Planes of blue, green and red, normalised as the network was trained. */
  private static float[] input(Bitmap picture, int width, int height) {
    byte[] small = new byte[4 * width * height];
    try (Mat full = Mats.from(picture);
        Mat resized = new Mat();
        Size size = new Size(width, height)) {
      int method = width < picture.width() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
      opencv_imgproc.resize(full, resized, size, 0, 0, method);
      resized.data().get(small);
    }
    float[] planes = new float[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      for (int c = 0; c < 3; c++) {
        float value = (small[4 * i + c] & 255) / 255f;
        planes[c * width * height + i] = (value - MEAN[c]) / DEVIATION[c];
      }
    }
    return planes;
  }

  /** How certain the network is of text at each pixel. */
  private float[] certainty(float[] planes, int width, int height, Monitor monitor) {
    return network.run(
        planes,
        new int[] {1, 3, height, width},
        output -> {
          float[] certainty = new float[width * height];
          new FloatPointer(output.data()).get(certainty);
          return certainty;
        },
        monitor);
  }

  @Override
  public void close() {
    network.close();
  }
}
