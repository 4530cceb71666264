package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Engine;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.MaskException;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.guard.Restoration;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds edits to their masks by the engine, within the memory that edits share. */
final class LocalGuard implements Guard {
  private static final String LEFT =
      "The area outside the mask could not be restored: the image service drew the picture anew.";

  private final Engine engine;
  private final PixelBudget budget;

  LocalGuard(Engine engine, PixelBudget budget) {
    this.engine = engine;
    this.budget = budget;
  }

  @Override
  public Made restore(Job job, Made made, Sources sources, Watch watch) {
    boolean masked =
        job.mask() != null || (job.alphaIsMask() && !job.pictures().isEmpty() && alpha(job));
    if (job.work() != Job.Work.EDIT || !masked) {
      return made;
    }
    try (var _ = budget.take(pixels(job, made), watch)) {
      Scene scene = scene(job, sources, watch);
      Optional<Mask> mask = scene.callerMask();
      return mask.isEmpty() ? made : restored(scene.bitmap(), mask.get(), made, job.output());
    } catch (CodecException | MaskException e) {
      return noted(made.images(), made); // The upstream could read what the engine cannot.
    }
  }

  private static boolean alpha(Job job) {
    return job.pictures().getFirst().alpha();
  }

  /** The input, the mask and their copies at the result's size. */
  private static long pixels(Job job, Made made) {
    Picture mask = job.mask();
    return job.pictures().getFirst().size().pixels()
        + (mask == null ? 0 : mask.size().pixels())
        + 4 * made.images().getFirst().size().pixels();
  }

  private Scene scene(Job job, Sources sources, Watch watch) {
    Picture mask = job.mask();
    return engine.open(
        new Engine.Input(
            _ -> sources.read(job.pictures().getFirst()),
            1,
            mask == null ? null : sources.read(mask),
            job.alphaIsMask()),
        checking(watch));
  }

  /** Can end the work, and leaves the job's progress to the upstream. */
  private static Monitor checking(Watch watch) {
    return new Monitor() {
      @Override
      public void progress(double done, String stage) {
        watch.check();
      }

      @Override
      public void check() {
        watch.check();
      }
    };
  }

  private static Made restored(Bitmap input, Mask mask, Made made, OutputSpec output) {
    List<EncodedImage> images = new ArrayList<>();
    boolean all = true;
    for (EncodedImage image : made.images()) {
      Optional<Bitmap> held =
          Restoration.of(input, mask, Decoder.decode(image.bytes(), Limits.DEFAULT));
      all &= held.isPresent();
      images.add(held.map(bitmap -> encoded(bitmap, image, output)).orElse(image));
    }
    return all
        ? new Made(images, made.revisedPrompt(), made.notes(), made.making())
        : noted(images, made);
  }

  private static EncodedImage encoded(Bitmap bitmap, EncodedImage like, OutputSpec output) {
    byte[] bytes = Encoder.encode(bitmap, LocalProvider.encoding(like.format()), output.quality());
    boolean transparent = like.format().transparency() && !bitmap.opaque();
    return new EncodedImage(bytes, like.format(), like.size(), transparent);
  }

  private static Made noted(List<EncodedImage> images, Made made) {
    List<String> notes = new ArrayList<>(made.notes());
    notes.add(LEFT);
    return new Made(images, made.revisedPrompt(), notes, made.making());
  }
}
