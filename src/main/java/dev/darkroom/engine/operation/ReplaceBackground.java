package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.composite.Fill;
import dev.darkroom.engine.composite.Foreground;
import dev.darkroom.engine.composite.Ground;
import dev.darkroom.engine.composite.Light;
import dev.darkroom.engine.composite.Over;
import dev.darkroom.engine.composite.Trimming;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Reframe;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.scenery.Scenery;
import dev.darkroom.engine.scenery.Staging;
import java.util.Map;
import java.util.Optional;

/**
 * Puts another background behind the subject. A mask of the caller's says where the background is;
 * else it is all but the subject. What is wholly subject stays as it is, save before a scene or
 * another picture, whose light it takes on.
 */
public record ReplaceBackground(Backdrop backdrop) implements Operation {
  /** A mask that leaves less than this does not tell a subject from its background. */
  private static final double LEFT_MIN = 0.002;

  @Override
  public Intent intent() {
    return Intent.BACKGROUND;
  }

  @Override
  public String target() {
    return "background";
  }

  @Override
  public Map<String, Object> parameters() {
    return backdrop.parameters();
  }

  @Override
  public boolean makes() {
    return !(backdrop instanceof Backdrop.Transparent);
  }

  @Override
  public Optional<Found> place(Scene scene) {
    subject(scene, told(scene)); // Refuses a subject that shows nothing.
    Found subject = scene.subject();
    return Optional.of(
        new Found(
            subject.mask().inverted(),
            subject.confidence(),
            "all but the subject: " + subject.how()));
  }

  private static Optional<Mask> told(Scene scene) {
    return scene.callerMask().filter(mask -> mask.share() < 1 - LEFT_MIN);
  }

  private static Mask subject(Scene scene, Optional<Mask> told) {
    Mask matte = told.isPresent() ? shown(scene, told.get()) : scene.subject().mask();
    if (Box.around(matte).isEmpty()) {
      throw Reframe.noSubject();
    }
    return matte;
  }

  @Override
  public void apply(Scene scene) {
    Optional<Mask> told = told(scene);
    Mask found = subject(scene, told);
    Mask matte = told.isPresent() ? found : Trimming.of(scene.bitmap(), found, scene.monitor());
    Box subject = Box.around(matte).orElseThrow(Reframe::noSubject);
    Bitmap cutOut = Foreground.of(scene.bitmap(), matte, scene.monitor());
    if (backdrop instanceof Backdrop.Transparent) {
      scene.paint("background", cutOut, told.orElseGet(() -> everythingBut(cutOut)));
      return;
    }
    boolean relit = brings(backdrop) && told.isEmpty();
    Mask region =
        relit
            ? Mask.full(matte.width(), matte.height())
            : told.orElseGet(() -> everythingBut(cutOut));
    Bitmap behind = behind(scene, cutOut, matte, subject);
    if (relit) {
      Light.harmonise(cutOut, behind, Box.frame(behind), scene.monitor());
      Light.wrap(cutOut, behind, scene.monitor());
    }
    scene.paint("background", Over.into(behind, cutOut), region);
  }

  /** Whether a backdrop has a light of its own that falls on the subject. */
  private static boolean brings(Backdrop backdrop) {
    return backdrop instanceof Backdrop.Picture || backdrop instanceof Backdrop.Scenic;
  }

  private Bitmap behind(Scene scene, Bitmap cutOut, Mask matte, Box subject) {
    int width = matte.width();
    int height = matte.height();
    return switch (backdrop) {
      case Backdrop.Transparent() -> new Bitmap(width, height);
      case Backdrop.Solid(var colour) -> Fill.solid(width, height, colour);
      case Backdrop.Gradient(var from, var to, var vertical) ->
          Fill.gradient(width, height, from, to, vertical);
      case Backdrop.Blurred(var strength) -> Fill.blurred(scene.bitmap(), matte, strength);
      case Backdrop.Studio(var colour) -> {
        double floor = subject.bottom() - 0.12 * subject.height();
        yield stand(Fill.studio(width, height, colour, floor), cutOut, matte, subject);
      }
      case Backdrop.Scenic(var scenery) -> scenery(scene, scenery, matte, subject);
      case Backdrop.Picture(var number) ->
          stand(Fill.covering(width, height, scene.picture(number)), cutOut, matte, subject);
    };
  }

  /** The scene with its floor under a subject that stands, or wholly behind one that is cut. */
  private static Bitmap scenery(Scene scene, Scenery scenery, Mask matte, Box subject) {
    double height = matte.height();
    boolean stands = subject.bottom() < matte.height() && scenery.hasFloor();
    Staging staging =
        stands ? Staging.under(subject.y() / height, subject.bottom() / height) : Staging.open();
    Bitmap view = scenery.paint(matte.width(), matte.height(), staging, scene.monitor());
    if (stands) {
      new Ground(matte, subject, scenery.cast()).shade(view);
    }
    return view;
  }

  /** Shadow, and in a studio reflection, when the subject stands free of the lower edge. */
  private Bitmap stand(Bitmap background, Bitmap cutOut, Mask matte, Box subject) {
    if (subject.bottom() < background.height()) {
      Ground ground = new Ground(matte, subject);
      if (backdrop instanceof Backdrop.Studio) {
        ground.reflect(background, cutOut);
      }
      ground.shade(background);
    }
    return background;
  }

  /** What the caller's mask leaves, which is the subject from now on. */
  private static Mask shown(Scene scene, Mask background) {
    Mask matte = background.inverted();
    if (matte.share() >= 1) {
      throw Reframe.noRegion();
    }
    scene.subject(new Found(matte, 1, "caller's mask"));
    return matte;
  }

  private static Mask everythingBut(Bitmap cutOut) {
    Mask region = new Mask(cutOut.width(), cutOut.height());
    for (int i = 0; i < region.coverage().length; i++) {
      region.coverage()[i] = (byte) (255 - (cutOut.pixels()[4 * i + 3] & 255));
    }
    return region;
  }
}
