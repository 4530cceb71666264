package dev.darkroom.engine;

import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.composite.Trimming;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.model.Models;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Resize;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Edits pictures: {@link #open} decodes, {@link #run} carries operations out, {@link #finish}
 * encodes. Without state of its own beyond its models, so any number of edits may run side by side.
 */
public final class Engine {
  /**
   * The pictures of one edit, encoded.
   *
   * @param picture gives picture 1, 2, ... as it was sent
   * @param mask fully transparent pixels change; sized as picture 1; or null
   * @param alphaIsMask whether, without a mask, the fully transparent pixels of picture 1 are one
   */
  @SuppressWarnings("ArrayRecordComponent") // Encoded pictures, handed over and never compared.
  public record Input(
      IntFunction<byte[]> picture, int count, byte @Nullable [] mask, boolean alphaIsMask) {}

  /**
   * What the result has to be.
   *
   * @param width with the height the exact size, or 0 for the size that the operations led to
   * @param open whether the size gives way where an operation changed the geometry
   * @param quality 0 to 100, for JPEG and WebP
   * @param transparent whether the subject is to be cut out as the last step
   */
  public record Target(
      int width, int height, boolean open, Encoding encoding, int quality, boolean transparent) {}

  /** A finished picture, encoded. */
  @SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
  public record Finished(byte[] bytes, int width, int height, boolean transparent) {}

  private final Regions regions;
  private final Models models;
  private final Limits limits;

  public Engine(Regions regions, Models models, Limits limits) {
    this.regions = regions;
    this.models = models;
    this.limits = limits;
  }

  /**
   * Decodes the first picture and the mask.
   *
   * @throws dev.darkroom.engine.codec.CodecException when one cannot be decoded
   * @throws MaskException when the mask does not fit
   */
  public Scene open(Input input, Monitor monitor) {
    monitor.progress(0, "decode");
    IntFunction<Bitmap> pictures = number -> Decoder.decode(input.picture().apply(number), limits);
    Bitmap first = pictures.apply(1);
    Mask mask = mask(first, input);
    // Given away once, so that nothing but the scene holds the first picture's pixels.
    AtomicReference<@Nullable Bitmap> ready = new AtomicReference<>(first);
    IntFunction<Bitmap> decoded =
        number -> {
          Bitmap once = number == 1 ? ready.getAndSet(null) : null;
          return once != null ? once : pictures.apply(number);
        };
    return new Scene(decoded, input.count(), mask, regions, models, monitor);
  }

  /** A scene of a picture that was made here. */
  public Scene show(Bitmap made, Monitor monitor) {
    return new Scene(_ -> made, 1, null, regions, models, monitor);
  }

  private @Nullable Mask mask(Bitmap first, Input input) {
    byte[] encoded = input.mask();
    if (encoded == null) {
      return input.alphaIsMask() ? transparentPart(first) : null;
    }
    Bitmap mask = Decoder.decode(encoded, limits);
    if (!mask.sameSize(first)) {
      throw new MaskException(
          "The mask has %dx%d pixels, the first picture %dx%d; they must be the same."
              .formatted(mask.width(), mask.height(), first.width(), first.height()));
    }
    return invertedAlpha(mask);
  }

  private static @Nullable Mask transparentPart(Bitmap picture) {
    byte[] pixels = picture.pixels();
    Mask mask = new Mask(picture.width(), picture.height());
    boolean any = false;
    for (int i = 0; i < mask.coverage().length; i++) {
      if (pixels[4 * i + 3] == 0) {
        mask.coverage()[i] = (byte) 255;
        any = true;
      }
    }
    return any ? mask : null;
  }

  private static Mask invertedAlpha(Bitmap picture) {
    Mask mask = new Mask(picture.width(), picture.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = (byte) (255 - (picture.pixels()[4 * i + 3] & 255));
    }
    return mask;
  }

  /**
   * Carries the operations out in the given order.
   *
   * @param kept places that none of them may change
   * @throws Refusal when one cannot be done honestly on this picture
   */
  public void run(Scene scene, List<Operation> operations, List<Where> kept) {
    for (Where place : kept) {
      Mask found = regions.find(scene, place).mask();
      // Ground on the subject's rim is not the subject, and would be kept before a new background.
      boolean seen = place instanceof Where.Subject && scene.callerMask().isEmpty();
      scene.keep(seen ? Trimming.of(scene.bitmap(), found, scene.monitor()) : found);
    }
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      scene.monitor().progress(0.1 + 0.8 * i / operations.size(), operation.intent().label());
      operation.apply(scene);
    }
  }

  /** Brings the scene to the size asked for and encodes it. */
  public Finished finish(Scene scene, Target target) {
    if (target.transparent() && scene.bitmap().opaque()) {
      new Extract().apply(scene);
    }
    boolean asked = target.width() > 0 && !(target.open() && scene.reshaped());
    Bitmap now = scene.bitmap();
    if (asked && (now.width() != target.width() || now.height() != target.height())) {
      new Resize(target.width(), target.height()).apply(scene);
    }
    scene.monitor().progress(0.9, "encode");
    Bitmap done = scene.bitmap();
    byte[] bytes = Encoder.encode(done, target.encoding(), target.quality());
    scene.monitor().progress(1, "done");
    return new Finished(bytes, done.width(), done.height(), !done.opaque());
  }
}
