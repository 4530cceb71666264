package dev.darkroom.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.job.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000, 1024x1024",
    "4000, 3000, 1184x880",
    "1920, 1080, 1360x768",
    "3000, 500, 2048x512",
    "100, 1000, 512x2048",
    "1, 1, 1024x1024"
  })
  void a_megapixel_in_the_ratio_of_the_picture(int width, int height, String expected) {
    assertEquals(expected, DefaultSize.megapixel(new Size(width, height)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1600, 900, 1536x1024",
    "1200, 1000, 1024x1024",
    "1201, 1000, 1536x1024",
    "1000, 1200, 1024x1024",
    "1000, 1201, 1024x1536"
  })
  void the_nearest_standard_size(int width, int height, String expected) {
    assertEquals(expected, DefaultSize.standard(new Size(width, height)).toString());
  }
}
