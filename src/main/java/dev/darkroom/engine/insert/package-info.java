/**
 * Puts rendered things into photos by differential rendering (Debevec, "Rendering synthetic objects
 * into real scenes", 1998): {@link dev.darkroom.engine.insert.Insertion} is where to start.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.insert;
