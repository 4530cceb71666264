package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.provider.InputFiles.File;

/** The bodies of a job's calls on BFL's wire, which differ in their seeds alone. */
record BflRequest(Job job, BflModel model, InputFiles inputs) {
  /**
   * @param picture which of the job's pictures, from 0
   */
  ObjectNode json(int picture) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("prompt", job.instruction());
    switch (model) {
      case FLUX_2, FLUX_2_FLEX, FLUX_2_KLEIN, KONTEXT, FLUX_1_1, ULTRA -> numbered(json);
      case FILL -> json.put("image", inputs.first().base64()).put("mask", mask().base64());
      case EXPAND -> margins(json.put("image", inputs.first().base64()));
    }
    size(json);
    if (model != BflModel.EXPAND) { // Has no such field; others make JPEG unless told.
      json.put("output_format", "png");
    }
    TakenOptions.of(job, model.options(), picture)
        .forEach((name, value) -> TakenOptions.put(json, name, value));
    return json;
  }

  private void numbered(ObjectNode json) {
    for (int i = 0; i < inputs.files().size(); i++) {
      String name = i == 0 ? "input_image" : "input_image_" + (i + 1);
      json.put(name, inputs.files().get(i).base64());
    }
  }

  private File mask() {
    File mask = inputs.mask();
    if (mask == null) {
      throw new DarkroomException(
          ErrorCode.MASK_INVALID, "No pixel of the picture is transparent, and there is no mask.");
    }
    return mask;
  }

  /** Where the size is open the model takes its own, or that of the picture. */
  private void size(ObjectNode json) {
    Size asked = Obstacles.asked(job).orElse(null);
    if (asked != null) {
      model
          .sides(asked)
          .ifPresent(size -> json.put("width", size.width()).put("height", size.height()));
      model.ratio(asked).ifPresent(ratio -> json.put("aspect_ratio", ratio));
    }
  }

  private void margins(ObjectNode json) {
    Size outer = job.output().size();
    if (outer != null) {
      Size inner = job.pictures().getFirst().size();
      int wider = outer.width() - inner.width();
      int higher = outer.height() - inner.height();
      json.put("top", higher / 2).put("bottom", higher - higher / 2);
      json.put("left", wider / 2).put("right", wider - wider / 2);
    }
  }
}
