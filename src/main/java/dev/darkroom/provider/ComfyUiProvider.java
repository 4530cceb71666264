package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** ComfyUI, which runs whole graphs: the operator's workflows, filled with what a job asks for. */
public final class ComfyUiProvider implements Provider {
  private static final int PICTURES_MAX = 5;

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final LongSupplier random;
  private final ComfyWorkflows workflows;
  private final PixelRange sizes;

  /**
   * @throws ProviderKind.OptionException as {@link ProviderKind#open} says
   */
  public ComfyUiProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, new SecureRandom()::nextLong);
  }

  /**
   * @param random draws a seed
   */
  ComfyUiProvider(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    Options options =
        Options.of(
            config, Set.of(ComfyWorkflows.FOLDER, PixelRange.PIXELS_MIN, PixelRange.PIXELS_MAX));
    this.workflows = new ComfyWorkflows(options);
    this.sizes = PixelRange.of(options);
    this.upstream = new Upstream(config);
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
    this.random = random;
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return Obstacles.ofOpenModels(job, PICTURES_MAX)
        .or(() -> obstacle(job, Obstacles.masked(job)))
        .map(reason -> "The model " + model + " " + reason + ".");
  }

  private Optional<String> obstacle(Job job, boolean masked) {
    Optional<ComfyWorkflow> workflow = workflows.of(job, masked);
    if (workflow.isEmpty()) {
      return Optional.of(workflows.missing(job, masked));
    }
    if (job.work() == Job.Work.EDIT && (masked || !workflow.get().sized())) {
      return PixelRange.ratioObstacle(job);
    }
    return Obstacles.asked(job).isPresent() && !workflow.get().sized()
        ? Optional.of("draws one size of its own")
        : sizes.obstacle(job);
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    InputFiles sent =
        InputFiles.read(
            job, InputFiles.PNG_ONLY, InputFiles.MaskForm.TRANSPARENT, sources, pictures, watch);
    boolean masked = sent.mask() != null;
    ComfyWorkflow workflow =
        workflows
            .of(job, masked)
            .orElseThrow(
                () ->
                    new DarkroomException(
                        ErrorCode.INSTRUCTION_NOT_SUPPORTED,
                        "The model " + model + " " + workflows.missing(job, masked) + "."));
    watch.progress(0.1, "upstream");
    Map<String, JsonNode> values = values(job, model, masked);
    try (Upstream.Session session = upstream.open(watch)) {
      ComfyRun run = new ComfyRun(upstream, session, answers);
      values.putAll(run.upload(sent));
      return run.make(
              graphs(job, workflow, values), file -> pictures.convert(file, job.output(), watch))
          .toMade(job, UnusedOptions.notes(job, used(workflow)));
    }
  }

  private static List<String> used(ComfyWorkflow workflow) {
    return OpenModelRequest.USED.stream().filter(workflow::has).toList();
  }

  private Map<String, JsonNode> values(Job job, String model, boolean masked) {
    Size size = masked ? sizes.over(job) : sizes.free(job);
    String negative = OpenModelRequest.negative(job).orElse("");
    Map<String, JsonNode> values = new HashMap<>();
    values.put(ComfyWorkflow.PROMPT, new TextNode(PromptTags.without(job.instruction())));
    values.put(ComfyWorkflow.NEGATIVE, new TextNode(PromptTags.without(negative)));
    values.put(ComfyWorkflow.WIDTH, new IntNode(size.width()));
    values.put(ComfyWorkflow.HEIGHT, new IntNode(size.height()));
    values.put(ComfyWorkflow.COUNT, new IntNode(job.count()));
    values.put(ComfyWorkflow.MODEL, new TextNode(model));
    return values;
  }

  /** One graph where it can make all pictures, else one for each. */
  private List<JsonNode> graphs(Job job, ComfyWorkflow workflow, Map<String, JsonNode> values) {
    int count = workflow.has(ComfyWorkflow.COUNT) ? 1 : job.count();
    List<JsonNode> graphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.put(ComfyWorkflow.SEED, new LongNode(Seeds.each(job, i, random)));
      graphs.add(workflow.filled(values));
    }
    return graphs;
  }

  @Override
  public void close() {
    upstream.close();
  }
}
