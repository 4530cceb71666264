package dev.darkroom.provider.target;

/** Whether a target is asked. */
public enum Health {
  /** It is. */
  HEALTHY("healthy"),
  /** It failed too often and is passed over for a while. */
  OPEN("open"),
  /** Single jobs are let through to see whether it is well again. */
  HALF_OPEN("half-open");

  private final String label;

  Health(String label) {
    this.label = label;
  }

  /** As operators read it. */
  public String label() {
    return label;
  }
}
