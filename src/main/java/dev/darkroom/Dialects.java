package dev.darkroom;

import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.aluo.AluoPhotoEditorDialect;
import dev.darkroom.dialect.aluo.AluoPhotoGenerateDialect;
import dev.darkroom.dialect.juhe.JuheImageEditDialect;
import dev.darkroom.dialect.openai.OpenAiConfig;
import dev.darkroom.dialect.openai.OpenAiImagesDialect;
import dev.darkroom.dialect.plan.PlanDialect;
import dev.darkroom.dialect.tasks.TasksDialect;
import dev.darkroom.gateway.Gateway;
import dev.darkroom.http.Endpoint;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The dialects that are spoken; the first also words what belongs to none of them. */
record Dialects(List<Spoken> all) {
  /**
   * @param on whether the operator has it switched on
   */
  private record Spoken(Dialect dialect, boolean on) {}

  static Dialects of(Settings settings, Clock clock) {
    SecureRandom random = new SecureRandom();
    OpenAiConfig openAi =
        new OpenAiConfig(settings.openAiStrict(), OpenAiConfig.standard().apiyiModels());
    return new Dialects(
        List.of(
            new Spoken(new OpenAiImagesDialect(openAi, clock), settings.openAiOn()),
            new Spoken(new AluoPhotoEditorDialect(settings.aluoHold(), random), settings.aluoOn()),
            new Spoken(
                new AluoPhotoGenerateDialect(settings.aluoHold(), random), settings.aluoOn()),
            new Spoken(
                new JuheImageEditDialect(settings.juheRatioSource(), clock, random),
                settings.juheOn()),
            new Spoken(new PlanDialect(), true),
            new Spoken(new TasksDialect(), true)));
  }

  List<Endpoint> endpoints(Gateway gateway) {
    return all.stream()
        .flatMap(spoken -> gateway.endpoints(spoken.dialect(), spoken.on()).stream())
        .toList();
  }

  Fallbacks fallbacks() {
    List<Dialect> dialects = all.stream().map(Spoken::dialect).toList();
    return new Fallbacks(dialects, dialects.getFirst());
  }
}
