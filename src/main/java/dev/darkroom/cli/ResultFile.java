package dev.darkroom.cli;

import dev.darkroom.job.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that a result is written to; its name says the format. */
record ResultFile(Path path, OutputFormat format) {
  /**
   * @throws ParameterException when the name ends in none of the formats
   */
  static ResultFile of(Path path, CommandSpec spec) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    OutputFormat format =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "png" -> OutputFormat.PNG;
          case "jpg", "jpeg" -> OutputFormat.JPEG;
          case "webp" -> OutputFormat.WEBP;
          default ->
              throw new ParameterException(
                  spec.commandLine(),
                  "The result ends in .png, .jpg, .jpeg or .webp, not " + path + ".");
        };
    return new ResultFile(path, format);
  }

  /** This file for the only result; {@code name-1.png}, {@code name-2.png} ... for several. */
  ResultFile numbered(int number, int count) {
    if (count == 1) {
      return this;
    }
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    String own = name.substring(0, dot) + "-" + number + name.substring(dot);
    return new ResultFile(path.resolveSibling(own), format);
  }

  /** By way of a file beside it, so that a stop never leaves half a picture. */
  void write(byte[] bytes) throws IOException {
    long process = ProcessHandle.current().pid();
    Path beside = path.resolveSibling("." + path.getFileName() + "." + process);
    try {
      Files.write(beside, bytes);
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
