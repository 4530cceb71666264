package dev.darkroom.engine.text;

import dev.darkroom.engine.fill.Window;

/**
 * A line of text in a picture.
 *
 * @param place around it, in pixels of the picture
 * @param tilt of its long side against the horizontal or the vertical, whichever is nearer, 0 to 45
 *     degrees
 * @param score 0 to 1, the detector's mean certainty inside
 */
public record TextBox(Window place, double tilt, double score) {}
