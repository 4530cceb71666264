package dev.darkroom.engine.render;

/** From where and in which direction, of unit length. One for each thread. */
final class Ray {
  double ox;
  double oy;
  double oz;
  double dx;
  double dy;
  double dz;

  /** Starts at a hit, off the surface on the side that the direction leads to. */
  void leave(Hit hit, double x, double y, double z) {
    double side = x * hit.gx + y * hit.gy + z * hit.gz < 0 ? -hit.offset : hit.offset;
    ox = hit.x + side * hit.gx;
    oy = hit.y + side * hit.gy;
    oz = hit.z + side * hit.gz;
    dx = x;
    dy = y;
    dz = z;
  }

  /** The same from the point that was lifted to the smooth surface. */
  void leaveLifted(Hit hit, double x, double y, double z) {
    ox = hit.liftedX + hit.offset * hit.gx;
    oy = hit.liftedY + hit.offset * hit.gy;
    oz = hit.liftedZ + hit.offset * hit.gz;
    dx = x;
    dy = y;
    dz = z;
  }
}
