package dev.darkroom.engine.text;

import dev.darkroom.engine.Monitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.jspecify.annotations.Nullable;

/**
 * A network from an ONNX file, run by OpenCV. The model is loaded at its first use, in about a
 * second, and one input is looked at at a time, so that memory stays bounded.
 */
final class OnnxNet implements AutoCloseable {
  private final Supplier<byte[]> model;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Net net;

  /**
   * @param path of a file that came with the models
   */
  OnnxNet(String path) {
    this(() -> resource(path));
  }

  /**
   * @param model the file, read when it is first needed
   */
  OnnxNet(Supplier<byte[]> model) {
    this.model = model;
  }

  /**
   * @param shape of the input: pictures, planes, rows, columns
   * @param reader copies what it needs from the output, which is closed behind it
   * @throws Monitor.Stopped when the edit ended while this waited for its turn
   */
  <T> T run(float[] planes, int[] shape, Function<Mat, T> reader, Monitor monitor) {
    await(monitor);
    try (Mat input = new Mat(shape, opencv_core.CV_32F)) {
      new FloatPointer(input.data()).put(planes);
      Net loaded = net();
      loaded.setInput(input);
      try (Mat output = loaded.forward()) {
        return reader.apply(output);
      }
    } finally {
      turn.unlock();
    }
  }

  private void await(Monitor monitor) {
    try {
      do {
        monitor.check();
      } while (!turn.tryLock(50, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Monitor.Stopped(false);
    }
  }

  /** Called with the turn held. */
  private Net net() {
    Net loaded = net;
    if (loaded == null) {
      byte[] bytes = model.get();
      try (BytePointer pointer = new BytePointer(bytes)) {
        loaded = opencv_dnn.readNetFromONNX(pointer, bytes.length);
        loaded.retainReference(); // Outlives any pointer scope of the first caller.
      }
      net = loaded;
    }
    return loaded;
  }

  /** A file that came with the models. */
  static byte[] resource(String path) {
    try (InputStream in = OnnxNet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The text model is missing: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (net != null) {
      net.close();
    }
  }
}
