package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.Picture;
import java.util.ArrayList;
import java.util.List;

/** Takes the pictures of a request in, by the rules of its family. */
record InputPictures(ModelClass.Inputs inputs, Reception reception) {
  /**
   * @param list what the request calls them together
   */
  void limit(List<ImageSource> sources, String list) {
    if (sources.size() > inputs.countMax()) {
      throw Faults.tooMany(list, inputs.countMax(), sources.size());
    }
  }

  List<Picture> take(List<ImageSource> sources) {
    List<Picture> taken = new ArrayList<>();
    for (ImageSource source : sources) {
      Picture picture = source.take(reception, inputs.bytesMax(), inputs.fetchedBytesMax());
      checkType(picture, source.param());
      checkShape(picture, source.param());
      taken.add(picture);
    }
    return taken;
  }

  /** A mask that fits the first of the pictures. */
  Picture takeMask(ImageSource source, Picture first) {
    long bytesMax = inputs.maskBytesMax();
    Picture mask = source.take(reception, bytesMax, bytesMax);
    if (!mask.alpha()) {
      throw Faults.bad(
          "invalid_image_file",
          "mask",
          "Invalid file 'mask': it has no alpha channel. Send a PNG whose fully transparent pixels"
              + " mark the place to edit.");
    }
    if (!mask.size().equals(first.size())) {
      throw Faults.bad(
          "invalid_value",
          "mask",
          "Invalid 'mask': it is %s, but the first image is %s. Both must have the same size."
              .formatted(mask.size(), first.size()));
    }
    return mask;
  }

  private void checkType(Picture picture, String param) {
    if (!inputs.mimeTypes().contains(picture.mimeType())) {
      throw Faults.bad(
          "unsupported_file_mimetype",
          param,
          "Invalid file '%s': unsupported mimetype ('%s'). Supported file formats are %s."
              .formatted(param, picture.mimeType(), Faults.enumeration(inputs.mimeTypes())));
    }
  }

  private void checkShape(Picture picture, String param) {
    if (inputs.square() && picture.size().width() != picture.size().height()) {
      throw Faults.bad(
          "invalid_image_file",
          param,
          "Invalid file '%s': this model takes square pictures only, and this one is %s."
              .formatted(param, picture.size()));
    }
  }
}
