package dev.darkroom.engine;

/** Watches a running edit: hears of its progress and can stop it. */
public interface Monitor {
  /**
   * @param done 0 to 1 over the whole edit
   * @param stage what runs now, such as {@code decode} or the name of an operation
   */
  void progress(double done, String stage);

  /**
   * Called often by everything that runs long (at least every 100 ms).
   *
   * @throws Stopped when the edit was cancelled or its deadline has passed
   */
  void check();

  /** The edit was cancelled or its deadline has passed. */
  final class Stopped extends RuntimeException {
    private final boolean late;

    public Stopped(boolean late) {
      super(late ? "deadline passed" : "cancelled");
      this.late = late;
    }

    /** Whether the deadline passed; else somebody cancelled. */
    public boolean late() {
      return late;
    }
  }

  /** Hears nothing and never stops. */
  static Monitor none() {
    return new Monitor() {
      @Override
      public void progress(double done, String stage) {}

      @Override
      public void check() {}
    };
  }
}
