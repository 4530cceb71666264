package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code POST /v1/images/edits} in OpenAI's order of checks. */
record EditsEndpoint(OpenAiConfig config, Fields fields, Reception reception) {
  private static final String BELLA_NO_IMAGE = "请求参数格式错误，请使用以下支持的图像上传方式：文件上传、URL链接、Base64编码";

  /**
   * @param model the name asked for
   * @param pictures the fields that hold pictures
   */
  Asked read(String model, ModelClass family, List<Field> pictures) {
    refuseBodyKind(model, family);
    requirePicture(family, pictures);
    String prompt = fields.required("prompt", family.promptMax());
    Options options = Options.read(fields, ImagesEndpoint.EDITS.known(), family, config.strict());
    List<ImageSource> sources = ImageFields.sources(pictures);
    InputPictures inputs = new InputPictures(family.inputs(), reception);
    inputs.limit(sources, fields.json() && fields.has("images") ? "images" : "image");
    Optional<ImageSource> maskSource = fields.first("mask").map(ImageFields::mask);
    List<Picture> taken = inputs.take(sources);
    Picture mask = maskSource.map(source -> inputs.takeMask(source, taken.getFirst())).orElse(null);
    reception.afford(Job.Work.EDIT, options.count());
    reception.moderate(prompt);
    return new Asked(job(model, family, prompt, options, taken, mask), options);
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
        options.previews(),
        output,
        options.handed());
  }
}
