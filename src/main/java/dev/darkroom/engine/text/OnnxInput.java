package dev.darkroom.engine.text;

import java.io.ByteArrayOutputStream;

/**
 * Gives the input of an ONNX model a fixed shape. OpenCV works out some shapes inside a network
 * when it reads it, and gets them wrong where the file leaves the input's open.
 *
 * <p>An ONNX file is nested protocol buffer messages; all but the way to the input is copied.
 */
final class OnnxInput {
  /** Model, graph, first input, its type, tensor type, shape: the fields on the way. */
  private static final int[] WAY = {7, 11, 2, 1, 2};

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final byte[] model;
  private int at;

  private OnnxInput(byte[] model) {
    this.model = model;
  }

  /**
   * A copy of the model that takes inputs of this shape only.
   *
   * @throws IllegalArgumentException when it is no ONNX model
   */
  static byte[] fixed(byte[] model, int... shape) {
    return new OnnxInput(model).message(model.length, 0, shape);
  }

  /** The message up to an end, with the shape put in below. */
  private byte[] message(int end, int depth, int[] shape) {
    if (depth == WAY.length) {
      at = end;
      return shape(shape);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(end - at);
    while (at < end) {
      int start = at;
      long tag = varint();
      int type = (int) (tag & 7);
      if (type == BYTES) {
        int length = Math.toIntExact(varint());
        if (tag >> 3 == WAY[depth]) {
          byte[] inner = message(at + length, depth + 1, shape);
          field(out, tag, inner);
          continue;
        }
        at += length;
      } else {
        skip(type);
      }
      out.write(model, start, at - start);
    }
    return out.toByteArray();
  }

  /** Dimensions (field 1), each with a value (field 1). */
  private static byte[] shape(int[] shape) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int length : shape) {
      ByteArrayOutputStream dimension = new ByteArrayOutputStream();
      write(dimension, (1 << 3) | VARINT);
      write(dimension, length);
      field(out, (1 << 3) | BYTES, dimension.toByteArray());
    }
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, long tag, byte[] bytes) {
    write(out, tag);
    write(out, bytes.length);
    out.writeBytes(bytes);
  }

  private void skip(int type) {
    switch (type) {
      case VARINT -> varint();
      case FIXED_64 -> at += 8;
      case FIXED_32 -> at += 4;
      default -> throw new IllegalArgumentException("No ONNX model: a field of type " + type);
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = model[at++];
      value |= (long) (part & 127) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("No ONNX model: a number is too long");
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest > 127) {
      out.write((int) ((rest & 127) | 128));
      rest >>= 7;
    }
    out.write((int) rest);
  }
}
