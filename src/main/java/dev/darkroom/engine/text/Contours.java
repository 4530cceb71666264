package dev.darkroom.engine.text;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.fill.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;

/**
 * Turns a certainty map into boxes as differentiable binarization does (Liao et al., "Real-time
 * scene text detection with differentiable binarization", 2020): contours of the map, kept where
 * the map is certain, widened because the network is trained on shrunken boxes.
 */
final class Contours {
  private static final float CERTAIN_PIXEL = 0.3f;
  private static final double CERTAIN_BOX = 0.5;
  private static final double WIDEN = 1.6;
  private static final double SIDE_MIN = 3;
  private static final int BOXES_MAX = 500;

  private Contours() {}

  static List<TextBox> boxes(
      float[] certainty, int width, int height, int pictureWidth, int pictureHeight) {
    List<TextBox> boxes = new ArrayList<>();
    double scaleX = (double) pictureWidth / width;
    double scaleY = (double) pictureHeight / height;
    try (Mat map = Mats.from(binary(certainty, width, height));
        MatVector contours = new MatVector()) {
      opencv_imgproc.findContours(
          map, contours, opencv_imgproc.RETR_LIST, opencv_imgproc.CHAIN_APPROX_SIMPLE);
      for (long i = 0; i < contours.size() && boxes.size() < BOXES_MAX; i++) {
        try (Mat contour = contours.get(i);
            Rect bounds = opencv_imgproc.boundingRect(contour);
            RotatedRect around = opencv_imgproc.minAreaRect(contour)) {
          double score = score(certainty, width, bounds);
          if (score >= CERTAIN_BOX && shortSide(around) >= SIDE_MIN) {
            box(bounds, around, score, scaleX, scaleY, pictureWidth, pictureHeight)
                .ifPresent(boxes::add);
          }
        }
      }
    }
    return boxes;
  }

  private static Mask binary(float[] certainty, int width, int height) {
    Mask mask = new Mask(width, height);
    for (int i = 0; i < certainty.length; i++) {
      mask.coverage()[i] = certainty[i] > CERTAIN_PIXEL ? (byte) 255 : 0;
    }
    return mask;
  }

  private static double shortSide(RotatedRect box) {
    return Math.min(box.size().width(), box.size().height());
  }

  /** The mean certainty of the certain pixels inside. */
  private static double score(float[] certainty, int width, Rect bounds) {
    double sum = 0;
    int count = 0;
    for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
      for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
        float value = certainty[y * width + x];
        if (value > CERTAIN_PIXEL) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static Optional<TextBox> box(
      Rect bounds, RotatedRect around, double score, double scaleX, double scaleY, int w, int h) {
    double a = around.size().width();
    double b = around.size().height();
    double wider = WIDEN * a * b / (2 * (a + b));
    return Window.within(
            (int) Math.floor((bounds.x() - wider) * scaleX),
            (int) Math.floor((bounds.y() - wider) * scaleY),
            (int) Math.ceil((bounds.x() + bounds.width() + wider) * scaleX),
            (int) Math.ceil((bounds.y() + bounds.height() + wider) * scaleY),
            w,
            h)
        .map(place -> new TextBox(place, tilt(around), score));
  }

  private static double tilt(RotatedRect around) {
    double angle = Math.abs(around.angle()) % 90;
    return Math.min(angle, 90 - angle);
  }
}
