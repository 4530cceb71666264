package dev.darkroom.engine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small networks laid out as the public models are, with answers that are known. */
public final class Networks {
  private Networks() {}

  /** Cuts out what is bright. */
  public static Path bright(Path folder, String name, int side) {
    return new OnnxFile()
        .input("x", OnnxFile.FLOAT, 1, 3, side, side)
        .node("ReduceMean", "x", "y", "axes", new int[] {1}, "keepdims", 1)
        .output("y", OnnxFile.FLOAT, 1, 1, side, side)
        .write(folder.resolve(name));
  }

  /**
   * Cuts out what is bright and looks a few pixels to the right, laid out as the own network is.
   *
   * @param table as in {@code cutout.properties}
   */
  public static OwnCutOut own(Path folder, String table) {
    new OnnxFile()
        .input("picture", OnnxFile.FLOAT, 1, 3, -1, -1)
        .constant("half", 0.5f)
        .constant("steep", 40)
        .node("ReduceMean", "picture", "mean", "axes", new int[] {1}, "keepdims", 1)
        .node(
            "AveragePool",
            "mean",
            "seen",
            "kernel_shape",
            new int[] {1, 9},
            "pads",
            new int[] {0, 0, 0, 8})
        .node("Sub", "seen half", "above")
        .node("Mul", "above steep", "odds")
        .node("Sigmoid", "odds", "matte")
        .output("matte", OnnxFile.FLOAT, 1, 1, -1, -1)
        .write(folder.resolve("cutout.onnx"));
    calibration(folder, "side=320\nsecond=224\ntable=" + table + "\n");
    return OwnCutOut.in(folder);
  }

  static void calibration(Path folder, String text) {
    try {
      Files.writeString(folder.resolve("cutout.properties"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is bright as logarithms of odds in the last of two outputs, as BiRefNet gives them. */
  public static Path brightByOdds(Path folder, int side) {
    return new OnnxFile()
        .input("x", OnnxFile.FLOAT, 1, 3, side, side)
        .constant("steep", 20)
        .node("ReduceMean", "x", "mean", "axes", new int[] {1}, "keepdims", 1)
        .node("Neg", "mean", "coarse")
        .node("Mul", "mean steep", "fine")
        .output("coarse", OnnxFile.FLOAT, 1, 1, side, side)
        .output("fine", OnnxFile.FLOAT, 1, 1, side, side)
        .write(folder.resolve("BiRefNet-test.onnx"));
  }

  /**
   * Paints holes in one grey, as LaMa takes and gives colours.
   *
   * @param scale 1 or 255, of what it gives
   */
  public static Path lama(Path folder, float grey, float scale) {
    return new OnnxFile()
        .input("image", OnnxFile.FLOAT, 1, 3, 64, 64)
        .input("mask", OnnxFile.FLOAT, 1, 1, 64, 64)
        .constant("one", 1)
        .constant("grey", grey)
        .constant("scale", scale)
        .node("Sub", "one mask", "known")
        .node("Mul", "image known", "kept")
        .node("Mul", "mask grey", "painted")
        .node("Add", "kept painted", "whole")
        .node("Mul", "whole scale", "output")
        .output("output", OnnxFile.FLOAT, 1, 3, 64, 64)
        .write(folder.resolve("lama_test.onnx"));
  }

  /** Paints holes in grey 100, with bytes and a mask of what is known, as MI-GAN's pipeline. */
  public static Path migan(Path folder) {
    return new OnnxFile()
        .input("image", OnnxFile.UINT8, 1, 3, -1, -1)
        .input("mask", OnnxFile.UINT8, 1, 1, -1, -1)
        .constant("white", 255)
        .constant("one", 1)
        .constant("grey", 100)
        .node("Cast", "image", "colours", "to", OnnxFile.FLOAT)
        .node("Cast", "mask", "marks", "to", OnnxFile.FLOAT)
        .node("Div", "marks white", "known")
        .node("Sub", "one known", "hole")
        .node("Mul", "colours known", "kept")
        .node("Mul", "hole grey", "painted")
        .node("Add", "kept painted", "whole")
        .node("Cast", "whole", "result", "to", OnnxFile.UINT8)
        .output("result", OnnxFile.UINT8, 1, 3, -1, -1)
        .write(folder.resolve("migan_test.onnx"));
  }

  /** Enlarges each pixel to a square, as Real-ESRGAN takes and gives colours. */
  public static Path enlarging(Path folder, float factor) {
    return new OnnxFile()
        .input("input", OnnxFile.FLOAT, 1, 3, -1, -1)
        .constant("scales", 1, 1, factor, factor)
        .node("Resize", "input  scales", "output", "mode", "nearest")
        .output("output", OnnxFile.FLOAT, 1, 3, -1, -1)
        .write(folder.resolve("RealESRGAN_test.onnx"));
  }
}
