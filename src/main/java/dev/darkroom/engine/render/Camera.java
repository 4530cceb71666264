package dev.darkroom.engine.render;

/**
 * A thin lens. The picture's horizontal stays horizontal in the world, except for a view straight
 * down, where the picture's top points to -z.
 *
 * @param eye where it stands
 * @param target what the middle of the picture shows
 * @param fieldOfView in degrees, of the picture's shorter side
 * @param aperture the lens's diameter in centimetres; 0 shows everything sharp
 * @param focus the distance in centimetres that is sharp
 */
public record Camera(Vec eye, Vec target, double fieldOfView, double aperture, double focus) {}
