package dev.darkroom.cli;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.PlanView;
import java.util.ArrayList;
import java.util.List;

/** The places of a plan in red over the picture in grey, for people to look at. */
final class PlacesPicture {
  private static final int SIDE_MAX = 1024;
  private static final int QUALITY = 90;

  /** How much of the red is seen where a place is covered whole. */
  private static final double TINT = 0.6;

  private static final int[] RED = {53, 57, 229};

  private PlacesPicture() {}

  /** The encoded picture, at most 1024 pixels a side. */
  static byte[] of(byte[] file, PlanView plan, OutputFormat format) {
    Bitmap picture = Decoder.decode(file, Limits.DEFAULT);
    double scale = Math.min(1, (double) SIDE_MAX / Math.max(picture.width(), picture.height()));
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    List<Bitmap> places = new ArrayList<>();
    for (PlanView.Step step : plan.steps()) {
      PlanView.Place place = step.place();
      if (place != null) {
        Bitmap preview = Decoder.decode(place.preview(), Limits.DEFAULT);
        places.add(Resampler.resize(preview, width, height));
      }
    }
    Bitmap drawn = drawn(Resampler.resize(picture, width, height), places);
    return Encoder.encode(drawn, encoding(format), QUALITY);
  }

  private static Bitmap drawn(Bitmap picture, List<Bitmap> places) {
    Bitmap drawn = new Bitmap(picture.width(), picture.height());
    byte[] from = picture.pixels();
    byte[] to = drawn.pixels();
    for (int i = 0; i < from.length; i += 4) {
      int most = 0;
      for (Bitmap place : places) {
        most = Math.max(most, place.pixels()[i + 3] & 255);
      }
      double red = TINT * most / 255;
      double grey =
          0.114 * (from[i] & 255) + 0.587 * (from[i + 1] & 255) + 0.299 * (from[i + 2] & 255);
      for (int c = 0; c < 3; c++) {
        to[i + c] = (byte) Math.round(grey * (1 - red) + RED[c] * red);
      }
      to[i + 3] = from[i + 3];
    }
    return drawn;
  }

  private static Encoding encoding(OutputFormat format) {
    return switch (format) {
      case PNG -> Encoding.PNG;
      case JPEG -> Encoding.JPEG;
      case WEBP -> Encoding.WEBP;
    };
  }
}
