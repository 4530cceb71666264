package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one call on OpenAI's wire, in the order that its documents list them. */
final class OpenAiRequest {
  private static final Set<String> FINEST = Set.of("hd", "high", "xhigh", "max");

  private final Job job;
  private final String name;
  private final OpenAiModel model;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Options of the job that found a place here. */
  private final List<String> used = new ArrayList<>();

  /**
   * @param count how many pictures this call is to make
   */
  OpenAiRequest(Job job, String name, int count) {
    this.job = job;
    this.name = name;
    this.model = OpenAiModel.of(name);
    fields.put("model", name);
    if (job.work() != Job.Work.VARY) {
      fields.put("prompt", job.instruction());
    }
    fields.put("n", count);
    size().ifPresent(size -> fields.put("size", size));
    if (model.dallE()) {
      fields.put("response_format", "b64_json");
    } else {
      format(job.output());
    }
    options();
    if (streamed()) {
      fields.put("stream", true);
      fields.put("partial_images", job.previews());
    }
  }

  /** What a stream does with several pictures is documented nowhere, so one only. */
  boolean streamed() {
    return job.previews() > 0
        && job.count() == 1
        && (model == OpenAiModel.GPT_FIXED || model == OpenAiModel.GPT_FREE);
  }

  /** Whether only the JSON form of an edit has a field for what was asked. */
  boolean jsonOnly() {
    return job.work() == Job.Work.EDIT && fields.containsKey("moderation");
  }

  private Optional<String> size() {
    Size asked = job.output().size();
    boolean open = asked == null || job.output().sizeOpen();
    return switch (model) {
      case GPT_FIXED, GPT_FREE ->
          Optional.of(open || asked == null ? "auto" : model.drawn(asked).toString());
      case OTHER -> Optional.ofNullable(asked).map(Size::toString);
      case DALLE_2, DALLE_3 ->
          Optional.ofNullable(asked == null ? shown() : asked)
              .map(size -> model.drawn(size).toString());
    };
  }

  private @Nullable Size shown() {
    return job.pictures().isEmpty() ? null : job.pictures().getFirst().size();
  }

  private void format(OutputSpec output) {
    if (output.transparent()) {
      fields.put("background", "transparent");
    }
    fields.put("output_format", output.format().label());
    if (output.format() != OutputFormat.PNG) {
      fields.put("output_compression", output.quality());
    }
  }

  private void options() {
    quality().ifPresent(quality -> fields.put("quality", quality));
    boolean edit = job.work() == Job.Work.EDIT;
    boolean fidelity =
        switch (model) {
          case GPT_FIXED -> !name.contains("mini");
          case OTHER -> true;
          case GPT_FREE, DALLE_2, DALLE_3 -> false;
        };
    if (edit && fidelity) {
      take("input_fidelity");
    }
    if (!model.dallE()) {
      moderation();
    }
    if (model == OpenAiModel.DALLE_3) {
      take("style");
    }
    if (job.work() != Job.Work.VARY || model == OpenAiModel.DALLE_2) {
      take("user");
    }
    if (!model.dallE()) {
      take("safety_identifier");
    }
  }

  /** An edit's form has no field for it, so that only what differs from the usual is sent. */
  private void moderation() {
    Object moderation = job.options().get("moderation");
    if (job.work() == Job.Work.EDIT && "auto".equals(moderation)) {
      used.add("moderation");
    } else {
      take("moderation");
    }
  }

  private Optional<String> quality() {
    if (!(job.options().get("quality") instanceof String asked) || model == OpenAiModel.DALLE_2) {
      return Optional.empty();
    }
    used.add("quality");
    return Optional.of(quality(asked));
  }

  /** The word of this model's generation for the same wish. */
  private String quality(String asked) {
    return switch (model) {
      case DALLE_3 -> FINEST.contains(asked) ? "hd" : "standard";
      case GPT_FIXED, GPT_FREE ->
          switch (asked) {
            case "hd" -> "high";
            case "standard" -> "auto";
            default -> asked;
          };
      case OTHER, DALLE_2 -> asked;
    };
  }

  private void take(String option) {
    Object value = job.options().get(option);
    if (value != null) {
      fields.put(option, value);
      used.add(option);
    }
  }

  /** What the caller sent that this model has no place for, as notes. */
  List<String> notes() {
    return UnusedOptions.notes(job, used);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    fields.forEach(json::putPOJO);
    return json;
  }

  Multipart form() {
    Multipart form = new Multipart();
    fields.forEach((field, value) -> form.text(field, value.toString()));
    return form;
  }
}
