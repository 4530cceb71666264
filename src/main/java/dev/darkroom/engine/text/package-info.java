/**
 * Finding written characters in pictures and taking laid-over ones away. Start at {@link
 * dev.darkroom.engine.text.TextDetector} and {@link dev.darkroom.engine.text.MarkEraser}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.text;
