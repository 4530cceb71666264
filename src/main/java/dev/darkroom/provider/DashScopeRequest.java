package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of one call to DashScope, in the form that the model takes. */
final class DashScopeRequest {
  private static final OutputSpec OPAQUE =
      new OutputSpec(null, false, OutputFormat.JPEG, 95, false);
  private static final long SEED_MAX = Integer.MAX_VALUE;

  private final Job job;
  private final DashScopeModel model;
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private final ObjectNode input;
  private final List<String> used = new ArrayList<>();

  /**
   * @param count how many pictures this call is to make
   */
  DashScopeRequest(Job job, String name, int count) {
    this.job = job;
    this.model = DashScopeModel.of(name);
    body.put("model", name);
    this.input = body.putObject("input");
    parameters(body.putObject("parameters"), count);
  }

  /** What is on unless it is switched off rewrites prompts and marks pictures. */
  private void parameters(ObjectNode parameters, int count) {
    parameters.put("n", count);
    size().ifPresent(size -> parameters.put("size", size.width() + "*" + size.height()));
    if (model.form() == DashScopeModel.Form.MESSAGES) {
      negativePrompt(parameters);
    }
    parameters.put("prompt_extend", false).put("watermark", false);
    Seeds.chosen(job, SEED_MAX).ifPresent(_ -> used.add("seed"));
  }

  private void negativePrompt(ObjectNode holder) {
    if (model.negativePrompt() && job.options().get("negative_prompt") instanceof String text) {
      holder.put("negative_prompt", text);
      used.add("negative_prompt");
    }
  }

  /** Left open, it would follow the last picture; of several, the first one is edited. */
  private Optional<Size> size() {
    Size asked = Obstacles.asked(job).orElse(null);
    if (asked != null) {
      return model.drawn(asked);
    }
    return job.pictures().size() > 1
        ? model.drawn(job.pictures().getFirst().size())
        : Optional.empty();
  }

  /** Puts the instruction and the pictures in. */
  DashScopeRequest with(Sources sources, Pictures pictures, Watch watch) {
    InputFiles inputs = inputs(sources, pictures, watch);
    switch (model.form()) {
      case MESSAGES -> message(inputs.files());
      case PROMPT -> prompt();
      case IMAGES -> {
        prompt();
        ArrayNode images = input.putArray("images");
        inputs.files().forEach(picture -> images.add(picture.dataUrl()));
      }
      case FUNCTION -> function(inputs);
    }
    return this;
  }

  /**
   * The whole body.
   *
   * @param call which of a job's calls, from 0
   */
  String json(int call) {
    ObjectNode own = body.deepCopy();
    Seeds.chosen(job, call, SEED_MAX)
        .ifPresent(seed -> own.withObject("/parameters").put("seed", seed));
    return own.toString();
  }

  private InputFiles inputs(Sources sources, Pictures pictures, Watch watch) {
    InputFiles.MaskForm masks =
        model.masks() ? InputFiles.MaskForm.WHITE : InputFiles.MaskForm.NONE;
    InputFiles inputs =
        InputFiles.read(job, InputFiles.PNG_JPEG_WEBP, masks, sources, pictures, watch);
    if (!model.opaqueOnly()) {
      return inputs;
    }
    List<InputFiles.File> files = new ArrayList<>(inputs.files());
    for (int i = 0; i < files.size(); i++) {
      if (job.pictures().get(i).alpha()) {
        byte[] whole = pictures.toPng(files.get(i).bytes(), watch);
        byte[] opaque = pictures.convert(whole, OPAQUE, watch).image().bytes();
        files.set(i, new InputFiles.File("image/jpeg", opaque));
      }
    }
    return new InputFiles(files, inputs.mask());
  }

  private void message(List<InputFiles.File> inputs) {
    ObjectNode message = input.putArray("messages").addObject().put("role", "user");
    ArrayNode content = message.putArray("content");
    inputs.forEach(picture -> content.addObject().put("image", picture.dataUrl()));
    content.addObject().put("text", job.instruction());
  }

  private void prompt() {
    input.put("prompt", job.instruction());
    negativePrompt(input);
  }

  /** White is what changes, as the vendor's reference of the general image editing API says. */
  private void function(InputFiles inputs) {
    InputFiles.File mask = inputs.mask();
    String name = mask != null ? "description_edit_with_mask" : "description_edit";
    input.put("function", name).put("prompt", job.instruction());
    input.put("base_image_url", inputs.first().dataUrl());
    if (mask != null) {
      input.put("mask_image_url", mask.dataUrl());
    }
  }

  /** What the caller sent that this model has no place for, as notes. */
  List<String> notes() {
    return UnusedOptions.notes(job, used);
  }
}
