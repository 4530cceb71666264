package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.composite.Foreground;
import dev.darkroom.engine.composite.Ground;
import dev.darkroom.engine.composite.Light;
import dev.darkroom.engine.composite.Over;
import dev.darkroom.engine.composite.Placing;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.frame.Reframe;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Position;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places the subject of one picture in another; height is the share of the scene's height that the
 * subject takes, null for the default.
 */
public record Fuse(
    int subjectPicture, int scenePicture, @Nullable Position position, @Nullable Double height)
    implements Operation {
  /** Changes that put another picture in the place of the first are called so. */
  static final String INTO = "fuse into picture ";

  @Override
  public Intent intent() {
    return Intent.FUSE;
  }

  @Override
  public String target() {
    return "picture " + subjectPicture;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("subjectPicture", subjectPicture);
    parameters.put("scenePicture", scenePicture);
    if (position != null) {
      parameters.put("position", position.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (height != null) {
      parameters.put("height", height);
    }
    return parameters;
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public void apply(Scene scene) {
    int present = present(scene);
    Bitmap own = subjectPicture == present ? scene.bitmap() : scene.picture(subjectPicture);
    Bitmap behind = scenePicture == present ? scene.bitmap() : scene.picture(scenePicture);
    Found found =
        subjectPicture == present ? scene.subject() : scene.regions().subject(own, scene.monitor());
    Box subject = Box.around(found.mask()).orElseThrow(Reframe::noSubject);
    Placing placing = Placing.of(subject, own, behind, position, height);
    if (placing.moved()) {
      scene.note(
          "The subject is cut by its own picture's frame, so it stands at that edge here.",
          "主体在原图中被画面边缘截断，因此在这里也贴着同一侧边缘。");
    }
    Bitmap cutOut = Cut.of(Foreground.of(own, found.mask(), scene.monitor()), subject);
    Bitmap placed = placed(cutOut, placing.box(), behind);
    Light.harmonise(placed, behind, nearby(placing.box(), behind), scene.monitor());
    Light.wrap(placed, behind, scene.monitor());
    Mask matte = alpha(placed);
    Bitmap result = behind.copy();
    Mask region = matte;
    if (placing.grounded()) {
      Ground ground = new Ground(matte, placing.box());
      ground.shade(result);
      region = ground.with(matte);
    }
    Over.into(result, placed);
    if (scenePicture == present) {
      scene.paint(INTO + scenePicture, result, region);
    } else {
      scene.reshape(INTO + scenePicture, result, _ -> new Mask(behind.width(), behind.height()));
    }
    scene.subject(new Found(matte, found.confidence(), "placed " + found.how()));
  }

  /** The number of the picture that the scene's pixels stand for: 1, or where a subject went. */
  static int present(Scene scene) {
    int present = 1;
    for (Scene.Change change : scene.changes()) {
      if (change.what().startsWith(INTO)) {
        present = Integer.parseInt(change.what().substring(INTO.length()));
      }
    }
    return present;
  }

  /** The cut-out at its size and place on a transparent picture as large as the scene. */
  private static Bitmap placed(Bitmap cutOut, Box at, Bitmap scene) {
    Bitmap sized = Resampler.resize(cutOut, at.width(), at.height());
    return Cut.of(sized, new Box(-at.x(), -at.y(), scene.width(), scene.height()));
  }

  /** The place and half as much again around it, whose light falls on the subject. */
  private static Box nearby(Box place, Bitmap scene) {
    return place.grown(place.longer() / 4).within(Box.frame(scene));
  }

  private static Mask alpha(Bitmap picture) {
    Mask mask = new Mask(picture.width(), picture.height());
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = picture.pixels()[4 * i + 3];
    }
    return mask;
  }
}
