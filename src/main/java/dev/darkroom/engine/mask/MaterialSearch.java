package dev.darkroom.engine.mask;

import dev.darkroom.engine.Monitor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The dominant material of a subject: the cup and the saucer, but not the coffee or the spoon. The
 * subject's outline may be rough; where the material's colour is well apart from its surroundings,
 * it is followed beyond.
 */
final class MaterialSearch {
  private static final int SHADES = 6;
  private static final int ROUNDS = 3;
  private static final double SAME_HUE = Math.toRadians(16);
  private static final int OTHERS = 9;

  /** Log odds beyond this say no more. */
  private static final double CERTAIN = 8;

  /** How far the middle colour of a part may lie from the material's, in a/L and b/L. */
  private static final double STRANGE_PART = 0.035;

  private static final double GLOSS_HUE = Math.toRadians(10);

  /** Below this lightness a pixel's colour is too noisy to be evidence by itself. */
  private static final double DARK = 0.28;

  private static final int PARTS_MAX = 200;

  /** What the subject's rough outline adds to the log odds. */
  private static final double INSIDE = 2;

  private static final double OUTSIDE = -1;

  /** The score, negated, of a pixel that looks like nothing known. */
  private static final double STRANGE = 4;

  /** A step of OKLab a pixel below which there is no edge. */
  private static final double EVEN = 0.012;

  /** From this lightness on a neutral material is white or nearly so. */
  private static final double PALE = 0.6;

  /** Squared, in spreads. */
  private static final double SAME_TINT = 9;

  private static final double NEUTRAL_CHROMA = 0.035;

  private final Thumbnail picture;
  private final Features features;
  private final Shape subject;
  private final Shape reachable;

  /**
   * @param exact whether the subject's outline is to be trusted, so that nothing beyond belongs to
   *     it
   */
  MaterialSearch(Thumbnail picture, Shape subject, boolean exact) {
    this.picture = picture;
    this.subject = subject;
    this.reachable = exact ? subject.grown(2) : new Shape(picture.width(), picture.height()).not();
    this.features = Features.of(picture);
  }

  /** The agreement is how well the material stands apart from what lies around it. */
  Candidate find(Monitor monitor) {
    Shape core = subject.shrunk(2);
    Shape seeds = seeds(core.area() > subject.area() / 3 ? core : subject);
    MaterialModel model = MaterialModel.of(features, seeds);
    Shape found = seeds;
    float[] odds = new float[0];
    for (int round = 0; round < ROUNDS; round++) {
      // The material found so far corrects the outline of the subject for the next round.
      Shape support = round == 0 ? subject : subject.or(found.closed(5).grown(3));
      odds = odds(model, others(model, found), support);
      found = reached(odds, seeds, model);
      model = MaterialModel.of(features, found.and(subject));
      monitor.check();
    }
    double apart = separability(odds, found);
    found = shaded(glossed(rimmed(found, model, odds), model), model);
    found = Holes.fill(closed(found, model, odds), picture.count() / 400);
    return new Candidate(found, apart, "dominant material of the subject");
  }

