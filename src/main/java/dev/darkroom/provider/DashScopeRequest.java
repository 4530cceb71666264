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
import java.util.Set;

/** The body of one call to DashScope, in the form that the model takes. */
final class DashScopeRequest {
  private static final Set<String> TAKEN = Set.of("image/png", "image/jpeg", "image/webp");
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
    Seeds.chosen(job, SEED_MAX)
        .ifPresent(
            seed -> {
              parameters.put("seed", seed);
              used.add("seed");
            });
  }

  private void negativePrompt(ObjectNode holder) {
    if (model.negativePrompt() && job.options().get("negative_prompt") instanceof String text) {
      holder.put("negative_prompt", text);
      used.add("negative_prompt");
    }
  }

  /** Left open, it would follow the last picture; of several, the first one is edited. */
  private Optional<Size> size() {
    Size asked = job.output().size();
    if (asked != null && !job.output().sizeOpen()) {
      return model.drawn(asked);
    }
    return job.pictures().size() > 1
        ? model.drawn(job.pictures().getFirst().size())
        : Optional.empty();
  }

  /** Puts the instruction and the pictures in, and gives the whole body. */
  String with(Sources sources, Pictures pictures, Watch watch) {
    List<InlinePicture> inputs = inputs(sources, pictures, watch);
    switch (model.form()) {
      case MESSAGES -> message(inputs);
      case PROMPT -> prompt();
      case IMAGES -> {
        prompt();
        ArrayNode images = input.putArray("images");
        inputs.forEach(picture -> images.add(picture.dataUrl()));
      }
      case FUNCTION -> function(inputs, pictures.whiteMask(job, sources, watch));
    }
    return body.toString();
  }

  private List<InlinePicture> inputs(Sources sources, Pictures pictures, Watch watch) {
    List<InlinePicture> inputs = InlinePicture.read(job, TAKEN, sources, pictures, watch);
    for (int i = 0; i < inputs.size(); i++) {
      if (model.opaqueOnly() && job.pictures().get(i).alpha()) {
        byte[] whole = pictures.toPng(inputs.get(i).bytes(), watch);
        byte[] opaque = pictures.convert(whole, OPAQUE, watch).image().bytes();
        inputs.set(i, new InlinePicture("image/jpeg", opaque));
      }
    }
    return inputs;
  }

  private void message(List<InlinePicture> inputs) {
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
  private void function(List<InlinePicture> inputs, Optional<byte[]> mask) {
    String name = mask.isPresent() ? "description_edit_with_mask" : "description_edit";
    input.put("function", name).put("prompt", job.instruction());
    input.put("base_image_url", inputs.getFirst().dataUrl());
    mask.ifPresent(png -> input.put("mask_image_url", InlinePicture.png(png).dataUrl()));
  }

  /** What the caller sent that this model has no place for, as notes. */
  List<String> notes() {
    return UnusedOptions.notes(job, used);
  }
}
