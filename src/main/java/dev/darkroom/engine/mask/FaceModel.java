package dev.darkroom.engine.mask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * One of the cascades of Haar features (Viola, Jones, 2001; Lienhart, Maydt, 2002) that come with
 * OpenCV. Safe for several threads.
 */
final class FaceModel {
  private static final double STEP = 1.1;

  private final String resource;
  private final Lock lock = new ReentrantLock();
  private final List<CascadeClassifier> loaded = new ArrayList<>();

  /**
   * @param name of the file without its ending, such as {@code haarcascade_profileface}
   */
  FaceModel(String name) {
    this.resource =
        "/org/bytedeco/opencv/"
            + Loader.getPlatform()
            + "/share/opencv4/haarcascades/"
            + name
            + ".xml";
  }

  /**
   * Squares around faces.
   *
   * @param neighbours how many shifted windows have to agree
   * @param mirrored whether to look at the mirror image, for faces that look the other way
   */
  List<FrameBox> find(Thumbnail picture, int sideMin, int neighbours, boolean mirrored) {
    lock.lock();
    try (var _ = new PointerScope()) {
      Mat colours = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
      colours.data().put(picture.bgr());
      Mat grey = new Mat();
      opencv_imgproc.cvtColor(colours, grey, opencv_imgproc.COLOR_BGR2GRAY);
      opencv_imgproc.equalizeHist(grey, grey);
      if (mirrored) {
        opencv_core.flip(grey, grey, 1);
      }
      RectVector squares = new RectVector();
      classifier()
          .detectMultiScale(
              grey, squares, STEP, neighbours, 0, new Size(sideMin, sideMin), new Size());
      List<FrameBox> boxes = new ArrayList<>();
      for (Rect square : squares.get()) {
        int x = mirrored ? picture.width() - square.x() - square.width() : square.x();
        boxes.add(new FrameBox(x, square.y(), x + square.width(), square.y() + square.height()));
      }
      return boxes;
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock held; read at the first use. */
  private CascadeClassifier classifier() {
    if (loaded.isEmpty()) {
      FileStorage file = new FileStorage(read(), FileStorage.READ | FileStorage.MEMORY, "UTF-8");
      CascadeClassifier classifier = new CascadeClassifier();
      if (!classifier.read(file.getFirstTopLevelNode())) {
        throw new IllegalStateException(resource + " cannot be read");
      }
      classifier.retainReference(); // Outlives any pointer scope of the first caller.
      loaded.add(classifier);
    }
    return loaded.getFirst();
  }

  private String read() {
    try (InputStream in = FaceModel.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
