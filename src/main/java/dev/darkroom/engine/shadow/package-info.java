/**
 * The shadow that a thing throws on even ground: found as the light that the ground lacks around
 * the thing, and given back. Start at {@link dev.darkroom.engine.shadow.CastShadow}.
 */
@NullMarked
package dev.darkroom.engine.shadow;

import org.jspecify.annotations.NullMarked;
