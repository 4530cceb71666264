package dev.darkroom.testing;

import dev.darkroom.dialect.Delivery;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Picture;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hands over pictures that lie in memory. */
public final class FakeDelivery implements Delivery {
  private static final String LINKS = "http://darkroom.example/files/";

  private static final byte[] WEBP = {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'W', 'E', 'B', 'P'};

  private final Map<String, byte[]> blobs;
  private final String task;
  private long made;

  public FakeDelivery() {
    this(new HashMap<>(), "task_0123456789");
  }

  private FakeDelivery(Map<String, byte[]> blobs, String task) {
    this.blobs = blobs;
    this.task = task;
  }

  /** The same pictures as those of another task. */
  public FakeDelivery of(String id) {
    return new FakeDelivery(blobs, id);
  }

  /** A plain picture of that size, put where {@link #open} finds it. */
  public ResultImage put(Size size, OutputFormat format, boolean transparent) {
    // The JDK writes no WebP; its header is all that readers of an answer look at here.
    return put(
        format == OutputFormat.WEBP
            ? WEBP
            : TestPictures.plain(size.width(), size.height(), transparent, format.label()),
        size,
        format,
        transparent);
  }

  public ResultImage put(byte[] bytes, Size size, OutputFormat format, boolean transparent) {
    String blob = "%064x".formatted(++made);
    blobs.put(blob, bytes);
    return new ResultImage(blob, format, bytes.length, size, transparent);
  }

  /** From now on a picture that was taken in lies behind its link. */
  void keep(String blob, byte[] bytes) {
    blobs.put(blob, bytes);
  }

  /** As when the store loses a picture. */
  public void lose(ResultImage image) {
    blobs.remove(image.blob());
  }

  @Override
  public String task() {
    return task;
  }

  @Override
  public Instant created() {
    return Instant.ofEpochMilli(1_764_000_000_123L);
  }

  @Override
  public String link(ResultImage image) {
    return LINKS + image.blob() + "." + image.format().label();
  }

  @Override
  public String link(Picture picture) {
    return LINKS + picture.blob() + "." + picture.mimeType().replace("image/", "");
  }

  @Override
  public InputStream open(ResultImage image) throws IOException {
    return new ByteArrayInputStream(bytes(image.blob()));
  }

  /** What lies behind a link; empty when the address is none of ours. */
  public Optional<byte[]> linked(String url) throws IOException {
    if (!url.startsWith(LINKS)) {
      return Optional.empty();
    }
    String file = url.substring(LINKS.length());
    return Optional.of(bytes(file.substring(0, file.indexOf('.'))));
  }

  private byte[] bytes(String blob) throws IOException {
    byte[] bytes = blobs.get(blob);
    if (bytes == null) {
      throw new FileNotFoundException(blob);
    }
    return bytes;
  }
}
