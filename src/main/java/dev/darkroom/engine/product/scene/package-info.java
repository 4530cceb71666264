/**
 * What is round the products in a studio: ground, backdrop, lights and the camera's place. Used by
 * {@link dev.darkroom.engine.product.Studio}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.product.scene;
