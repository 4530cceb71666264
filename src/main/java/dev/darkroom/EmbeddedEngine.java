package dev.darkroom;

import dev.darkroom.engine.Engine;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.mask.MaskLadder;
import dev.darkroom.engine.model.ModelException;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.model.OwnCutOut;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.provider.ChatPlanner;
import dev.darkroom.provider.LocalProvider;
import dev.darkroom.provider.PlanReader;
import dev.darkroom.provider.PlannerConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the embedded engine, with or without a server around it. */
final class EmbeddedEngine {
  /** Where in the data folder an operator puts networks. */
  static final String MODELS = "models";

  /** One picture of the largest size, or many small ones: what the heap of the launcher holds. */
  private static final int MILLION_PIXELS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

  private EmbeddedEngine() {}

  /**
   * The embedded engine, without a server, with the networks of a folder.
   *
   * @throws SettingsException when a model file there cannot be used
   */
  static LocalProvider of(Path folder) {
    return of(reader(null), models(folder), OwnCutOut.bundled());
  }

  /** As the settings have it, with these networks of an operator. */
  static LocalProvider of(Settings settings, Models models) {
    OwnCutOut own = settings.cutOutNetwork() ? OwnCutOut.bundled() : OwnCutOut.none();
    return of(reader(settings.planner()), models, own);
  }

  private static LocalProvider of(PlanReader reader, Models models, OwnCutOut own) {
    Engine engine = new Engine(new MaskLadder(models, own), models, Limits.DEFAULT);
    return new LocalProvider(reader, engine, MILLION_PIXELS);
  }

  /**
   * The networks that an operator put into a folder.
   *
   * @throws SettingsException when a file there cannot be used
   */
  static Models models(Path folder) {
    try {
      Models models = Models.load(folder);
      if (!models.names().isEmpty()) {
        LOG.info("models from {}: {}", folder, String.join(", ", models.names()));
      }
      return models;
    } catch (ModelException e) {
      throw new SettingsException(e.getMessage() + " It lies in " + folder + ".");
    }
  }

  private static PlanReader reader(@Nullable PlannerConfig planner) {
    InstructionReader grammar = new InstructionReader();
    return planner == null
        ? new PlanReader(grammar)
        : new PlanReader(grammar, new ChatPlanner(planner), planner.when());
  }
}
