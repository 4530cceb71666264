package dev.darkroom.dialect.aluo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A read request; its answer repeats what was asked for, however the task ends. */
sealed interface AluoCall extends Call {
  /** The status endpoint leads back to the result. */
  @Override
  default boolean outlivesCaller() {
    return true;
  }

  /** The status endpoint does, at the first read of a success. */
  @Override
  default boolean handsOver() {
    return false;
  }

  /** Adds what this API repeats besides the prompt. */
  void echo(ObjectNode data, Delivery delivery);

  /** What the caller reads about the accepted task. */
  default ObjectNode accepted(Delivery delivery) {
    ObjectNode data = JsonText.object();
    data.put("provider", "darkroom");
    data.put("model", "default");
    data.put("taskId", delivery.task());
    data.put("prompt", job().instruction());
    echo(data, delivery);
    return data;
  }

  /**
   * Of the photo editor.
   *
   * @param ratio as the request named it; empty when it did not
   * @param inputs in the order of the request
   */
  record Edit(
      Job job, String task, Duration patience, Optional<Ratio> ratio, List<InputImage> inputs)
      implements AluoCall {
    static final int PRICED = 1;

    public Edit {
      inputs = List.copyOf(inputs);
    }

    /** This API has one price a call, whatever number of pictures it asks for. */
    @Override
    public int charged() {
      return PRICED;
    }

    @Override
    public void echo(ObjectNode data, Delivery delivery) {
      ratio.ifPresent(named -> data.put("aspectRatio", named.label()));
      ArrayNode images = data.putArray("inputImages");
      inputs.forEach(input -> images.add(input.address(delivery)));
      data.put("numImages", job.count());
    }
  }

  /**
   * Of the photo generation.
   *
   * @param ratio in effect
   */
  record Generate(Job job, String task, Duration patience, Ratio ratio) implements AluoCall {
    @Override
    public void echo(ObjectNode data, Delivery delivery) {
      data.put("size", ratio.label());
      data.put("nVariants", job.count());
    }
  }
}
