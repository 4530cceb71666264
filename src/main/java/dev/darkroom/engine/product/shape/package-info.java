/**
 * Builders of meshes: things turned on a lathe, lofted through outlines, swept along curves. Start
 * at {@link dev.darkroom.engine.product.shape.Solid}, which all of them end in.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.product.shape;
