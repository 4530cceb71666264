package dev.darkroom.engine.product.shape;

import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Vec;

/** An open surface that shows its upper side, such as a floor or a cloth. */
public final class Sheet {
  private Sheet() {}

  /** A place on a sheet. */
  @FunctionalInterface
  public interface Form {
    /** Both from 0 to 1; the sheet shows the side from which {@code s} turns left to {@code t}. */
    Vec at(double s, double t);
  }

  public static Mesh of(int columns, int rows, Form form) {
    Solid solid = new Solid();
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        double s = column / (double) columns;
        double t = row / (double) rows;
        solid.vertex(form.at(s, t), s, t);
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int from = row * (columns + 1) + column;
        int above = from + columns + 1;
        solid.quad(from, from + 1, above + 1, above);
      }
    }
    return solid.mesh(60);
  }
}
