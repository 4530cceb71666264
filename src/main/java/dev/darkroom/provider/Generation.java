package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Note;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Studio;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.instruction.product.ProductReader;
import dev.darkroom.instruction.product.Reading;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes product pictures from text by rendering them: one at a time for every two cores. */
final class Generation {
  private static final Note HONEST =
      new Note(
          "Made by the embedded renderer: a procedural 3D picture, not a photograph.",
          "由内置渲染器生成：这是程序化的三维图像，不是照片。");

  /** The most pixels that are traced; a larger picture is enlarged from there. */
  private static final double PIXELS_MAX = 2_200_000;

  /** The part of the pixels that is traced where the ground is uneven, to keep the time. */
  private static final double UNEVEN = 0.62;

  /** What tracing takes for each pixel, in pixels of a decoded picture. */
  private static final long PIXEL_WEIGHT = 12;

  private static final long LOOK_MILLIS = 50;

  private final ProductReader reader = new ProductReader();
  private final Studio studio = new Studio();
  private final Renderer renderer = new Renderer();
  private final Engine engine;
  private final PixelBudget budget;
  private final Semaphore renders;
  private final int threads;

  Generation(Engine engine, PixelBudget budget, int cores) {
    this.engine = engine;
    this.budget = budget;
    this.renders = new Semaphore(Math.max(1, cores / 2), true);
    this.threads = Math.min(cores, 2);
  }

  Made make(Job job, Watch watch) {
    Reading.Understood understood = understood(job.instruction());
    Size wanted = Objects.requireNonNull(job.output().size(), "A generation has a size");
    Size traced = traced(wanted, understood.shot().ground());
    awaitTurn(watch);
    try (var _ = budget.take(job, traced.pixels() * PIXEL_WEIGHT + wanted.pixels(), watch)) {
      List<EncodedImage> images = new ArrayList<>();
      var previews = new PreviewTimes(job.previews());
      for (int variant = 0; variant < job.count(); variant++) {
        images.add(new Variant(job, understood, wanted, traced, watch, previews, variant).make());
      }
      return new Made(
          images,
          understood.summary(),
          List.of(HONEST.in(understood.language())),
          Making.ALGORITHMIC);
    } finally {
      renders.release();
    }
  }

  private Reading.Understood understood(String text) {
    return switch (reader.read(text)) {
      case Reading.Understood read -> read;
      case Reading.Refused(var english, var chinese, var language) ->
          throw new DarkroomException(
              ErrorCode.INSTRUCTION_NOT_SUPPORTED,
              language.equals("en") ? english : chinese,
              "instruction");
    };
  }

  private void awaitTurn(Watch watch) {
    watch.waiting();
    try {
      while (!renders.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        watch.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a turn", e);
    }
  }

  private static Size traced(Size wanted, Shot.Ground ground) {
    double part = uneven(ground) ? UNEVEN : 1;
    double scale = Math.sqrt(Math.min(part, part * PIXELS_MAX / wanted.pixels()));
    return new Size(
        Math.max(1, (int) Math.round(wanted.width() * scale)),
        Math.max(1, (int) Math.round(wanted.height() * scale)));
  }

  /** Whether a ground has folds, ripples or blades, which take longer to trace. */
  private static boolean uneven(Shot.Ground ground) {
    return switch (ground) {
      case CLOTH, SAND, GRASS -> true;
      case STUDIO, WOOD, DARK_WOOD, MARBLE, BLACK_MARBLE, CONCRETE, BLACK_GLASS -> false;
    };
  }

  /** One of a job's pictures. */
  private final class Variant implements Passes {
    private final Job job;
    private final Reading.Understood understood;
    private final Size wanted;
    private final Size traced;
    private final Watch watch;
    private final PreviewTimes previews;
    private final int number;

    Variant(
        Job job,
        Reading.Understood understood,
        Size wanted,
        Size traced,
        Watch watch,
        PreviewTimes previews,
        int number) {
      this.job = job;
      this.understood = understood;
      this.wanted = wanted;
      this.traced = traced;
      this.watch = watch;
      this.previews = previews;
      this.number = number;
    }

    EncodedImage make() {
      long seed = Seeds.of(job);
      var world = studio.world(understood.shot(), traced.width(), traced.height(), seed, number);
      Effort effort = Efforts.of(job, traced, threads);
      return encoded(
          renderer.render(world, traced.width(), traced.height(), seed + number, effort, this));
    }

    @Override
    public void pass(double done, Supplier<Bitmap> soFar) {
      double overall = (number + done) / job.count();
      watch.progress(overall, "render");
      if (previews.due(done, overall)) {
        watch.preview(encoded(soFar.get()), Making.ALGORITHMIC);
      }
    }

    @Override
    public void check() {
      watch.check();
    }

    private EncodedImage encoded(Bitmap picture) {
      OutputSpec output = job.output();
      Monitor silent =
          new Monitor() {
            @Override
            public void progress(double done, String stage) {}

            @Override
            public void check() {
              watch.check();
            }
          };
      var finished =
          engine.finish(
              engine.show(picture, silent),
              new Engine.Target(
                  wanted.width(),
                  wanted.height(),
                  false,
                  LocalProvider.encoding(output.format()),
                  output.quality(),
                  output.transparent()));
      Size size = new Size(finished.width(), finished.height());
      return new EncodedImage(finished.bytes(), output.format(), size, finished.transparent());
    }
  }
}
