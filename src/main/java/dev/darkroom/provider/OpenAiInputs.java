package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and the mask of an edit as OpenAI takes them. Inside and on this wire a mask means
 * the same: fully transparent pixels change.
 */
final class OpenAiInputs {
  private static final String PNG = "image/png";
  private static final Set<String> TAKEN = Set.of(PNG, "image/jpeg", "image/webp");

  /** A picture ready to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
  private record File(String type, byte[] bytes) {
    String name(String stem) {
      return stem + "." + type.substring(type.indexOf('/') + 1);
    }

    String dataUrl() {
      return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
  }

  private final List<File> files;
  private final @Nullable File mask;

  private OpenAiInputs(List<File> files, @Nullable File mask) {
    this.files = files;
    this.mask = mask;
  }

  static OpenAiInputs read(
      Job job, OpenAiModel model, Sources sources, Pictures pictures, Watch watch) {
    File mask = mask(job, sources, pictures, watch);
    List<File> files = new ArrayList<>();
    for (Picture picture : job.pictures()) {
      // A mask is sized as the upright picture, and an upstream may know nothing of orientation.
      boolean exact = mask != null && files.isEmpty() && !picture.mimeType().equals(PNG);
      boolean convert =
          exact
              || !TAKEN.contains(picture.mimeType())
              || picture.frames() > 1
              || (model == OpenAiModel.DALLE_2 && !picture.mimeType().equals(PNG));
      byte[] bytes = sources.read(picture);
      files.add(
          convert
              ? new File(PNG, pictures.toPng(bytes, watch))
              : new File(picture.mimeType(), bytes));
    }
    return new OpenAiInputs(files, mask);
  }

  private static @Nullable File mask(Job job, Sources sources, Pictures pictures, Watch watch) {
    Picture mask = job.mask();
    if (mask != null) {
      byte[] bytes = sources.read(mask);
      return new File(PNG, mask.mimeType().equals(PNG) ? bytes : pictures.toPng(bytes, watch));
    }
    Picture first = job.pictures().getFirst();
    return job.alphaIsMask() && first.alpha()
        ? pictures
            .transparentPart(sources.read(first), watch)
            .map(png -> new File(PNG, png))
            .orElse(null)
        : null;
  }

  /** As the official clients do: {@code image} for one file, {@code image[]} for several. */
  Multipart into(Multipart form) {
    String field = files.size() == 1 ? "image" : "image[]";
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      form.file(field, file.name("image" + (i + 1)), file.type(), file.bytes());
    }
    if (mask != null) {
      form.file("mask", mask.name("mask"), mask.type(), mask.bytes());
    }
    return form;
  }

  ObjectNode into(ObjectNode json) {
    ArrayNode images = json.putArray("images");
    files.forEach(file -> images.addObject().put("image_url", file.dataUrl()));
    if (mask != null) {
      json.putObject("mask").put("image_url", mask.dataUrl());
    }
    return json;
  }
}
