package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;

/** Pixels for a scene, and the region that they are for. */
record Painted(Bitmap pixels, Mask region) {}
