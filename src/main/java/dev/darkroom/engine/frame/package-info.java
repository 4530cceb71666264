/**
 * The geometry of pictures: windows, resampling, turning, and telling and continuing a plain
 * background. Sees {@link dev.darkroom.engine.Scene}; start at {@link
 * dev.darkroom.engine.frame.Framing}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.frame;
