package dev.darkroom.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The photographs of the tests, read without the engine's own decoder. */
public final class Photos {
  private Photos() {}

  /** A photo by its file name, such as {@code coffee.png}. */
  public static Bitmap load(String name) {
    return decode(bytes(name));
  }

  /** A photo made smaller, for tests that run many times. */
  public static Bitmap small(String name, int width) {
    Bitmap photo = load(name);
    try (Mat from = Mats.from(photo);
        Mat to = new Mat();
        Size size = new Size(width, photo.height() * width / photo.width())) {
      opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_AREA);
      return Mats.toBitmap(to);
    }
  }

  /** A photo's file. */
  public static byte[] bytes(String name) {
    try (InputStream in = Photos.class.getResourceAsStream("/photos/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("No photo is called " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An opaque or transparent 8-bit picture as OpenCV alone reads it. */
  public static Bitmap decode(byte[] bytes) {
    try (BytePointer pointer = new BytePointer(bytes);
        Mat raw = new Mat(1, bytes.length, opencv_core.CV_8UC1, pointer);
        Mat read = opencv_imgcodecs.imdecode(raw, opencv_imgcodecs.IMREAD_UNCHANGED);
        Mat bgra = new Mat()) {
      if (read.channels() == 4) {
        return Mats.toBitmap(read);
      }
      int code =
          read.channels() == 1 ? opencv_imgproc.COLOR_GRAY2BGRA : opencv_imgproc.COLOR_BGR2BGRA;
      opencv_imgproc.cvtColor(read, bgra, code);
      return Mats.toBitmap(bgra);
    }
  }
}
