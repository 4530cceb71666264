package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.jspecify.annotations.Nullable;

/**
 * MediaPipe's selfie segmentation: where people are. Safe for several threads, which take turns.
 */
final class PersonModel {
  private static final String RESOURCE = "/models/selfie_segmentation.tflite";
  private static final int SIDE = 256;
  private static final double SHARE_MIN = 0.02;

  /** Above it there is no room for surroundings: more likely fur or skin that fills the frame. */
  private static final double SHARE_MAX = 0.88;

  private final Lock lock = new ReentrantLock();
  private @Nullable Net net;

  /** Called with the lock held; the model is loaded at the first use. */
  private Net net() {
    Net loaded = net;
    if (loaded == null) {
      byte[] model = read();
      try (var pointer = new BytePointer(model)) {
        loaded = opencv_dnn.readNetFromTFLite(pointer, model.length);
        loaded.retainReference(); // Outlives any pointer scope of the first caller.
      }
      net = loaded;
    }
    return loaded;
  }

  /** What the model saw, before its outline is drawn. */
  @SuppressWarnings("ArrayRecordComponent") // A large buffer, never compared as a value.
  record Sight(float[] person, double confidence) {
    Found drawn(Bitmap picture, Monitor monitor) {
      return new Found(Matte.of(picture, SIDE, SIDE, person, monitor), confidence, "person model");
    }

    /** The same in another resolution. */
    Shape shape(int width, int height) {
      return Shape.where(SIDE, SIDE, i -> person[i] > 0.5f).resized(width, height);
    }
  }

  /** Null when nobody is seen. */
  @Nullable Sight find(Bitmap picture, Monitor monitor) {
    float[] person = probabilities(picture);
    monitor.check();
    double confidence = confidence(person);
    return confidence == 0 ? null : new Sight(person, confidence);
  }

  /**
   * How decided the model is: it hesitates over half of what it takes for a person in an animal,
   * and at hardly more than the outline of a real one.
   */
  static double confidence(float[] person) {
    double sure = 0;
    double unsure = 0;
    for (float p : person) {
      sure += p >= 0.85f ? 1 : 0;
      unsure += p > 0.15f && p < 0.85f ? 1 : 0;
    }
    double share = sure / person.length;
    if (share < SHARE_MIN || share + unsure / person.length > SHARE_MAX) {
      return 0;
    }
    return sure / (sure + unsure);
  }

  /** Rows of 256 values, 0 to 1, over the whole picture. */
  float[] probabilities(Bitmap picture) {
    float[] input = input(picture);
    float[] output = new float[SIDE * SIDE];
    lock.lock();
    try (var _ = new PointerScope()) {
      Mat blob = new Mat(new int[] {1, 3, SIDE, SIDE}, opencv_core.CV_32F);
      FloatBuffer in = blob.createBuffer();
      in.put(input);
      Net loaded = net();
      loaded.setInput(blob);
      FloatBuffer out = loaded.forward().createBuffer();
      out.get(output);
    } finally {
      lock.unlock();
    }
    return output;
  }

  /**
   * Red, green, blue planes, 0 to 1; the picture is stretched to a square, as it was in training.
   */
  private static float[] input(Bitmap picture) {
    Thumbnail small = Thumbnail.colours(picture, 2 * SIDE);
    float[] planes = new float[3 * SIDE * SIDE];
    for (int c = 0; c < 3; c++) {
      float[] channel = new float[small.count()];
      for (int i = 0; i < channel.length; i++) {
        channel[i] = (small.bgr()[3 * i + 2 - c] & 255) / 255f;
      }
      float[] smooth = BoxFilter.mean(channel, small.width(), small.height(), 1);
      float[] square = Matte.resized(smooth, small.width(), small.height(), SIDE, SIDE);
      System.arraycopy(square, 0, planes, c * SIDE * SIDE, square.length);
    }
    return planes;
  }

  private static byte[] read() {
    try (InputStream in = PersonModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
