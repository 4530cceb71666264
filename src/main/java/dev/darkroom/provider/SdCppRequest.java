package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a server of stable-diffusion.cpp is asked, as its operator set it up. */
final class SdCppRequest {
  private static final String SAMPLER = "sampler";
  private static final String SCHEDULER = "scheduler";
  private static final String STRENGTH = "strength";
  private static final String NAME = "[\\w.+ ()-]{1,60}";
  private static final int PICTURES_MAX = 8;

  static final Set<String> OPTIONS =
      Set.of(
          EditForm.EDITS,
          Sampling.STEPS,
          Sampling.GUIDANCE,
          SAMPLER,
          SCHEDULER,
          STRENGTH,
          PixelRange.PIXELS_MIN,
          PixelRange.PIXELS_MAX);

  private final EditForm edits;
  private final Sampling sampling;
  private final Optional<String> sampler;
  private final Optional<String> scheduler;
  private final OptionalDouble strength;
  private final PixelRange sizes;

  SdCppRequest(Options options) {
    this.edits = EditForm.of(options);
    this.sampling = Sampling.of(options);
    this.sampler = options.text(SAMPLER, NAME, "a sampler's name");
    this.scheduler = options.text(SCHEDULER, NAME, "a scheduler's name");
    this.strength = Sampling.share(options, STRENGTH);
    this.sizes = PixelRange.of(options);
  }

  Optional<String> obstacle(Job job) {
    return Obstacles.ofOpenModels(job, edits == EditForm.IMAGE ? 1 : PICTURES_MAX)
        .or(() -> over(job) ? PixelRange.ratioObstacle(job) : sizes.obstacle(job));
  }

  /** Whether the result is drawn over the first picture. */
  private boolean over(Job job) {
    return Obstacles.masked(job) || (edits == EditForm.IMAGE && job.work() == Job.Work.EDIT);
  }

  /**
   * @param count how many pictures
   */
  ObjectNode json(Job job, InputFiles sent, int count, long seed) {
    Size size = over(job) ? sizes.over(job) : sizes.free(job);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("prompt", PromptTags.without(job.instruction()));
    OpenModelRequest.negative(job)
        .ifPresent(words -> json.put("negative_prompt", PromptTags.without(words)));
    json.put("width", size.width()).put("height", size.height());
    json.put("seed", seed).put("batch_count", count);
    if (!sent.files().isEmpty()) {
      images(sent, json);
    }
    sampling(json);
    // Else the caller's words would stand in the file that is handed on.
    return json.put("output_format", "png").put("embed_image_metadata", false);
  }

  private void images(InputFiles sent, ObjectNode json) {
    InputFiles.File mask = sent.mask();
    if (mask != null || edits == EditForm.IMAGE) {
      json.put("init_image", sent.first().bytes());
      strength.ifPresent(share -> json.put("strength", share));
    }
    if (mask != null) {
      json.put("mask_image", mask.bytes());
    }
    if (edits == EditForm.REFERENCES) {
      ArrayNode references = json.putArray("ref_images");
      sent.bytes().forEach(references::add);
    }
  }

  private void sampling(ObjectNode json) {
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    scheduler.ifPresent(name -> sample.put("scheduler", name));
    sampler.ifPresent(name -> sample.put("sample_method", name));
    sampling.steps().ifPresent(steps -> sample.put("sample_steps", steps));
    sampling
        .guidance()
        .ifPresent(guidance -> sample.putObject("guidance").put("txt_cfg", guidance));
    if (!sample.isEmpty()) {
      json.set("sample_params", sample);
    }
  }
}
