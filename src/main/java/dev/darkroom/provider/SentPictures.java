package dev.darkroom.provider;

import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job's pictures and its mask as self-hosted servers are sent them: upright PNG files, for such
 * servers know nothing of orientation, and some pass silently over what they cannot decode.
 *
 * @param pictures in the job's order
 * @param mask in the form that was asked for; null where nothing is masked
 */
@SuppressWarnings("ArrayRecordComponent") // Encoded pictures, handed over and never compared.
record SentPictures(List<byte[]> pictures, byte @Nullable [] mask) {
  static final String PNG = "image/png";

  /** All inputs of a job travel in memory, and some as text of a third more. */
  private static final long BYTES_MAX = 64L << 20;

  /** How a server's masks say where to change. */
  enum MaskForm {
    WHITE,
    TRANSPARENT
  }

  static SentPictures read(
      Job job, Sources sources, Pictures pictures, MaskForm form, Watch watch) {
    List<byte[]> files = new ArrayList<>();
    for (Picture picture : job.pictures()) {
      byte[] bytes = sources.read(picture);
      boolean plain = picture.mimeType().equals(PNG) && picture.frames() == 1;
      files.add(plain ? bytes : pictures.toPng(bytes, watch));
    }
    return new SentPictures(files, mask(job, sources, pictures, form, watch).orElse(null));
  }

  private static Optional<byte[]> mask(
      Job job, Sources sources, Pictures pictures, MaskForm form, Watch watch) {
    return switch (form) {
      case WHITE -> pictures.whiteMask(job, sources, watch);
      case TRANSPARENT -> transparent(job, sources, pictures, watch);
    };
  }

  private static Optional<byte[]> transparent(
      Job job, Sources sources, Pictures pictures, Watch watch) {
    Picture mask = job.mask();
    if (mask == null) {
      return possible(job)
          ? pictures.transparentPart(sources.read(job.pictures().getFirst()), watch)
          : Optional.empty();
    }
    byte[] bytes = sources.read(mask); // One without a hole changes nothing, and is still a mask.
    return pictures
        .transparentPart(bytes, watch)
        .or(() -> Optional.of(pictures.toPng(bytes, watch)));
  }

  private static boolean possible(Job job) {
    return job.alphaIsMask() && !job.pictures().isEmpty() && job.pictures().getFirst().alpha();
  }

  /**
   * Puts the pictures into a form.
   *
   * @param one the field of a single picture
   * @param each the field of each of several
   */
  void addTo(Multipart form, String one, String each) {
    String field = pictures.size() == 1 ? one : each;
    for (int i = 0; i < pictures.size(); i++) {
      form.file(field, "image" + (i + 1) + ".png", PNG, pictures.get(i));
    }
  }

  /** Whether a job may come with a mask; what its pixels say is known when they are read only. */
  static boolean masked(Job job) {
    return job.mask() != null || possible(job);
  }

  /**
   * What of a job no self-hosted server expresses, as the rest of a sentence that begins with the
   * model.
   *
   * @param picturesMax how many the server takes for one edit
   */
  static Optional<String> obstacle(Job job, int picturesMax) {
    if (job.work() == Job.Work.VARY) {
      return Optional.of("makes no variations of a picture");
    }
    if (job.output().transparent()) {
      return Optional.of("makes no transparent background");
    }
    int count = job.pictures().size();
    if (count > picturesMax) {
      String most = picturesMax == 1 ? "one picture" : picturesMax + " pictures";
      return Optional.of("takes at most " + most + ", and there are " + count);
    }
    return job.pictures().stream().mapToLong(Picture::bytes).sum() > BYTES_MAX
        ? Optional.of("takes no pictures so large")
        : Optional.empty();
  }
}
