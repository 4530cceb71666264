package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A caller's picture as it travels within JSON, in a format that the upstream takes. */
@SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
record InlinePicture(String type, byte[] bytes) {
  private static final String PNG = "image/png";

  /**
   * The job's pictures in their order; those of another type or with several frames as PNG.
   *
   * @param taken types that the upstream takes, such as {@code image/jpeg}
   */
  static List<InlinePicture> read(
      Job job, Set<String> taken, Sources sources, Pictures pictures, Watch watch) {
    List<InlinePicture> all = new ArrayList<>();
    for (Picture picture : job.pictures()) {
      boolean asItIs = taken.contains(picture.mimeType()) && picture.frames() == 1;
      byte[] bytes = sources.read(picture);
      all.add(
          asItIs
              ? new InlinePicture(picture.mimeType(), bytes)
              : png(pictures.toPng(bytes, watch)));
    }
    return all;
  }

  static InlinePicture png(byte[] bytes) {
    return new InlinePicture(PNG, bytes);
  }

  String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  String dataUrl() {
    return "data:" + type + ";base64," + base64();
  }
}
