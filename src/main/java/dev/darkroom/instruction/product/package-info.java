/**
 * Reads a description of a product picture, Chinese or English, into a {@link
 * dev.darkroom.engine.product.Shot}, or refuses it by name.
 *
 * <p>Start at {@link dev.darkroom.instruction.product.ProductReader}. The text is cut into words by
 * longest match ({@link dev.darkroom.instruction.product.Cutter}); {@link
 * dev.darkroom.instruction.product.ShotParser} walks over them once, from left to right, and fills
 * a {@link dev.darkroom.instruction.product.Draft}. Every word must be used: one that names nothing
 * the renderer can show is refused in the answer, never passed over.
 *
 * <p>The words are plain text under {@code resources/lexicon/{zh,en}/product-*.txt}; colours and
 * shades are those of the edits.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.instruction.product;
