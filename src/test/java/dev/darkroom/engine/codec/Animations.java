package dev.darkroom.engine.codec;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import java.awt.image.BufferedImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Makes animations whose first frame is the scenery and whose others are plain. */
final class Animations {
  private Animations() {}

  static byte[] file(String suffix) {
    byte[] png = Files.written(Files.scenery(BufferedImage.TYPE_INT_RGB), "png");
    Bitmap scenery = Decoder.decode(png, Limits.DEFAULT);
    try (BytePointer out = new BytePointer();
        Mat first = Mats.from(scenery);
        Mat second = plain(40);
        Mat third = plain(200);
        MatVector frames = new MatVector(first, second, third)) {
      if (!opencv_imgcodecs.imencodemulti(suffix, frames, out)) {
        throw new AssertionError("not written: " + suffix);
      }
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  private static Mat plain(double level) {
    return new Mat(
        Files.HEIGHT, Files.WIDTH, opencv_core.CV_8UC4, new Scalar(level, level, level, 255));
  }
}
