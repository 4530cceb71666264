package dev.darkroom.engine.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes small ONNX files by the field numbers of onnx.proto, so that tests have networks whose
 * answers are known.
 */
final class OnnxFile {
  static final int FLOAT = 1;
  static final int UINT8 = 2;

  private final Message graph = new Message();

  /** A message of the protocol buffers' wire format. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return blob(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return blob(field, value.bytes.toByteArray());
    }

    Message blob(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~127L) != 0) {
        bytes.write((int) ((left & 127) | 128));
        left >>>= 7;
      }
      bytes.write((int) left);
    }
  }

  /** A step of the network; attributes are whole numbers, lists of them, or words. */
  OnnxFile node(String operator, String inputs, String output, Object... attributes) {
    Message node = new Message();
    for (String input : inputs.split(" ", -1)) {
      node.text(1, input);
    }
    node.text(2, output).text(4, operator);
    for (int i = 0; i < attributes.length; i += 2) {
      Message attribute = new Message().text(1, (String) attributes[i]);
      switch (attributes[i + 1]) {
        case Integer number -> attribute.number(3, number).number(20, 2);
        case String word -> attribute.text(4, word).number(20, 3);
        case int[] numbers -> {
          for (int number : numbers) {
            attribute.number(8, number);
          }
          attribute.number(20, 7);
        }
        default -> throw new IllegalArgumentException("No such attribute");
      }
      node.message(5, attribute);
    }
    graph.message(1, node);
    return this;
  }

  OnnxFile constant(String name, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    graph.message(
        5,
        new Message().number(1, values.length).number(2, FLOAT).text(8, name).blob(9, raw.array()));
    return this;
  }

  /** -1 stands for any length. */
  OnnxFile input(String name, int type, int... shape) {
    graph.message(11, value(name, type, shape));
    return this;
  }

  OnnxFile output(String name, int type, int... shape) {
    graph.message(12, value(name, type, shape));
    return this;
  }

  private static Message value(String name, int type, int... shape) {
    Message dimensions = new Message();
    for (int i = 0; i < shape.length; i++) {
      Message length = new Message();
      if (shape[i] < 0) {
        length.text(2, name + i);
      } else {
        length.number(1, shape[i]);
      }
      dimensions.message(1, length);
    }
    Message tensor = new Message().number(1, type).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  Path write(Path file) {
    graph.text(2, "test");
    Message model =
        new Message()
            .number(1, 8)
            .message(7, graph)
            .message(8, new Message().text(1, "").number(2, 17));
    try {
      return Files.write(file, model.bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
