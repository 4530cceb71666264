/**
 * The embedded image engine: pixels in, pixels out. Sees no other room. Start at {@link
 * dev.darkroom.engine.Scene} and {@link dev.darkroom.engine.operation.Operation}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine;
