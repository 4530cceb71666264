package dev.darkroom.engine.insert;

/**
 * A rendered thing and its shadow, both round the pixel that shows the view's target.
 *
 * @param halfWidth of the thing's picture: it has twice as many columns; the same for the rows
 * @param coverage 0 to 1 of each of its pixels
 * @param light red, green, blue of each, linear; ground included where it covers in part
 * @param shadeWidth half the columns of the shadow's picture
 * @param shade what is left of the ground's red, green and blue light, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Large, made once, handed over and never compared.
record Sprite(
    int halfWidth,
    int halfHeight,
    float[] coverage,
    float[] light,
    int shadeWidth,
    int shadeHeight,
    float[] shade) {}
