package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job's pictures and its mask ready for an upstream whose masks are white where the picture
 * changes.
 *
 * @param files in the job's order
 * @param mask white on black, as large as the first file; null where nothing is masked
 */
record InputFiles(List<File> files, @Nullable File mask) {
  static final Set<String> PNG_JPEG = Set.of("image/png", "image/jpeg");
  static final Set<String> PNG_JPEG_WEBP = Set.of("image/png", "image/jpeg", "image/webp");

  private static final String PNG = "image/png";

  /** All inputs of a job travel in memory, as text of a third more. */
  private static final long BYTES_MAX = 64L << 20;

  /** An encoded picture. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over and never compared.
  record File(String type, byte[] bytes) {
    String name(String stem) {
      return stem + "." + type.substring(type.indexOf('/') + 1);
    }

    String base64() {
      return Base64.getEncoder().encodeToString(bytes);
    }

    String dataUrl() {
      return "data:" + type + ";base64," + base64();
    }
  }

  /**
   * @param taken the media types that may be sent as they are; others become PNG
   */
  static InputFiles read(
      Job job, Set<String> taken, Sources sources, Pictures pictures, Watch watch) {
    Optional<byte[]> mask = pictures.whiteMask(job, sources, watch);
    List<File> files = new ArrayList<>();
    for (Picture picture : job.pictures()) {
      // A mask is sized as the upright picture, and an upstream may know nothing of orientation.
      boolean upright = mask.isPresent() && files.isEmpty() && !picture.mimeType().equals(PNG);
      boolean asItIs = taken.contains(picture.mimeType()) && picture.frames() == 1 && !upright;
      byte[] bytes = sources.read(picture);
      files.add(
          asItIs
              ? new File(picture.mimeType(), bytes)
              : new File(PNG, pictures.toPng(bytes, watch)));
    }
    return new InputFiles(files, mask.map(png -> new File(PNG, png)).orElse(null));
  }

  File first() {
    return files.getFirst();
  }

  /** Whether a job may come with a mask; whether any pixel is transparent shows later. */
  static boolean masked(Job job) {
    return job.mask() != null
        || (job.alphaIsMask() && !job.pictures().isEmpty() && job.pictures().getFirst().alpha());
  }

  static boolean tooLarge(Job job) {
    return job.pictures().stream().mapToLong(Picture::bytes).sum() > BYTES_MAX;
  }
}
