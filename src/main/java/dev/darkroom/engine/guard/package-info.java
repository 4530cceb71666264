/**
 * Somebody else's edit held to its mask: the edited picture is laid over the input ({@link
 * dev.darkroom.engine.guard.Overlay}), and what lies outside the mask comes back from the input
 * ({@link dev.darkroom.engine.guard.Restoration}).
 */
@NullMarked
package dev.darkroom.engine.guard;

import org.jspecify.annotations.NullMarked;
