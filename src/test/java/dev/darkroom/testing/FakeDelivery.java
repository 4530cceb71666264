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

/** Hands over pictures that lie in memory. */
public final class FakeDelivery implements Delivery {
  private static final byte[] WEBP = {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'W', 'E', 'B', 'P'};

  private final Map<String, byte[]> blobs = new HashMap<>();

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
    String blob = "%064x".formatted(blobs.size() + 1);
    blobs.put(blob, bytes);
    return new ResultImage(blob, format, bytes.length, size, transparent);
  }

  /** As when the store loses a picture. */
  public void lose(ResultImage image) {
    blobs.remove(image.blob());
  }

  @Override
  public String task() {
    return "task_0123456789";
  }

  @Override
  public Instant created() {
    return Instant.ofEpochMilli(1_764_000_000_123L);
  }

  @Override
  public String link(ResultImage image) {
    return "http://darkroom.example/files/" + image.blob() + "." + image.format().label();
  }

  @Override
  public String link(Picture picture) {
    return "http://darkroom.example/files/" + picture.blob();
  }

  @Override
  public InputStream open(ResultImage image) throws IOException {
    byte[] bytes = blobs.get(image.blob());
    if (bytes == null) {
      throw new FileNotFoundException(image.blob());
    }
    return new ByteArrayInputStream(bytes);
  }
}
