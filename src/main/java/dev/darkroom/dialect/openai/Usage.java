package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.job.Job;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tokens that an answer accounts for, which clients add up and turn into prices. They are
 * counted by one formula whatever made the pictures.
 */
record Usage(long textTokens, long imageTokens, long outputTokens) {
  private static final int TILE = 512;
  private static final long BASE_TOKENS = 65;
  private static final long TILE_TOKENS = 129;
  private static final long HIGH_FIDELITY = 4;
  private static final double MEGAPIXEL = 1_048_576;

  static Usage of(Job job, Options options, List<ResultImage> results) {
    long bytes = job.instruction().getBytes(StandardCharsets.UTF_8).length;
    long pictures = job.pictures().stream().mapToLong(picture -> tokens(picture.size())).sum();
    double perPixel = perMegapixel(options.quality()) / MEGAPIXEL;
    long output =
        results.stream().mapToLong(image -> Math.round(perPixel * image.size().pixels())).sum();
    return new Usage(
        Math.max(1, Math.ceilDiv(bytes, 4)),
        pictures * (options.highFidelity() ? HIGH_FIDELITY : 1),
        output);
  }

  /** Of an input picture: a base and its tiles, once the short edge is scaled down to one tile. */
  private static long tokens(Size size) {
    int tile = Math.max(TILE, Math.min(size.width(), size.height()));
    long across = Math.ceilDiv(size.width(), tile);
    long down = Math.ceilDiv(size.height(), tile);
    return BASE_TOKENS + TILE_TOKENS * across * down;
  }

  private static double perMegapixel(String quality) {
    return switch (quality) {
      case "low" -> 272;
      case "medium" -> 1056;
      case "xhigh", "max" -> 6240;
      default -> 4160;
    };
  }

  long total() {
    return textTokens + imageTokens + outputTokens;
  }

  /** The members of an object that the caller has started. */
  void writeMembers(JsonGenerator json) throws IOException {
    json.writeNumberField("total_tokens", total());
    json.writeNumberField("input_tokens", textTokens + imageTokens);
    json.writeNumberField("output_tokens", outputTokens);
    details(json, "input_tokens_details", textTokens, imageTokens);
    details(json, "output_tokens_details", 0, outputTokens);
  }

  private static void details(JsonGenerator json, String name, long text, long image)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("text_tokens", text);
    json.writeNumberField("image_tokens", image);
    json.writeEndObject();
  }
}
