package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.composite.Over;
import dev.darkroom.engine.composite.Sticker;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Position;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pastes one picture on another as it is: a logo, a sticker, a mark of origin.
 *
 * @param position in the scene; null is the lower right corner
 * @param size of its longer side as a share of the scene's shorter side; null is about a fifth
 * @param opacity above 0 to 1
 */
public record PlaceLogo(
    int logoPicture,
    int scenePicture,
    @Nullable Position position,
    @Nullable Double size,
    double opacity)
    implements Operation {
  /** The usual height and the most width, as shares of the scene's shorter side. */
  private static final double HEIGHT = 0.19;

  private static final double WIDTH_MAX = 0.38;

  private static final double MARGIN = 0.05;

  /** Enlarged more, a logo gets visibly soft. */
  private static final double ENLARGED = 1.5;

  public PlaceLogo {
    if (opacity <= 0 || opacity > 1 || (size != null && size <= 0)) {
      throw new IllegalArgumentException("No opacity or size: " + opacity + ", " + size);
    }
  }

  @Override
  public Intent intent() {
    return Intent.ADD;
  }

  @Override
  public String target() {
    return "picture " + logoPicture;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("logoPicture", logoPicture);
    parameters.put("scenePicture", scenePicture);
    if (position != null) {
      parameters.put("position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (size != null) {
      parameters.put("size", size);
    }
    parameters.put("opacity", opacity);
    return parameters;
  }

  @Override
  public boolean makes() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Refuses with PICTURE_MISSING, or SUBJECT_NOT_FOUND when the logo's picture is empty.
   */
  @Override
  public void apply(Scene scene) {
    int present = Fuse.present(scene);
    Bitmap own = logoPicture == present ? scene.bitmap() : scene.picture(logoPicture);
    Bitmap behind = scenePicture == present ? scene.bitmap() : scene.picture(scenePicture);
    Sticker sticker = Sticker.of(own, scene.monitor()).orElseThrow(PlaceLogo::empty);
    if (sticker.whole()) {
      scene.note(
          "The logo's picture has neither a transparent nor a plain background; it was pasted as a"
              + " rectangle.",
          "标志图既没有透明背景，也没有纯色背景，因此按矩形贴入。");
    }
    Bitmap placed = placed(sticker.picture(), behind, scene);
    Bitmap result = Over.into(behind.copy(), placed);
    Mask region = new Mask(behind.width(), behind.height());
    for (int i = 0; i < region.coverage().length; i++) {
      region.coverage()[i] = placed.pixels()[4 * i + 3];
    }
    if (scenePicture == present) {
      scene.paint("paste picture " + logoPicture, result, region);
    } else {
      scene.reshape(
          Fuse.INTO + scenePicture, result, _ -> new Mask(behind.width(), behind.height()));
    }
  }

  /** The logo at its size and place on a transparent picture as large as the scene. */
  private Bitmap placed(Bitmap logo, Bitmap behind, Scene scene) {
    int shorter = Math.min(behind.width(), behind.height());
    double margin = Math.floor(MARGIN * shorter);
    double scale =
        size == null
            ? Math.min(HEIGHT * shorter / logo.height(), WIDTH_MAX * shorter / logo.width())
            : size * shorter / Math.max(logo.width(), logo.height());
    double across = behind.width() - 2 * margin;
    double down = behind.height() - 2 * margin;
    scale = Math.min(scale, Math.min(across / logo.width(), down / logo.height()));
    if (scale > ENLARGED) {
      scene.note(
          "The logo is small and was enlarged; a larger one would look sharper.",
          "标志图较小，已放大；使用更大的图会更清晰。");
    }
    int width = Math.clamp(Math.round(logo.width() * scale), 1, behind.width());
    int height = Math.clamp(Math.round(logo.height() * scale), 1, behind.height());
    Position at = position == null ? Position.BOTTOM_RIGHT : position;
    int x = (int) Math.round(margin + at.x() * Math.max(0, across - width));
    int y = (int) Math.round(margin + at.y() * Math.max(0, down - height));
    Bitmap sized = Resampler.resize(logo, width, height).copy();
    for (int i = 3; opacity < 1 && i < sized.pixels().length; i += 4) {
      sized.pixels()[i] = (byte) Math.round((sized.pixels()[i] & 255) * opacity);
    }
    return Cut.of(sized, new Box(-x, -y, behind.width(), behind.height()));
  }

  private static Refusal empty() {
    return new Refusal(
        Refusal.Code.SUBJECT_NOT_FOUND,
        "The logo's picture is empty: all of it is transparent.",
        "标志图片是空的（完全透明）。");
  }
}
