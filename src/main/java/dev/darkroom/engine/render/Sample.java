package dev.darkroom.engine.render;

/** What one path found, in the parts that denoising wants apart. One for each thread. */
final class Sample {
  /** Light from the coloured base of the first surface that scatters, unless seen through glass. */
  double baseR;

  double baseG;
  double baseB;

  /** All other light: coats, lights and surroundings seen in mirrors or directly. */
  double restR;

  double restG;
  double restB;

  /** The base's colour, as much of it as arrives at the camera. */
  double albedoR;

  double albedoG;
  double albedoB;

  /** That surface's, or the first glass's, normal in the camera's axes; 0 where there is none. */
  double nx;

  double ny;
  double nz;

  /** Its distance along the camera's axis, as far as light went; 0 where there is none. */
  double depth;

  void clear() {
    baseR = 0;
    baseG = 0;
    baseB = 0;
    restR = 0;
    restG = 0;
    restB = 0;
    albedoR = 0;
    albedoG = 0;
    albedoB = 0;
    nx = 0;
    ny = 0;
    nz = 0;
    depth = 0;
  }

  boolean finite() {
    return Double.isFinite(
        baseR + baseG + baseB + restR + restG + restB + albedoR + albedoG + albedoB + nx + ny + nz
            + depth);
  }

  /** Bounds what one path may add, so that none of them shows as a bright dot. */
  void bound(double most) {
    double base = Math.max(baseR, Math.max(baseG, baseB));
    if (base > most) {
      double scale = most / base;
      baseR *= scale;
      baseG *= scale;
      baseB *= scale;
    }
    double rest = Math.max(restR, Math.max(restG, restB));
    if (rest > most) {
      double scale = most / rest;
      restR *= scale;
      restG *= scale;
      restB *= scale;
    }
  }

  /** Gives up the division into base and rest. */
  void keepTogether() {
    restR += baseR;
    restG += baseG;
    restB += baseB;
    baseR = 0;
    baseG = 0;
    baseB = 0;
    albedoR = 0;
    albedoG = 0;
    albedoB = 0;
  }

  void add(Sample other) {
    baseR += other.baseR;
    baseG += other.baseG;
    baseB += other.baseB;
    restR += other.restR;
    restG += other.restG;
    restB += other.restB;
    albedoR += other.albedoR;
    albedoG += other.albedoG;
    albedoB += other.albedoB;
    nx += other.nx;
    ny += other.ny;
    nz += other.nz;
    depth += other.depth;
  }
}
