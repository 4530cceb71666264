package dev.darkroom.job;

/**
 * A finished picture in storage.
 *
 * @param blob the key of the stored bytes, the lower-case hex of their SHA-256
 * @param bytes the length of the encoded picture
 * @param transparent whether any pixel is not fully opaque
 */
public record ResultImage(
    String blob, OutputFormat format, long bytes, Size size, boolean transparent) {}
