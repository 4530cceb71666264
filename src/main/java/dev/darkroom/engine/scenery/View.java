package dev.darkroom.engine.scenery;

/** Paints one scene. Has no state: the same plate and staging give the same light. */
interface View {
  void paint(Plate plate, Staging staging);
}
