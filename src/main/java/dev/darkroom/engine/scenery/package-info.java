/**
 * Backgrounds made of nothing but arithmetic: landscapes, skies, lights and tables, always a little
 * out of focus. Start at {@link dev.darkroom.engine.scenery.Scenery}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.scenery;
