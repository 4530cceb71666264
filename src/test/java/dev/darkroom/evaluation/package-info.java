/**
 * The public evaluation: sentences on pictures whose right answer is known, checked by numbers. It
 * starts at {@link dev.darkroom.evaluation.Evaluation}; the cases stand in {@code
 * resources/evaluation/cases.txt}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.evaluation;
