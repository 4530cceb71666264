package dev.darkroom.label;

/** How much results are labelled. */
public enum Profile {
  /** Nothing is written. */
  OFF,
  /** Metadata only, and only where the operator has named the content producer. */
  IMPLICIT,
  /** Metadata and a visible text, as services to the public in mainland China need. */
  CN
}
