package dev.darkroom.evaluation;

import java.util.List;

/** The trials of one category, or all, counted. */
record Tally(List<Trial> trials) {
  Tally {
    trials = List.copyOf(trials);
  }

  Tally of(Category category) {
    return new Tally(trials.stream().filter(t -> t.of().category() == category).toList());
  }

  long count(Verdict verdict) {
    return trials.stream().filter(t -> t.verdict() == verdict).count();
  }

  long doable() {
    return trials.stream().filter(t -> t.of().wanted().isDone()).count();
  }

  long wrong() {
    return trials.stream().filter(t -> t.verdict().misleads()).count();
  }

  /** Of all pictures that were delivered, or should have been and failed, those that are wrong. */
  double wrongShare() {
    long delivered = count(Verdict.PASSED) + wrong();
    return delivered == 0 ? 0 : (double) wrong() / delivered;
  }

  /** Of all that can be done, what was done right. */
  double passedShare() {
    return doable() == 0 ? 1 : (double) count(Verdict.PASSED) / doable();
  }
}
