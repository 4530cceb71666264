/**
 * The OpenAI images API with its Bella and apiyi variants on the same paths. Start at {@link
 * dev.darkroom.dialect.openai.OpenAiImagesDialect}; what sets the families of models apart is data
 * in {@code ModelClass}. Sees job and http.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect.openai;
