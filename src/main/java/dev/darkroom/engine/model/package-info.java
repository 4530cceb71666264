/**
 * Neural networks that an operator put into the models folder: cut-out, inpainting, enlarging. Each
 * is proven once when it is loaded; what does not do what its name promises is not used. Sees the
 * rest of the engine only. Start at {@link dev.darkroom.engine.model.Models}.
 */
@NullMarked
package dev.darkroom.engine.model;

import org.jspecify.annotations.NullMarked;
