/**
 * What things look like from near: finishes, grain, veins, weave. Start at {@link
 * dev.darkroom.engine.product.surface.Finishes}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.product.surface;
