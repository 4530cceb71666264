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
 * A job's pictures and its mask ready to be sent: what an upstream does not take as it is becomes
 * an upright PNG of the first frame.
 *
 * @param files in the job's order
 * @param mask as large as the first file; null where nothing is masked
 */
record InputFiles(List<File> files, @Nullable File mask) {
  private static final String PNG = "image/png";

  /**
   * For servers of one's own: they know nothing of orientation, and some pass silently over what
   * they cannot decode.
   */
  static final Set<String> PNG_ONLY = Set.of(PNG);

  static final Set<String> PNG_JPEG = Set.of(PNG, "image/jpeg");
  static final Set<String> PNG_JPEG_WEBP = Set.of(PNG, "image/jpeg", "image/webp");

  /** How an upstream's masks say where to change. */
  enum MaskForm {
    /** It takes none. */
    NONE,

    /** White on black. */
    WHITE,

    /** Fully transparent, and opaque elsewhere. */
    TRANSPARENT,

    /** As a job's own masks do: those that are PNG are sent as they came. */
    AS_IT_CAME
  }

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

  InputFiles {
    files = List.copyOf(files);
  }

  /**
   * @param taken the media types that may be sent as they are; others become PNG
   */
  static InputFiles read(
      Job job, Set<String> taken, MaskForm form, Sources sources, Pictures pictures, Watch watch) {
    Optional<byte[]> mask = mask(job, form, sources, pictures, watch);
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

  private static Optional<byte[]> mask(
      Job job, MaskForm form, Sources sources, Pictures pictures, Watch watch) {
    return switch (form) {
      case NONE -> Optional.empty();
      case WHITE -> pictures.whiteMask(job, sources, watch);
      case TRANSPARENT, AS_IT_CAME -> transparent(job, form, sources, pictures, watch);
    };
  }

  private static Optional<byte[]> transparent(
      Job job, MaskForm form, Sources sources, Pictures pictures, Watch watch) {
    Picture mask = job.mask();
    if (mask == null) {
      return Obstacles.masked(job)
          ? pictures.transparentPart(sources.read(job.pictures().getFirst()), watch)
          : Optional.empty();
    }
    byte[] bytes = sources.read(mask);
    if (form == MaskForm.AS_IT_CAME) {
      return Optional.of(mask.mimeType().equals(PNG) ? bytes : pictures.toPng(bytes, watch));
    }
    return pictures // One without a hole changes nothing, and is still a mask.
        .transparentPart(bytes, watch)
        .or(() -> Optional.of(pictures.toPng(bytes, watch)));
  }

  File first() {
    return files.getFirst();
  }

  /** The pictures' bytes, which Jackson writes as base64. */
  List<byte[]> bytes() {
    return files.stream().map(File::bytes).toList();
  }

  /**
   * Puts the pictures into a form.
   *
   * @param one the field of a single picture
   * @param each the field of each of several
   */
  void addTo(Multipart form, String one, String each) {
    String field = files.size() == 1 ? one : each;
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      form.file(field, file.name("image" + (i + 1)), file.type(), file.bytes());
    }
  }

  /** Puts the mask, where there is one, into a form. */
  void addMaskTo(Multipart form, String field) {
    if (mask != null) {
      form.file(field, mask.name("mask"), mask.type(), mask.bytes());
    }
  }
}
