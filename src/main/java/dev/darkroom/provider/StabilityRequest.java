package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.provider.InputFiles.File;
import java.util.List;

/**
 * The forms of a job's calls on Stability's wire, which differ in their seeds alone.
 *
 * @param name of the model
 */
record StabilityRequest(Job job, String name, StabilityModel model, InputFiles inputs) {
  /** How far a picture may be left where the caller does not say; 0 is not at all. */
  private static final String STRENGTH = "0.6";

  /**
   * @param picture which of the job's pictures, from 0
   */
  Multipart form(int picture) {
    Multipart form = new Multipart();
    for (int i = 0; i < inputs.files().size(); i++) {
      String field = model.field(i);
      File file = inputs.files().get(i);
      form.file(field, file.name(field), file.type(), file.bytes());
    }
    own(form);
    form.text(model.words(), job.instruction()).text("output_format", "png");
    TakenOptions.of(job, options(), picture)
        .forEach((option, value) -> form.text(option, value.toString()));
    return form;
  }

  /** The options of the job that this operation has fields for. */
  List<String> options() {
    return edit()
        ? model.options()
        : model.options().stream().filter(option -> !option.equals("strength")).toList();
  }

  private void own(Multipart form) {
    switch (model) {
      case CORE -> ratio(form);
      case ULTRA -> like(form);
      case SD3 -> {
        form.text("model", name).text("mode", edit() ? "image-to-image" : "text-to-image");
        like(form);
      }
      case INPAINT -> mask(form);
      case OUTPAINT -> margins(form);
      case RELIGHT, STYLE -> {}
    }
  }

  private boolean edit() {
    return !inputs.files().isEmpty();
  }

  /** A picture says the ratio itself. */
  private void like(Multipart form) {
    if (!edit()) {
      ratio(form);
    } else if (!job.options().containsKey("strength")) {
      form.text("strength", STRENGTH);
    }
  }

  private void ratio(Multipart form) {
    Obstacles.asked(job).ifPresent(asked -> form.text("aspect_ratio", model.ratio(asked)));
  }

  private void mask(Multipart form) {
    File mask = inputs.mask();
    if (mask == null) {
      throw new DarkroomException(
          ErrorCode.MASK_INVALID, "No pixel of the picture is transparent, and there is no mask.");
    }
    form.file("mask", mask.name("mask"), mask.type(), mask.bytes());
  }

  private void margins(Multipart form) {
    Size outer = job.output().size();
    if (outer != null) {
      Size inner = job.pictures().getFirst().size();
      int wider = outer.width() - inner.width();
      int higher = outer.height() - inner.height();
      form.text("left", "" + wider / 2).text("right", "" + (wider - wider / 2));
      form.text("up", "" + higher / 2).text("down", "" + (higher - higher / 2));
    }
  }
}
