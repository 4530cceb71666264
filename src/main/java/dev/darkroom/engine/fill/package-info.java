/**
 * Filling a hole in a picture from what surrounds it. Start at {@link
 * dev.darkroom.engine.fill.Filling}, which chooses between un-blending, Navier-Stokes and patches.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.fill;
