package dev.darkroom.testing;

import dev.darkroom.dialect.OwnTasks;
import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import dev.darkroom.job.PlanView;
import dev.darkroom.job.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures with the JDK's codecs and fetches from a map. */
public final class ScriptedReception implements Reception {
  /** The host whose pictures can be fetched: {@code http://pictures.example/square.png}. */
  public static final String PICTURES = "http://pictures.example/";

  /** A word that no prompt may hold. */
  public static final String FORBIDDEN = "forbidden-word";

  private final List<String> models;
  private final List<String> fetched = new ArrayList<>();
  private final Map<String, byte[]> stored = new HashMap<>();
  private final ScriptedTasks tasks = new ScriptedTasks();
  private final List<String> steps = new ArrayList<>();
  private boolean poor;
  private int kept;

  public ScriptedReception(List<String> models) {
    this.models = List.copyOf(models);
  }

  /** The addresses asked for, in order. */
  public List<String> fetched() {
    return List.copyOf(fetched);
  }

  /** The caller's tasks, as the test sets them. */
  public ScriptedTasks scripted() {
    return tasks;
  }

  /** The pictures that were taken in, by the keys that their bytes are stored under. */
  Map<String, byte[]> stored() {
    return stored;
  }

  /** How many pictures were taken in, or tried. */
  public int kept() {
    return kept;
  }

  @Override
  public List<String> models() {
    return models;
  }

  @Override
  public void afford(Job.Work work, int pictures) {
    steps.add("afford " + work + " " + pictures);
    if (poor) {
      throw new DarkroomException(
          ErrorCode.CREDITS_INSUFFICIENT, "This needs 40 credits, and the account has 5.");
    }
  }

  @Override
  public void moderate(String text) {
    steps.add("moderate");
    if (text.contains(FORBIDDEN)) {
      throw new DarkroomException(ErrorCode.CONTENT_BLOCKED, "The prompt may not be carried out.");
    }
  }

  /** From now on the account can pay for nothing. */
  public void empty() {
    poor = true;
  }

  /**
   * What was asked and taken in, in order: {@code afford}, {@code moderate}, {@code plan}, {@code
   * keep}, {@code fetch}.
   */
  public List<String> steps() {
    return List.copyOf(steps);
  }

  /** Understands nothing: plans are read by the engine behind a whole server. */
  @Override
  public PlanView plan(PlanRequest request) {
    steps.add("plan");
    return new PlanView(false, false, "", "en", List.of(), List.of(), List.of(), null);
  }

  @Override
  public long now() {
    return 1_764_000_000;
  }

  @Override
  public OwnTasks tasks() {
    return tasks;
  }

  @Override
  public Picture fetch(String url) {
    fetched.add(url);
    steps.add("fetch");
    if (!url.startsWith(PICTURES) || url.endsWith("/missing.png")) {
      throw new DarkroomException(
          ErrorCode.IMAGE_URL_UNREACHABLE, "The address cannot be reached.");
    }
    try {
      byte[] bytes = TestPictures.named(url.substring(PICTURES.length()));
      return keep(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Picture keep(InputStream in, long bytesMax) throws IOException {
    kept++;
    steps.add("keep");
    byte[] bytes = in.readAllBytes();
    if (bytes.length == 0) {
      throw new DarkroomException(ErrorCode.IMAGE_EMPTY, "The picture is empty.");
    }
    if (bytes.length > bytesMax) {
      throw new DarkroomException(ErrorCode.IMAGE_TOO_LARGE, "The picture is too large.");
    }
    String mime = mimeType(bytes);
    if (mime.equals("image/png") && !endsWithLastChunk(bytes)) {
      throw new DarkroomException(ErrorCode.IMAGE_INVALID, "The picture is broken.");
    }
    Picture picture = header(bytes, mime);
    stored.put(picture.blob(), bytes);
    return picture;
  }

  private static String mimeType(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    for (var magic :
        Map.of(
                "\u0089PNG", "image/png",
                "ÿØÿ", "image/jpeg",
                "GIF8", "image/gif",
                "BM", "image/bmp",
                "MM\0*", "image/tiff",
                "II*\0", "image/tiff",
                "RIFF", "image/webp")
            .entrySet()) {
      if (head.startsWith(magic.getKey())) {
        return magic.getValue();
      }
    }
    throw new DarkroomException(ErrorCode.IMAGE_TYPE_UNSUPPORTED, "The file is not a picture.");
  }

  private static Picture header(byte[] bytes, String mimeType) throws IOException {
    if (mimeType.equals("image/webp")) { // The JDK reads none; where a lossy one has its size.
      Size size =
          new Size((bytes[26] & 255) | (bytes[27] << 8), (bytes[28] & 255) | (bytes[29] << 8));
      return new Picture(sha256(bytes), mimeType, bytes.length, size, false, 1);
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      Size size = new Size(reader.getWidth(0), reader.getHeight(0));
      boolean alpha = reader.getImageTypes(0).next().getColorModel().hasAlpha();
      return new Picture(sha256(bytes), mimeType, bytes.length, size, alpha, 1);
    }
  }

  private static boolean endsWithLastChunk(byte[] png) {
    int name = png.length - 8;
    return new String(png, name, 4, StandardCharsets.US_ASCII).equals("IEND");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
