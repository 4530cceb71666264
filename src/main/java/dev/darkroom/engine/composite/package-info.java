/**
 * Putting a subject before another background so that it looks as if it stood there: clean colours
 * at its edge, shadow, light and place. Start at {@link dev.darkroom.engine.composite.Foreground}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.composite;
