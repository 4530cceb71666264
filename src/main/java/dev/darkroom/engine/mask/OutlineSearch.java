package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subject as an outline: what edges enclose and what stands out by its colour are proposed, and
 * the one with the best evidence is taken.
 */
final class OutlineSearch {
  private static final String ENCLOSED = "enclosed by its outline";
  private static final String STANDS_OUT = "saliency and graph cut";
  private static final int SEARCH_SIDE = 256;
  private static final int DRAWN_SIDE = 480;
  private static final int SIDE_MIN = 24;

  /** Proposals that overlap by this much say the same. */
  private static final double SAME = 0.93;

  /** What few agree on is seldom right. */
  private static final int WEIGHED_MAX = 14;

  /** Less likely ones have no say. */
  private static final double DISCUSSED = 0.3;

  /** So far the others have to bear out a proposal that is not sure by itself. */
  private static final double BORNE_OUT = 0.88;

  private static final double RIVAL = 0.9;
  private static final double LARGER = 1.2;

  private static final double MOST = 0.75;
  private static final double DOUBT = 0.6;

  private final Thumbnail picture;
  private final SharpEdges edges;

  private OutlineSearch(Thumbnail picture) {
    this.picture = picture;
    this.edges = SharpEdges.of(picture);
  }

  /** A shape and how many proposals came to about the same. */
  private record Proposal(Shape shape, int votes, String how) {
    boolean same(Shape other) {
      double ratio = other.area() / (double) shape.area();
      return ratio > SAME && ratio < 1 / SAME && shape.overlap(other) > SAME;
    }

    Proposal seconded() {
      return new Proposal(shape, votes + 1, how);
    }
  }

  /** A proposal as it was drawn and weighed. */
  private record Weighed(Candidate candidate, int votes) {
    /** How far the others, each by its weight, come to the same. */
    double consensus(List<Weighed> all) {
      double sum = 0;
      double weights = 0;
      for (Weighed other : all) {
        double weight = other.candidate.agreement() * Math.sqrt(other.votes);
        sum += weight * candidate.shape().overlap(other.candidate.shape());
        weights += weight;
      }
      return sum / weights;
    }

    /** Doubted where it is not sure and the others say otherwise: half of a white mug on white. */
    Weighed ifBorneOut(List<Weighed> all) {
      boolean alone = candidate.agreement() < Found.SURE && consensus(all) < BORNE_OUT;
      return alone ? new Weighed(doubted(), votes) : this;
    }

    /** Doubted where something larger around it is about as likely: the lid, not the jar. */
    Candidate unlessPart(List<Weighed> all) {
      int said = all.stream().mapToInt(Weighed::votes).sum();
      boolean part = votes < MOST * said && all.stream().anyMatch(other -> within(other.candidate));
      return part ? doubted() : candidate;
    }

    private Candidate doubted() {
      return new Candidate(candidate.shape(), DOUBT * candidate.agreement(), candidate.how());
    }

    private boolean within(Candidate larger) {
      double area = candidate.shape().area();
      return larger.agreement() > RIVAL * candidate.agreement()
          && larger.shape().area() > LARGER * area
          && candidate.shape().and(larger.shape()).area() > 0.95 * area;
    }
  }

  /** Whether a find is this search's: a draft that its material may correct. */
  static boolean drew(Found found) {
    return found.how().startsWith(ENCLOSED) || found.how().startsWith(STANDS_OUT);
  }

  /**
   * @param seen what the own network sees, sure or not, in any size; null for nothing
   */
  static Candidate find(Bitmap picture, @Nullable Shape seen, Monitor monitor) {
    Thumbnail small = Thumbnail.of(picture, SEARCH_SIDE);
    if (Math.min(small.width(), small.height()) < SIDE_MIN) {
      return Candidate.none(small, "too small");
    }
    Candidate best = new OutlineSearch(small).best(monitor);
    if (best.agreement() < SubjectSearch.LIKELY) {
      return best;
    }
    // What stands out by its colours lacks parts whose colours are about those of the surroundings.
    Candidate whole =
        best.how().equals(STANDS_OUT) ? Completion.of(best, seen, small, monitor) : best;
    Thumbnail fine = Thumbnail.of(picture, DRAWN_SIDE);
    Shape rough = whole.shape().resized(fine.width(), fine.height());
    SharpEdges sharp = SharpEdges.of(fine);
    Shape drawn = Relaxation.of(Watershed.snapped(rough, sharp, 4), sharp, 3).opened(1);
    drawn = Holes.fill(Parts.of(drawn).main(), drawn.area() / 150);
    return new Candidate(drawn, whole.agreement(), whole.how());
  }

  private Candidate best(Monitor monitor) {
    List<Shape> enclosed = Enclosures.of(edges);
    monitor.check();
    List<Proposal> proposals = new ArrayList<>();
    for (Shape shape : enclosed) {
      join(proposals, shape);
    }
    proposals.sort(Comparator.comparingInt(Proposal::votes).reversed());
    proposals = new ArrayList<>(proposals.subList(0, Math.min(WEIGHED_MAX, proposals.size())));
    for (Shape shape : SalientSubject.proposals(picture)) {
      proposals.add(new Proposal(shape, 1, STANDS_OUT));
    }
    monitor.check();
    int all = enclosed.size() + 1;
    List<Weighed> weighed =
        proposals.parallelStream()
            .map(proposal -> weighed(proposal, all))
            .filter(each -> each.candidate.agreement() > DISCUSSED)
            .toList();
    return weighed.stream()
        .max(
            Comparator.comparingDouble(
                each -> each.candidate.agreement() * each.consensus(weighed)))
        .map(each -> each.ifBorneOut(weighed).unlessPart(weighed))
        .orElseGet(() -> Candidate.none(picture, "nothing enclosed"));
  }

  private static void join(List<Proposal> proposals, Shape shape) {
    for (int k = 0; k < proposals.size(); k++) {
      if (proposals.get(k).same(shape)) {
        proposals.set(k, proposals.get(k).seconded());
        return;
      }
    }
    proposals.add(new Proposal(shape, 1, ENCLOSED));
  }

  private Weighed weighed(Proposal proposal, int all) {
    Shape drawn = Relaxation.of(Watershed.snapped(proposal.shape(), edges, 3), edges, 1);
    Surround surround = new Surround(picture, drawn);
    Shape shape = Holes.open(drawn, surround::like);
    double votes = proposal.votes() / (double) all;
    double likely = Likelihood.of(Evidence.of(shape, edges, surround, votes));
    return new Weighed(new Candidate(shape, likely, proposal.how()), proposal.votes());
  }
}
