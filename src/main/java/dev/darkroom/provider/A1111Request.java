package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import java.util.Optional;
import java.util.Set;

/** What AUTOMATIC1111's web UI is asked, as its operator set it up. */
final class A1111Request {
  static final String INTERRUPT = "interrupt";

  private static final String SAMPLER = "sampler";
  private static final String SCHEDULER = "scheduler";
  private static final String STRENGTH = "strength";
  private static final String NAME = "[\\w.+ ()-]{1,60}";

  static final Set<String> OPTIONS =
      Set.of(
          Sampling.STEPS,
          Sampling.GUIDANCE,
          SAMPLER,
          SCHEDULER,
          STRENGTH,
          INTERRUPT,
          PixelRange.PIXELS_MIN,
          PixelRange.PIXELS_MAX);

  /** The model of a route that takes whatever checkpoint is loaded. */
  private static final String LOADED = "loaded";

  private static final int STEPS = 20;
  private static final double STRENGTH_USUAL = 0.75;

  /** Pixels around a mask that the model sees when it paints the inside. */
  private static final int PADDING = 32;

  private final Sampling sampling;
  private final Optional<String> sampler;
  private final Optional<String> scheduler;
  private final double strength;
  private final PixelRange sizes;

  A1111Request(Options options) {
    this.sampling = Sampling.of(options);
    this.sampler = options.text(SAMPLER, NAME, "a sampler's name");
    this.scheduler = options.text(SCHEDULER, NAME, "a scheduler's name");
    this.strength = Sampling.share(options, STRENGTH).orElse(STRENGTH_USUAL);
    this.sizes = PixelRange.of(options);
  }

  /** Several pictures would be a batch of results, not references for one. */
  Optional<String> obstacle(Job job) {
    return Obstacles.ofOpenModels(job, 1)
        .or(
            () ->
                job.work() == Job.Work.EDIT ? PixelRange.ratioObstacle(job) : sizes.obstacle(job));
  }

  /** One picture. */
  Message message(Job job, String model, InputFiles sent, long seed) {
    boolean edit = job.work() == Job.Work.EDIT;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("prompt", PromptTags.without(job.instruction()));
    OpenModelRequest.negative(job)
        .ifPresent(words -> json.put("negative_prompt", PromptTags.without(words)));
    json.put("seed", seed).put("steps", sampling.steps().orElse(STEPS));
    sampling.guidance().ifPresent(guidance -> json.put("cfg_scale", guidance));
    sampler.ifPresent(name -> json.put("sampler_name", name));
    scheduler.ifPresent(name -> json.put("scheduler", name));
    // Where they are left out a picture is squeezed into 512x512.
    Size size = edit ? sizes.over(job) : sizes.free(job);
    json.put("width", size.width()).put("height", size.height());
    json.put("batch_size", 1).put("n_iter", 1);
    if (!model.equals(LOADED)) {
      json.putObject("override_settings").put("sd_model_checkpoint", model);
      json.put("override_settings_restore_afterwards", false);
    }
    if (!edit) {
      return Message.json("/sdapi/v1/txt2img", json);
    }
    images(sent, json);
    return Message.json("/sdapi/v1/img2img", json);
  }

  private void images(InputFiles sent, ObjectNode json) {
    json.putArray("init_images").add(sent.first().bytes());
    json.put("denoising_strength", strength);
    InputFiles.File mask = sent.mask();
    if (mask != null) {
      json.put("mask", mask.bytes()).put("inpainting_mask_invert", 0);
      json.put("inpainting_fill", 1); // Begin with what is there.
      json.put("inpaint_full_res", true).put("inpaint_full_res_padding", PADDING);
    }
  }
}
