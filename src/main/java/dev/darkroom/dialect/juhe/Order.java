package dev.darkroom.dialect.juhe;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Numbers of orders such as {@code JH825251202145803Ae61U}. */
final class Order {
  /** The number of this API among the vendor's, as in its error codes. */
  private static final String API = "825";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LETTERS = 5;

  private Order() {}

  static String next(Instant now, RandomGenerator random) {
    StringBuilder order = new StringBuilder("JH").append(API).append(TIME.format(now));
    for (int i = 0; i < LETTERS; i++) {
      order.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return order.toString();
  }
}
