/**
 * Image formats: what a file says of itself before it is decoded, safe decoding, encoding. Files
 * come from strangers; whatever they hold, the answer is a picture within the limits or a {@link
 * dev.darkroom.engine.codec.CodecException} with a sentence. Start at {@link
 * dev.darkroom.engine.codec.Decoder} and {@link dev.darkroom.engine.codec.Encoder}; the formats
 * that can be read are listed in {@link dev.darkroom.engine.codec.Codecs}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.codec;
