/**
 * What each archetype looks like: one class each, named in {@link
 * dev.darkroom.engine.product.design.Designs}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.product.design;
