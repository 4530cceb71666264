/**
 * Bytes: blob stores addressed by content, and the signed links to them. Sees {@code job} only;
 * begin with {@link dev.darkroom.storage.BlobStore}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.storage;
