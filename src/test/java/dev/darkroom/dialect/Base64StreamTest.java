package dev.darkroom.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64StreamTest {
  private static Base64Stream stream(String text) {
    return new Base64Stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void gives_back_what_was_encoded_whatever_its_length() throws IOException {
    Random random = new Random(1);
    for (int length : new int[] {0, 1, 2, 3, 4, 6143, 6144, 6145, 50_000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      String padded = Base64.getEncoder().encodeToString(bytes);
      String bare = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      String lines = Base64.getMimeEncoder().encodeToString(bytes);
      for (String text : new String[] {padded, bare, lines, " " + padded + "\r\n"}) {
        assertArrayEquals(bytes, stream(text).readAllBytes());
      }
    }
  }

  @Test
  void reads_byte_by_byte_as_well() throws IOException {
    Base64Stream in = stream("AP8Q");
    assertArrayEquals(
        new int[] {0, 255, 16, -1, -1},
        new int[] {in.read(), in.read(), in.read(), in.read(), in.read()});
    assertFalse(in.broken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "AAAAA", "AA=A", "AAAA=", "AA===", "AAA==", "A*AA", "AA-_", "图图图图", "AA\0A"})
  void refuses_what_is_not_base64_and_remembers_it(String text) {
    Base64Stream in = stream(text);
    assertThrows(IOException.class, in::readAllBytes);
    assertTrue(in.broken());
  }
}
