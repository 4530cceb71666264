package dev.darkroom;

/** Flags in, exit codes out. */
public final class Main {
  private Main() {}

  static void main(String[] args) {
    System.out.println("Darkroom " + args.length);
  }
}
