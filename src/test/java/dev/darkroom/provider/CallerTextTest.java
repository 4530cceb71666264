package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told of an upstream's words. */
class CallerTextTest {
  private static final String KEY = "sk-live-0123456789abcdef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Incorrect API key provided: sk-live-0123456789abcdef.",
        "Incorrect API key provided: sk-live-****************cdef.",
        "Rate limit reached in organization org-AbCdEf123456 for proj_12345678.",
        "The account 2100123456 has no access.",
        "Call https://10.1.2.3/internal?token=abc or write to ops@example.org",
        "Failed. Request id: 021690123456789abcdef0123456789",
        "Failed (request_id=req_0123456789abcdef)",
        "Authorization Bearer abc.def is wrong",
        "host 10.1.2.3 does not answer",
      })
  void callers_read_nothing_that_names_the_operators_account(String said) {
    String told = CallerText.of(said, KEY);
    for (String secret :
        List.of(
            "0123456789",
            "cdef",
            "AbCdEf",
            "12345678",
            "2100123456",
            "10.1.2.3",
            "example",
            "abc.def")) {
      assertFalse(told.contains(secret), told);
    }
  }

  @Test
  void callers_read_what_is_theirs_in_one_short_line() {
    assertEquals(
        "Invalid size '100x100'. Supported sizes are 1024x1024 and auto.",
        CallerText.of("Invalid size '100x100'.\r\n Supported sizes\tare 1024x1024 and auto.", KEY));
    assertEquals(303, CallerText.of("too long ".repeat(10_000), KEY).length());
  }
}
