package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures and masks of another size, averaged. */
final class Resized {
  private Resized() {}

  static Bitmap to(Bitmap bitmap, int width, int height) {
    try (Mat from = Mats.from(bitmap);
        Mat to = new Mat();
        Size size = new Size(width, height)) {
      boolean smaller = width < bitmap.width();
      int how = smaller ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
      opencv_imgproc.resize(from, to, size, 0, 0, how);
      return Mats.toBitmap(to);
    }
  }

  static Mask to(Mask mask, int width, int height) {
    Bitmap grey = to(Cache.grey(mask), width, height);
    Mask resized = new Mask(width, height);
    for (int i = 0; i < resized.coverage().length; i++) {
      resized.coverage()[i] = grey.pixels()[4 * i];
    }
    return resized;
  }

  static Specimen halved(String name, Specimen from) {
    int width = from.bitmap().width() / 2;
    int height = from.bitmap().height() / 2;
    Map<String, Mask> masks = new HashMap<>();
    from.masks().forEach((key, mask) -> masks.put(key, to(mask, width, height)));
    return new Specimen(name, to(from.bitmap(), width, height), masks, from.bitmap());
  }
}
