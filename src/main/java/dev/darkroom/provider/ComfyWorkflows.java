package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.job.Job;
import dev.darkroom.provider.ProviderKind.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The workflows of one folder: {@code generate.json}, {@code edit.json} for one picture, {@code
 * edit2.json} to {@code edit5.json} for several, likewise {@code inpaint.json} for edits with a
 * mask.
 */
final class ComfyWorkflows {
  static final String FOLDER = "workflows";

  private static final int PICTURES_MAX = 5;
  private static final long FILE_MAX = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ComfyWorkflow> workflows = new HashMap<>();

  /**
   * @throws OptionException when there is no folder, nothing in it, or a file that cannot be used
   */
  ComfyWorkflows(Options options) {
    String text =
        options
            .text(FOLDER)
            .orElseThrow(() -> new OptionException(FOLDER, "name the folder of the workflows"));
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      throw new OptionException(FOLDER, "there is no folder " + text);
    }
    read(folder, "generate", 0, false);
    for (int pictures = 1; pictures <= PICTURES_MAX; pictures++) {
      read(folder, name("edit", pictures), pictures, false);
      read(folder, name("inpaint", pictures), pictures, true);
    }
    if (workflows.isEmpty()) {
      throw new OptionException(
          FOLDER, "there is no generate.json, edit.json or inpaint.json in " + text);
    }
  }

  private static String name(String work, int pictures) {
    return pictures == 1 ? work : work + pictures;
  }

  private void read(Path folder, String name, int pictures, boolean masked) {
    Path file = folder.resolve(name + ".json");
    if (Files.exists(file)) {
      ComfyWorkflow workflow = ComfyWorkflow.of(graph(file));
      workflow
          .fault(pictures, masked)
          .ifPresent(
              fault -> {
                throw new OptionException(FOLDER, name + ".json " + fault);
              });
      workflows.put(name, workflow);
    }
  }

  private static JsonNode graph(Path file) {
    try {
      JsonNode graph = Files.size(file) > FILE_MAX ? null : JSON.readTree(file.toFile());
      if (graph != null && graph.isObject() && !graph.isEmpty()) {
        return graph;
      }
    } catch (IOException _) {
      // Told below: whatever it is, it is no graph.
    }
    throw new OptionException(FOLDER, file.getFileName() + " is no JSON object of nodes");
  }

  /**
   * The workflow for a job.
   *
   * @param masked whether it comes with a mask
   */
  Optional<ComfyWorkflow> of(Job job, boolean masked) {
    return Optional.ofNullable(workflows.get(name(job, masked)));
  }

  private static String name(Job job, boolean masked) {
    return job.work() == Job.Work.GENERATE
        ? "generate"
        : name(masked ? "inpaint" : "edit", job.pictures().size());
  }

  /** Why there is none for a job, as the rest of a sentence that begins with the model. */
  String missing(Job job, boolean masked) {
    if (job.work() == Job.Work.GENERATE) {
      return "makes no pictures from text alone";
    }
    int pictures = job.pictures().size();
    if (masked && workflows.containsKey(name("edit", pictures))) {
      return pictures == 1 ? "takes no mask" : "takes no mask with " + pictures + " pictures";
    }
    return pictures == 1 ? "edits no single picture" : "takes no " + pictures + " pictures";
  }
}
