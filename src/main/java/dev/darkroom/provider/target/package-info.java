/**
 * Targets: a provider with a model there, what the operator set for the two, and how they fare.
 * Sees what {@code provider} sees. Start at {@link dev.darkroom.provider.target.Target}; which
 * target is tried when is decided in {@code gateway}.
 */
@NullMarked
package dev.darkroom.provider.target;

import org.jspecify.annotations.NullMarked;
