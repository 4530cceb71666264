package dev.darkroom.engine;

import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Regions;
import dev.darkroom.engine.model.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The picture an edit plan works on, as the operations so far left it, with its masks. Owned by one
 * edit and used by one thread at a time.
 */
public final class Scene {
  /** Of a subject; when more is removed, it is no longer the same. */
  private static final double GONE_MAX = 0.1;

  /** What an operation did: the pixels it may have changed, and how the place was found. */
  public record Change(String what, Mask mask) {}

  private final IntFunction<Bitmap> pictures;
  private final int pictureCount;
  private final Regions regions;
  private final Models models;
  private final Monitor monitor;
  private final List<Change> changes = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private Bitmap bitmap;
  private @Nullable Mask callerMask;
  private @Nullable Mask kept;
  private @Nullable Found subject;
  private boolean reshaped;

  /**
   * @param pictures decodes picture 1, 2, ... as it was sent; called when an operation needs it
   * @param callerMask sized as picture 1, or null
   */
  public Scene(
      IntFunction<Bitmap> pictures,
      int pictureCount,
      @Nullable Mask callerMask,
      Regions regions,
      Monitor monitor) {
    this(pictures, pictureCount, callerMask, regions, Models.none(), monitor);
  }

  /** The same with an operator's networks. */
  public Scene(
      IntFunction<Bitmap> pictures,
      int pictureCount,
      @Nullable Mask callerMask,
      Regions regions,
      Models models,
      Monitor monitor) {
    this.pictures = pictures;
    this.pictureCount = pictureCount;
    this.bitmap = pictures.apply(1);
    this.callerMask = callerMask;
    this.regions = regions;
    this.models = models;
    this.monitor = monitor;
  }

  /** The picture as it is now. */
  public Bitmap bitmap() {
    return bitmap;
  }

  public int pictureCount() {
    return pictureCount;
  }

  /**
   * Picture 1, 2, ... as it was sent.
   *
   * @throws Refusal PICTURE_MISSING when there are fewer
   */
  public Bitmap picture(int number) {
    if (number < 1 || number > pictureCount) {
      throw new Refusal(
          Refusal.Code.PICTURE_MISSING,
          "The instruction speaks of picture " + number + ", but " + pictureCount + " came.",
          "指令提到了图" + number + "，但只收到 " + pictureCount + " 张图片。");
    }
    return number == 1 && changes.isEmpty() ? bitmap : pictures.apply(number);
  }

  /** Where the caller's mask says to edit, in the present geometry. */
  public Optional<Mask> callerMask() {
    return Optional.ofNullable(callerMask);
  }

  public Regions regions() {
    return regions;
  }

  /** The networks that the operator installed, if any. */
  public Models models() {
    return models;
  }

  public Monitor monitor() {
    return monitor;
  }

  /**
   * The subject's matte in the present geometry; found once, then carried along.
   *
   * @throws Refusal SUBJECT_NOT_FOUND when it cannot be told from its background
   */
  public Found subject() {
    Found found = draft();
    found.doubt().ifPresent(this::note);
    return found;
  }

  /**
   * The same for a search that only starts there, and says itself how sure it is in the end.
   *
   * @throws Refusal SUBJECT_NOT_FOUND
   */
  public Found draft() {
    Found found = subject;
    if (found == null) {
      found = regions.subject(bitmap, monitor);
      subject = found;
    }
    return found;
  }

  /**
   * Tells the scene its subject's matte, where an operation knows it better than a search would.
   */
  public void subject(Found found) {
    subject = found;
  }

  /** Forgets the subject when what was painted over took a real part of it away. */
  public void removed(Mask place) {
    Found found = subject;
    if (found == null) {
      return;
    }
    long gone = 0;
    long all = 0;
    for (int i = 0; i < place.coverage().length; i++) {
      int own = found.mask().coverage()[i] & 255;
      all += own;
      gone += Math.min(own, place.coverage()[i] & 255);
    }
    if (gone > GONE_MAX * all) {
      subject = null;
    }
  }

  /** Pixels that no later operation may change, however it finds its place: keep-clauses. */
  public void keep(Mask region) {
    kept = kept == null ? region : union(kept, region);
  }

  /** The union of all that {@link #keep} named. */
  public Optional<Mask> kept() {
    return Optional.ofNullable(kept);
  }

  /**
   * Takes over the pixels of the same size that lie in the region; every pixel where the region is
   * 0 stays bit-identical. The operation has already blended soft edges into its pixels.
   *
   * @param pixels given away: the scene completes them in place and makes them its picture
   */
  public void paint(String what, Bitmap pixels, Mask region) {
    if (!pixels.sameSize(bitmap)) {
      throw new IllegalArgumentException("A picture of another size is reshaped, not painted");
    }
    byte[] old = bitmap.pixels();
    byte[] next = pixels.pixels();
    byte[] where = region.coverage();
    byte @Nullable [] spare = kept == null ? null : kept.coverage();
    for (int i = 0; i < where.length; i++) {
      int keep = where[i] == 0 ? 255 : spare == null ? 0 : spare[i] & 255;
      if (keep == 255) {
        System.arraycopy(old, 4 * i, next, 4 * i, 4);
      } else if (keep > 0) {
        for (int c = 4 * i; c < 4 * i + 4; c++) {
          int mixed = (old[c] & 255) * keep + (next[c] & 255) * (255 - keep);
          next[c] = (byte) ((mixed + 127) / 255);
        }
      }
    }
    bitmap = pixels;
    changes.add(new Change(what, region));
  }

  /**
   * Takes over a picture of another geometry.
   *
   * @param carry moves a mask of the old geometry into the new one (0 where nothing was)
   */
  public void reshape(String what, Bitmap pixels, UnaryOperator<Mask> carry) {
    callerMask = callerMask == null ? null : carry.apply(callerMask);
    kept = kept == null ? null : carry.apply(kept);
    subject = subject == null ? null : subject.with(carry.apply(subject.mask()));
    bitmap = pixels;
    reshaped = true;
    changes.add(new Change(what, Mask.full(pixels.width(), pixels.height())));
  }

  /** Whether an operation changed the size or geometry. */
  public boolean reshaped() {
    return reshaped;
  }

  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Something the caller should know about the result, as a sentence; said once. */
  public void note(String english, String chinese) {
    note(new Note(english, chinese));
  }

  /** The same in both languages at once. */
  public void note(Note note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  public List<Note> notes() {
    return List.copyOf(notes);
  }

  private static Mask union(Mask a, Mask b) {
    Mask result = a.copy();
    for (int i = 0; i < result.coverage().length; i++) {
      result.coverage()[i] = (byte) Math.max(a.coverage()[i] & 255, b.coverage()[i] & 255);
    }
    return result;
  }
}
