package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.Reception;
import dev.darkroom.job.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a request. Their numbers are those of their fields: 图3 is {@code image3} also
 * where {@code image2} is absent.
 */
record InputImages(ImageField first, @Nullable ImageField second, @Nullable ImageField third) {
  /** Words that can mean the third picture, or that there are three. */
  private static final Pattern THREE = Pattern.compile("(?i)[3３三叁]|third|three");

  /** A white picture of 512x512. */
  private static final byte[] SHEET =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAgAAAAIAAQAAAADcA+lXAAAAjklEQVR42u3MQQ0AAAgEoNP+nTWELzcI"
                  + "QE1uOgKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgE"
                  + "AoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCASvgwUV"
                  + "2wT/60VJcgAAAABJRU5ErkJggg==");

  /** Empty when the request has no first picture. */
  static Optional<InputImages> of(Form form) {
    return ImageField.of(form, "image1")
        .map(
            first ->
                new InputImages(
                    first,
                    ImageField.of(form, "image2").orElse(null),
                    ImageField.of(form, "image3").orElse(null)));
  }

  private List<ImageField> present() {
    List<ImageField> present = new ArrayList<>(List.of(first));
    if (second != null) {
      present.add(second);
    }
    if (third != null) {
      present.add(third);
    }
    return present;
  }

  /** Looks at everything that can be told before a picture is decoded or fetched. */
  void check() {
    present().forEach(ImageField::checkSize);
    present().forEach(ImageField::checkForm);
  }

  /**
   * Takes the pictures in. A job numbers its pictures without a gap, so where the second one is
   * absent and the text may speak of the third, a white sheet stands in its place: then every
   * provider counts as the caller does, and the text stays as it was.
   */
  List<Picture> take(String text, Reception reception) {
    List<Picture> pictures = new ArrayList<>();
    pictures.add(first.take(reception));
    if (second != null) {
      pictures.add(second.take(reception));
    } else if (third != null && THREE.matcher(text).find()) {
      pictures.add(sheet(reception));
    }
    if (third != null) {
      pictures.add(third.take(reception));
    }
    return pictures;
  }

  private static Picture sheet(Reception reception) {
    try {
      return reception.keep(new ByteArrayInputStream(SHEET), SHEET.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
