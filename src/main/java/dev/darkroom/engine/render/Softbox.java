package dev.darkroom.engine.render;

/**
 * A rectangular light that shines to one side, the side of {@code halfWidth × halfHeight}.
 *
 * @param centre of the rectangle
 * @param halfWidth from the centre to the middle of one edge
 * @param halfHeight from the centre to the middle of the next edge
 * @param radiance that leaves it
 */
public record Softbox(Vec centre, Vec halfWidth, Vec halfHeight, Vec radiance) {}
