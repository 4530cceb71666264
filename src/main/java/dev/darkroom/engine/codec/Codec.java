package dev.darkroom.engine.codec;

import java.util.Optional;

/**
 * One image format that can be read: how its files are known and what they say of themselves. Every
 * method throws a {@link CodecException} on a broken file, in time and memory that grow no faster
 * than the file.
 */
interface Codec {
  Format format();

  /** Whether the file begins as this format's do. */
  boolean recognises(Bytes file);

  /** What the file says of itself; nothing is decoded. The file may be cut after that. */
  Header header(Bytes file);

  /** The ICC profile inside, as it was embedded; empty when there is none. */
  Optional<byte[]> profile(Bytes file);

  /**
   * Checks that no part of the first frame is missing, since decoders deliver a half-grey picture
   * from half a file.
   *
   * @throws CodecException INVALID when some is
   */
  void requireWhole(Bytes file);
}
