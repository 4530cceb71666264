/** Colours and perceptual colour spaces. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.colour;
