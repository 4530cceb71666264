package dev.darkroom.job;

/**
 * A picture as bytes, with what is known of it.
 *
 * @param transparent whether any pixel is not fully opaque
 */
@SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
public record EncodedImage(byte[] bytes, OutputFormat format, Size size, boolean transparent) {}
