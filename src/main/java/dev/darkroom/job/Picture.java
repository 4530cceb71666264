package dev.darkroom.job;

/**
 * A picture that was taken in: its bytes are stored, its header was read, its pixels were not.
 *
 * @param blob the key of the stored bytes, the lower-case hex of their SHA-256
 * @param mimeType found from the bytes, such as {@code image/png}
 * @param bytes the length of the encoded picture
 * @param size in pixels, after the EXIF orientation is applied
 * @param alpha whether it has an alpha channel (or transparent palette entries)
 * @param frames how many frames or pages it holds; the first one is used
 */
public record Picture(
    String blob, String mimeType, long bytes, Size size, boolean alpha, int frames) {}
