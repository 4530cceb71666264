/**
 * Product pictures: a {@link dev.darkroom.engine.product.Shot} in words becomes a world that the
 * renderer shows. Start at {@link dev.darkroom.engine.product.Shot}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.product;
