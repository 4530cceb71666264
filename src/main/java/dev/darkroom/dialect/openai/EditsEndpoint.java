package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code POST /v1/images/edits} in OpenAI's order of checks. */
record EditsEndpoint(OpenAiConfig config, Fields fields, Reception reception) {
  private static final String BELLA_NO_IMAGE = "请求参数格式错误，请使用以下支持的图像上传方式：文件上传、URL链接、Base64编码";

  /** What a request came to once its family is known. */
  record Edit(Job job, Options options) {}

  /**
   * @param model the name asked for
   * @param pictures the fields that hold pictures
   */
  Edit read(String model, ModelClass family, List<Field> pictures) {
    refuseBodyKind(model, family);
    requirePicture(family, pictures);
    String prompt = prompt(family);
    Options options = Options.read(fields, family, config.strict());
    List<ImageSource> sources = ImageFields.sources(pictures);
    limitCount(family, sources);
    Optional<ImageSource> maskSource = fields.first("mask").map(ImageFields::mask);
    List<Picture> taken = take(family, sources);
    Picture mask = maskSource.map(source -> takeMask(source, family, taken)).orElse(null);
    return new Edit(job(model, family, prompt, options, taken, mask), options);
  }

  private void refuseBodyKind(String model, ModelClass family) {
    if (family.multipartOnly() && fields.json()) {
      throw Faults.bad(
          "invalid_value",
          "model",
          "Invalid value: '" + model + "'. Edits with this model take multipart/form-data only.");
    }
  }

  private void requirePicture(ModelClass family, List<Field> pictures) {
    if (!pictures.isEmpty()) {
      return;
    }
    throw switch (family.answers().errors()) {
      case OPENAI -> Faults.missing(fields.json() ? "images" : "image");
      case BELLA -> Faults.bad("missing_required_parameter", "image", BELLA_NO_IMAGE);
    };
  }

  private String prompt(ModelClass family) {
    return fields
        .text("prompt", family.promptMax())
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Faults.missing("prompt"));
  }

  private void limitCount(ModelClass family, List<ImageSource> sources) {
    int max = family.inputs().countMax();
    if (sources.size() > max) {
      boolean list = fields.json() && fields.has("images");
      throw Faults.tooMany(list ? "images" : "image", max, sources.size());
    }
  }

  private List<Picture> take(ModelClass family, List<ImageSource> sources) {
    ModelClass.Inputs inputs = family.inputs();
    List<Picture> taken = new ArrayList<>();
    for (ImageSource source : sources) {
      Picture picture = source.take(reception, inputs.bytesMax(), inputs.fetchedBytesMax());
      checkType(picture, source.param(), inputs.mimeTypes());
      if (inputs.square() && picture.size().width() != picture.size().height()) {
        throw Faults.bad(
            "invalid_image_file",
            source.param(),
            "Invalid file '%s': this model takes square pictures only, and this one is %s."
                .formatted(source.param(), picture.size()));
      }
      taken.add(picture);
    }
    return taken;
  }

  private static void checkType(Picture picture, String param, List<String> supported) {
    if (!supported.contains(picture.mimeType())) {
      throw Faults.bad(
          "unsupported_file_mimetype",
          param,
          "Invalid file '%s': unsupported mimetype ('%s'). Supported file formats are %s."
              .formatted(param, picture.mimeType(), Faults.enumeration(supported)));
    }
  }

  private Picture takeMask(ImageSource source, ModelClass family, List<Picture> pictures) {
    long bytesMax = family.inputs().maskBytesMax();
    Picture mask = source.take(reception, bytesMax, bytesMax);
    Picture first = pictures.getFirst();
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

  private static Job job(
      String model,
      ModelClass family,
      String prompt,
      Options options,
      List<Picture> pictures,
      @Nullable Picture mask) {
    var size =
        options.size().isPresent()
            ? options.size().get()
            : family.sizes().absentFor(pictures.getFirst().size());
    OutputSpec output =
        new OutputSpec(
            size,
            options.size().isEmpty(),
            options.format(),
            options.compression(),
            options.transparent());
    return new Job(
        Job.Work.EDIT,
        model,
        prompt,
        pictures,
        mask,
        family.alphaIsMask(),
        options.count(),
        0,
        output,
        options.extras());
  }
}
