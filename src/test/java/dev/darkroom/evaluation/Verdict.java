package dev.darkroom.evaluation;

/** How a case ended. */
enum Verdict {
  /** Done, and every check holds. */
  PASSED("passed"),
  /** Rightly refused, for a right reason. */
  REFUSED("refused rightly"),
  /** Rightly refused, but the reason given is another. */
  REFUSED_OTHERWISE("refused for another reason"),
  /** Refused although it can be done. */
  REFUSED_DOABLE("refused though doable"),
  /** Delivered although it had to be refused, or delivered and a check fails. */
  WRONG("wrong"),
  /** Neither a picture nor a reason came. */
  FAILED("failed");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether a picture went out that should not have. */
  boolean misleads() {
    return this == WRONG || this == FAILED;
  }

  boolean good() {
    return this == PASSED || this == REFUSED;
  }
}
