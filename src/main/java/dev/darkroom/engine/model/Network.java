package dev.darkroom.engine.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.darkroom.engine.Monitor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One ONNX file run by ONNX Runtime on the processor. One picture at a time goes through it, so
 * that its memory is bounded; others wait for their turn.
 */
final class Network implements AutoCloseable {
  /**
   * A tensor of batch size 1.
   *
   * @param shape batch, channels, height, width
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once and never compared.
  record Planes(float[] values, long[] shape) {
    static Planes of(float[] values, int channels, int height, int width) {
      return new Planes(values, new long[] {1, channels, height, width});
    }

    int channels() {
      return (int) shape[1];
    }

    int height() {
      return (int) shape[2];
    }

    int width() {
      return (int) shape[3];
    }
  }

  private static final int DIMENSIONS = 4;

  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<String, TensorInfo> inputs = new LinkedHashMap<>();
  private final ReentrantLock turn = new ReentrantLock(true);

  private Network(String name, OrtEnvironment environment, OrtSession session) throws OrtException {
    this.name = name;
    this.environment = environment;
    this.session = session;
    for (var input : session.getInputInfo().entrySet()) {
      if (!(input.getValue().getInfo() instanceof TensorInfo tensor)
          || tensor.getShape().length != DIMENSIONS) {
        throw wrong(
            "its input " + input.getKey() + " is not a picture (batch, channel, row, column)");
      }
      inputs.put(input.getKey(), tensor);
    }
  }

  /**
   * Loads a file.
   *
   * @param threads how many cores one run may use
   * @throws ModelException when it is no ONNX file or takes something else than pictures
   */
  static Network load(Path file, int threads) {
    return load(
        String.valueOf(file.getFileName()),
        threads,
        (environment, options) -> environment.createSession(file.toString(), options));
  }

  /** Loads what came with the build. */
  static Network load(byte[] model, String name, int threads) {
    return load(name, threads, (environment, options) -> environment.createSession(model, options));
  }

  private interface Opening {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  private static Network load(String name, int threads, Opening opening) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false); // Memory goes back after every run.
      options.setMemoryPatternOptimization(false);
      options.setDeterministicCompute(true);
      OrtSession session = opening.open(environment, options);
      try {
        return new Network(name, environment, session);
      } catch (ModelException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new ModelException("The model " + name + " cannot be loaded: " + e.getMessage(), e);
    }
  }

  ModelException wrong(String what) {
    return new ModelException("The model " + name + " cannot be used: " + what + ".");
  }

  /** The names of its inputs in the order of the file. */
  List<String> inputs() {
    return List.copyOf(inputs.keySet());
  }

  /** The length of a dimension of an input, -1 where any length will do. */
  long dimension(String input, int at) {
    TensorInfo info = inputs.get(input);
    return info == null ? -1 : info.getShape()[at];
  }

  /**
   * Runs it.
   *
   * @param given by the inputs' names; values of 8-bit inputs are 0 to 255
   * @return its outputs in the order of the file; 8-bit values as 0 to 255
   * @throws ModelException when the network fails
   */
  List<Planes> run(Map<String, Planes> given, Monitor monitor) {
    await(monitor);
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (var one : given.entrySet()) {
        tensors.put(one.getKey(), tensor(one.getKey(), one.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        List<Planes> outputs = new ArrayList<>();
        for (var output : result) {
          if (output.getValue() instanceof OnnxTensor tensor) {
            outputs.add(planes(tensor));
          }
        }
        return outputs;
      }
    } catch (OrtException e) {
      throw new ModelException("The model " + name + " failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      turn.unlock();
    }
  }

  private OnnxTensor tensor(String name, Planes planes) throws OrtException {
    TensorInfo info = inputs.get(name);
    if (info == null || info.type != OnnxJavaType.UINT8) {
      return OnnxTensor.createTensor(
          environment, FloatBuffer.wrap(planes.values()), planes.shape());
    }
    ByteBuffer bytes = ByteBuffer.allocateDirect(planes.values().length);
    for (float value : planes.values()) {
      bytes.put((byte) Math.clamp(Math.round(value), 0, 255));
    }
    return OnnxTensor.createTensor(environment, bytes.flip(), planes.shape(), OnnxJavaType.UINT8);
  }

  private Planes planes(OnnxTensor tensor) {
    long[] shape = tensor.getInfo().getShape();
    long count = 1;
    for (long length : shape) {
      count *= length;
    }
    float[] values = new float[Math.toIntExact(count)];
    if (tensor.getInfo().type == OnnxJavaType.UINT8) {
      ByteBuffer bytes = tensor.getByteBuffer();
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes.get(i) & 255;
      }
    } else {
      FloatBuffer floats = tensor.getFloatBuffer();
      if (floats == null) {
        throw wrong("its output holds " + tensor.getInfo().type + ", not numbers of a picture");
      }
      floats.get(values);
    }
    // Some exports leave the batch or the single channel out.
    long[] padded = {1, 1, 1, 1};
    if (shape.length > DIMENSIONS) {
      throw wrong("its output has " + shape.length + " dimensions");
    }
    System.arraycopy(shape, 0, padded, DIMENSIONS - shape.length, shape.length);
    return new Planes(values, padded);
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

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException("The model " + name + " could not be closed", e);
    }
  }
}
