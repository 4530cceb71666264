/**
 * Makes the pictures with exact mattes that the cut-out network learns from; the rest of its
 * training is in the folder {@code training}. Start at {@link dev.darkroom.training.MakeShots}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.training;
