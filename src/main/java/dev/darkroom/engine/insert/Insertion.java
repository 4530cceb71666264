package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Studio;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts things into a scene: finds a place and the camera's pitch there, renders them in a world
 * made of the photo, and lays them and their shadow over it.
 *
 * @param size of the things as a share of the picture's shorter side, or null for a usual one
 * @param pitch of the camera in degrees, or null to guess it
 */
public record Insertion(
    List<Item> items, Spot spot, @Nullable Double size, @Nullable Double pitch, Quality quality) {
  /** A smaller picture has no room for a thing that can be recognised. */
  private static final int SIDE_MIN = 96;

  private static final int SIZE_MIN = 24;
  private static final double SIZE_USUAL = 0.27;

  /** The height of a thing that gets the usual size, in centimetres. */
  private static final double HEIGHT_USUAL = 11;

  /** Where no subject is found, the lower half must be as calm as an empty table. */
  private static final double CALM = 0.025;

  private static final double CUT_MAX = 0.12;
  private static final double ROUGH_MAX = 0.3;
  private static final double ROUGH_ASKED = 0.55;

  public Insertion {
    items = List.copyOf(items);
  }

  /**
   * @throws Refusal TOO_LARGE, REGION_NOT_FOUND or SUBJECT_NOT_FOUND when they find no place
   */
  public void into(Scene scene) {
    Bitmap photo = scene.bitmap();
    int shorter = Math.min(photo.width(), photo.height());
    if (shorter < SIDE_MIN) {
      throw Refusals.tooSmall(SIDE_MIN);
    }
    List<Body> bodies = bodies();
    Mask where = scene.callerMask().orElse(null);
    Found subject = where == null ? subject(scene) : null;
    Terrain terrain = new Terrain(photo, subject, where);
    Box around = subject == null ? null : Box.around(subject.mask()).orElse(null);
    boolean calm = terrain.roughness(0, photo.height() / 2.0, photo.width(), photo.height()) < CALM;
    if (where == null && subject == null && !calm) {
      throw Refusals.noSurface();
    }
    if (around != null && subject != null && cutBelow(subject.mask())) {
      throw Refusals.noGround();
    }
    double wanted = wanted(bodies, shorter, around);
    scene.monitor().check();
    Stand first =
        found(
            terrain,
            photo,
            around,
            where,
            View.fitting(bodies, 25, 100, 100).extent(bodies),
            wanted);
    Pitch down =
        pitch == null ? Pitch.guess(terrain, first, shorter) : new Pitch(pitch, "as asked");
    View.Extent shape = View.fitting(bodies, down.degrees(), 100, 100).extent(bodies);
    Stand stand = found(terrain, photo, around, where, shape, wanted);
    if (stand.size() < SIZE_MIN) {
      throw Refusals.noRoom();
    }
    place(scene, bodies, stand, down, where);
    note(scene, stand, down, where != null);
  }

  private void place(
      Scene scene, List<Body> bodies, Stand stand, Pitch down, @Nullable Mask where) {
    Bitmap photo = scene.bitmap();
    int shorter = Math.min(photo.width(), photo.height());
    View view = View.fitting(bodies, down.degrees(), stand.size(), shorter);
    View.Extent extent = view.extent(bodies);
    int centreX = (int) Math.round(stand.box().centreX() - (extent.left() + extent.right()) / 2);
    int centreY = (int) Math.round(stand.box().bottom() - extent.bottom());
    PhotoWorld world =
        new PhotoWorld(photo, PhotoLight.of(photo), view, centreX, centreY, Bounds.of(bodies));
    Sprite sprite = new SpriteShot(bodies, view, world, quality, scene.monitor()).sprite();
    Joint.Joined joined =
        new Joint(photo, Grain.of(photo), where, scene.monitor()).with(sprite, centreX, centreY);
    scene.paint("add", joined.picture(), joined.changed());
  }

  /** The things side by side, turned a little so that handles show. */
  private List<Body> bodies() {
    Pose turned = Pose.NONE.turned(items.size() == 1 ? -14 : 0);
    List<Body> bodies = new ArrayList<>();
    for (Body body : Studio.products(items)) {
      bodies.add(new Body(turned.apply(body.mesh()), body.material()));
    }
    return bodies;
  }

  /** Large things are larger, though not in proportion: small ones must be seen too. */
  private double wanted(List<Body> bodies, int shorter, @Nullable Box subject) {
    if (size != null) {
      return size * shorter;
    }
    Vec extent = Bounds.of(bodies).size();
    double longest = Math.max(extent.y(), Math.max(extent.x(), extent.z()) * 0.8);
    double usual = Math.clamp(Math.pow(longest / HEIGHT_USUAL, 0.45), 0.7, 1.6);
    double most = SIZE_USUAL * usual * shorter;
    return spot.bySubject() && subject != null
        ? Math.clamp(0.62 * usual * subject.height(), 0.5 * most, 1.6 * most)
        : most;
  }

  private Stand found(
      Terrain terrain,
      Bitmap photo,
      @Nullable Box subject,
      @Nullable Mask where,
      View.Extent shape,
      double wanted) {
    StandSearch search = new StandSearch(terrain, photo.width(), photo.height(), subject, shape);
    Optional<Stand> found = where == null ? search.find(spot, wanted) : search.inside(where);
    Stand stand = found.orElseThrow(Refusals::noRoom);
    double most = spot instanceof Spot.Anywhere ? ROUGH_MAX : ROUGH_ASKED;
    if (stand.doubt() > most) {
      throw Refusals.noSurface();
    }
    return stand;
  }

  /** The subject, which must not be covered; null when the picture has none that can be told. */
  private @Nullable Found subject(Scene scene) {
    try {
      Found found = scene.subject();
      return whole(found) ? null : found;
    } catch (Refusal refusal) {
      if (spot.bySubject()) {
        throw refusal;
      }
      return null;
    }
  }

  /** Whether what was found, unsurely, is as wide as the picture: a table, not a thing on it. */
  private static boolean whole(Found found) {
    int width = found.mask().width();
    return found.confidence() < Found.SURE
        && Box.around(found.mask()).map(box -> box.width() > 0.9 * width).orElse(true);
  }

  /** Whether the frame cuts the subject off below, so that nothing is seen of what carries it. */
  private static boolean cutBelow(Mask subject) {
    int count = 0;
    for (int x = 0; x < subject.width(); x++) {
      count += subject.at(x, subject.height() - 1) > 127 ? 1 : 0;
    }
    return count > CUT_MAX * subject.width();
  }

  private static void note(Scene scene, Stand stand, Pitch down, boolean masked) {
    Bitmap photo = scene.bitmap();
    long size = Math.round(100 * stand.size() / Math.min(photo.width(), photo.height()));
    scene.note(
        String.format(
            Locale.ROOT,
            "The object is a procedural 3D render. It stands %s, %d %% of the shorter side large,"
                + " as seen from %.0f degrees above (%s); a mask says better where it goes.",
            masked ? "inside the mask" : place(stand, photo),
            size,
            down.degrees(),
            down.why()),
        String.format(
            Locale.ROOT,
            "添加的物体是程序渲染的三维模型：%s，约为短边的 %d %%，俯视约 %.0f 度；蒙版可以更准确地指定位置。",
            masked ? "放在蒙版内" : "放在画面" + chinesePlace(stand, photo),
            size,
            down.degrees()));
  }

  private static String place(Stand stand, Bitmap photo) {
    double x = stand.box().centreX() / photo.width();
    double y = stand.box().bottom() / (double) photo.height();
    String across = x < 0.4 ? "on the left" : x > 0.6 ? "on the right" : "in the middle";
    return (y > 0.8 ? "low " : y < 0.55 ? "high " : "") + across;
  }

  private static String chinesePlace(Stand stand, Bitmap photo) {
    double x = stand.box().centreX() / photo.width();
    double y = stand.box().bottom() / (double) photo.height();
    String across = x < 0.4 ? "左侧" : x > 0.6 ? "右侧" : "中间";
    return across + (y > 0.8 ? "靠下" : y < 0.55 ? "靠上" : "");
  }
}
