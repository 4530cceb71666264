/**
 * A path tracer: a {@link dev.darkroom.engine.render.World} of meshes, materials and lights becomes
 * a picture. Lengths are centimetres, y points up, the ground lies at y = 0, colours are linear
 * with the primaries of sRGB. Start at {@link dev.darkroom.engine.render.Renderer}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.render;
