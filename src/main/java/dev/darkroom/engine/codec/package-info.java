/** Image formats: safe decoding and encoding. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.codec;
