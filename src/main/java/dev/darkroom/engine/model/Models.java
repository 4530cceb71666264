package dev.darkroom.engine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The networks of an operator's models folder, each known by how its file's name begins: {@code
 * isnet}, {@code u2net}, {@code birefnet} cut subjects out, {@code lama}, {@code migan} fill holes,
 * {@code realesrgan} enlarges. Other files are left alone.
 *
 * @param cutOut null without one, as are the others
 */
public record Models(
    @Nullable CutOutModel cutOut, @Nullable InpaintModel inpaint, @Nullable UpscaleModel upscale)
    implements AutoCloseable {
  /** What a file's name may begin with. */
  private enum Family {
    ISNET(Slot.CUT_OUT),
    U2NET(Slot.CUT_OUT),
    BIREFNET(Slot.CUT_OUT),
    LAMA(Slot.INPAINT),
    MIGAN(Slot.INPAINT),
    REALESRGAN(Slot.UPSCALE);

    private final Slot slot;

    Family(Slot slot) {
      this.slot = slot;
    }
  }

  private enum Slot {
    CUT_OUT,
    INPAINT,
    UPSCALE
  }

  private record Named(Path file, Family family) {}

  /** No network at all. */
  public static Models none() {
    return new Models(null, null, null);
  }

  /**
   * Loads what a folder holds, which takes a second or two for a large file; a folder that is not
   * there holds nothing.
   *
   * @throws ModelException when a file does not do what its name promises, or two files want the
   *     same place
   */
  public static Models load(Path folder) {
    List<Named> named = named(folder);
    int threads = Runtime.getRuntime().availableProcessors();
    CutOutModel cutOut = null;
    InpaintModel inpaint = null;
    UpscaleModel upscale = null;
    for (Named one : named) {
      Network network = Network.load(one.file(), threads);
      try {
        switch (one.family()) {
          case ISNET -> cutOut = new CutOutModel(network, CutOutModel.Convention.ISNET);
          case U2NET -> cutOut = new CutOutModel(network, CutOutModel.Convention.U2NET);
          case BIREFNET -> cutOut = new CutOutModel(network, CutOutModel.Convention.BIREFNET);
          case LAMA -> inpaint = new InpaintModel(network, InpaintModel.Convention.LAMA);
          case MIGAN -> inpaint = new InpaintModel(network, InpaintModel.Convention.MIGAN);
          case REALESRGAN -> upscale = new UpscaleModel(network);
        }
      } catch (RuntimeException e) {
        network.close();
        new Models(cutOut, inpaint, upscale).close();
        throw e;
      }
    }
    return new Models(cutOut, inpaint, upscale);
  }

  private static List<Named> named(Path folder) {
    List<Named> named = new ArrayList<>();
    for (Path file : files(folder)) {
      Family family = family(file);
      if (family == null) {
        continue;
      }
      for (Named other : named) {
        if (other.family().slot == family.slot) {
          throw new ModelException(
              "The models %s and %s do the same; keep one of them in %s."
                  .formatted(other.file().getFileName(), file.getFileName(), folder));
        }
      }
      named.add(new Named(file, family));
    }
    return named;
  }

  private static @Nullable Family family(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".onnx")) {
      return null;
    }
    String letters = name.replaceAll("[^a-z0-9]", "");
    for (Family family : Family.values()) {
      if (letters.startsWith(family.name().toLowerCase(Locale.ROOT))) {
        return family;
      }
    }
    return null;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The models folder " + folder + " cannot be read", e);
    }
  }

  /** What is there, in a few words, such as {@code cut-out, upscale x4}; empty when nothing is. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (cutOut != null) {
      names.add("cut-out");
    }
    if (inpaint != null) {
      names.add("inpainting");
    }
    if (upscale != null) {
      names.add("upscale x" + upscale.factor());
    }
    return names;
  }

  @Override
  public void close() {
    if (cutOut != null) {
      cutOut.close();
    }
    if (inpaint != null) {
      inpaint.close();
    }
    if (upscale != null) {
      upscale.close();
    }
  }
}