  /** The pixels of the subject whose shade belongs to its heaviest group of one hue. */
  private Shape seeds(Shape core) {
    Shades shades = Shades.of(picture, core, SHADES);
    int best = 0;
    double most = -1;
    for (int k = 0; k < shades.count(); k++) {
      double weight = 0;
      for (int j = 0; j < shades.count(); j++) {
        weight += sameMaterial(shades, k, j) ? shades.size()[j] * vividness(shades, j) : 0;
      }
      if (weight > most) {
        most = weight;
        best = k;
      }
    }
    boolean[] chosen = new boolean[shades.count()];
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] = sameMaterial(shades, best, k);
    }
    return Shape.where(
        picture.width(),
        picture.height(),
        i -> core.inside()[i] && chosen[shades.nearest(picture, i)]);
  }

  private static double vividness(Shades shades, int k) {
    return 0.35 + Math.min(1, shades.chroma(k) / 0.12);
  }

  private static boolean sameMaterial(Shades shades, int i, int j) {
    boolean neutral = shades.chroma(i) < NEUTRAL_CHROMA;
    if (neutral != shades.chroma(j) < NEUTRAL_CHROMA) {
      return false;
    }
    float[] a = shades.centre()[i];
    float[] b = shades.centre()[j];
    if (neutral) {
      return Math.abs(a[0] - b[0]) < 0.25;
    }
    double turn = Math.abs(Math.atan2(a[2], a[1]) - Math.atan2(b[2], b[1]));
    double saturation = shades.chroma(i) / (a[0] + 0.04) - shades.chroma(j) / (b[0] + 0.04);
    return Math.min(turn, 2 * Math.PI - turn) < SAME_HUE && Math.abs(saturation) < 0.13;
  }

  /** What else there is in the picture, in the subject and around it. */
  private List<MaterialModel> others(MaterialModel material, Shape known) {
    Shape rest = known.grown(2).not();
    Shades shades = Shades.of(picture, rest, OTHERS);
    int[] label = new int[picture.count()];
    IntStream.range(0, label.length)
        .parallel()
        .forEach(i -> label[i] = rest.inside()[i] ? shades.nearest(picture, i) : -1);
    return IntStream.range(0, shades.count())
        .parallel()
        .mapToObj(k -> pixels(label, k))
        .filter(part -> part.length > picture.count() / 500)
        .map(part -> other(material, part))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The material of a part, unless it may be the subject's own in less light or a reflection. */
  private Optional<MaterialModel> other(MaterialModel material, int[] part) {
    MaterialModel other = MaterialModel.of(features, part);
    long inSubject = Arrays.stream(part).filter(i -> subject.inside()[i]).count();
    boolean same = material.inShade(other) || material.kin(other);
    return inSubject > part.length / 2 && same ? Optional.empty() : Optional.of(other);
  }

  /** The pixels of one label, in order. */
  private static int[] pixels(int[] label, int number) {
    int[] pixels = new int[label.length];
    int n = 0;
    for (int i = 0; i < label.length; i++) {
      if (label[i] == number) {
        pixels[n++] = i;
      }
    }
    return Arrays.copyOf(pixels, n);
  }

  /** How much more each pixel looks like the material than like anything else, as a logarithm. */
  private float[] odds(MaterialModel model, List<MaterialModel> others, Shape support) {
    float[] odds = new float[picture.count()];
    MaterialModel.Score like = model.score();
    MaterialModel.Score[] unlike =
        others.stream().map(MaterialModel::score).toArray(MaterialModel.Score[]::new);
    Shape inner = support.shrunk(2);
    Shape outer = support.grown(6);
    IntStream.range(0, odds.length)
        .parallel()
        .forEach(
            i -> {
              double rival = -STRANGE;
              for (MaterialModel.Score other : unlike) {
                rival = Math.max(rival, other.of(features, i));
              }
              double own = like.of(features, i);
              double prior = inner.inside()[i] ? INSIDE : outer.inside()[i] ? 0 : OUTSIDE;
              odds[i] = (float) Math.clamp(own - rival + prior, -CERTAIN, CERTAIN);
            });
    return BoxFilter.mean(odds, picture.width(), picture.height(), 1);
  }

  private Shape reached(float[] odds, Shape seeds, MaterialModel model) {
    Shape like =
        Shape.where(picture.width(), picture.height(), i -> odds[i] > 0 && reachable.inside()[i]);
    Parts parts = Parts.of(like.opened(1));
    int[] shared = new int[parts.count()];
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0 && seeds.inside()[i]) {
        shared[parts.label()[i]]++;
      }
    }
    Shape seeded =
        Shape.where(
            picture.width(),
            picture.height(),
            i -> {
              int k = parts.label()[i];
              return k >= 0 && shared[k] > 0.25 * parts.area()[k];
            });
    Shape parted = withoutSpecks(withoutStrangers(seeded, model));
    return parted.or(like.and(parted.grown(2)));
  }

  /** Drops parts that are, on the whole, of another colour: the coffee's edge in a red cup. */
  private Shape withoutStrangers(Shape shape, MaterialModel model) {
    Parts parts = Parts.of(shape);
    int largest = parts.largest();
    int[][] pixels = parts.pixels();
    boolean[] strange = new boolean[parts.count()];
    IntStream.range(0, Math.min(PARTS_MAX, parts.count()))
        .parallel()
        .filter(k -> parts.area()[k] < largest && parts.area()[k] > 8)
        .forEach(
            k -> {
              MaterialModel own = MaterialModel.of(features, pixels[k]);
              strange[k] = own.apart(model) > STRANGE_PART && !model.kin(own);
            });
    return Shape.where(
        shape.width(), shape.height(), i -> parts.label()[i] >= 0 && !strange[parts.label()[i]]);
  }

  /** Small parts stay only next to large ones: a reflection cut off by a spoon, not a crumb. */
  private static Shape withoutSpecks(Shape shape) {
    Parts parts = Parts.of(shape);
    Shape large = parts.atLeast(Math.max(8, parts.largest() / 40));
    return shape.reachedFrom(large.grown(2));
  }

  /**
   * Takes narrow rims beyond a line of gloss along: lit pixels of the material's own colour close
   * to it, though the surroundings' colours are near as well.
   */
  private Shape rimmed(Shape found, MaterialModel model, float[] odds) {
    int reach = Math.max(3, picture.width() / 90);
    Shape near = found.grown(reach);
    Shape like =
        Shape.where(
            picture.width(),
            picture.height(),
            i ->
                found.inside()[i]
                    || (near.inside()[i]
                        && reachable.inside()[i]
                        && picture.lab()[3 * i] > DARK
                        && odds[i] > -CERTAIN / 2
                        && model.chromaticDistance(features, i) < 5));
    return like.reachedFrom(found.grown(reach / 2));
  }

  /** Takes in what is paler and lighter than a coloured material but of its hue: its gloss. */
  private Shape glossed(Shape found, MaterialModel model) {
    if (model.neutral()) {
      return found;
    }
    Shape inner = subject.shrunk(1);
    Shape like =
        Shape.where(
            picture.width(),
            picture.height(),
            i ->
                found.inside()[i]
                    || (inner.inside()[i]
                        && picture.lab()[3 * i] > model.mean()[2]
                        && model.turn(features, i) < GLOSS_HUE));
    return like.and(found.grown(picture.width() / 40)).reachedFrom(found);
  }

  /**
   * Takes in what lies in the subject and passes into a pale material without an edge between: the
   * side of a white soap that lies in shade.
   */
  private Shape shaded(Shape found, MaterialModel model) {
    if (!model.neutral() || model.mean()[2] < PALE) {
      return found;
    }
    SharpEdges edges = SharpEdges.of(picture);
    double even = Math.max(EVEN, 3 * edges.noise());
    Shape inner = subject.shrunk(1);
    Shape smooth =
        Shape.where(
            picture.width(),
            picture.height(),
            i ->
                found.inside()[i]
                    || (inner.inside()[i]
                        && edges.value()[i] < even
                        && model.chromaticDistance(features, i) < SAME_TINT));
    Shape passed = smooth.reachedFrom(found).opened(2).or(found);
    return passed.or(passed.closed(2).and(inner));
  }

  /** Closes thin gaps that are gloss on the material or could as well be it. */
  private Shape closed(Shape found, MaterialModel model, float[] odds) {
    Shape gaps = found.closed(Math.max(2, picture.width() / 200));
    return Shape.where(
        picture.width(),
        picture.height(),
        i ->
            found.inside()[i]
                || (gaps.inside()[i]
                    && reachable.inside()[i]
                    && (odds[i] > -CERTAIN / 2 || picture.lab()[3 * i] > model.mean()[2] + 0.1)));
  }

  /** The share of the pixels around the region that clearly are of something else. */
  private double separability(float[] odds, Shape found) {
    int reach = Math.max(4, picture.width() / 30);
    Shape ring = found.grown(reach).and(found.grown(2).not()).and(reachable);
    int apart = 0;
    int around = 0;
    for (int i = 0; i < ring.inside().length; i++) {
      if (ring.inside()[i]) {
        around++;
        apart += odds[i] < -1 ? 1 : 0;
      }
    }
    return around == 0 ? 0 : apart / (double) around;
  }
}
