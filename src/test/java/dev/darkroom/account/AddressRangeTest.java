package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,            10.255.0.1,            true",
    "10.0.0.0/8,            11.0.0.0,              false",
    "203.0.113.128/25,      203.0.113.128,         true",
    "203.0.113.128/25,      203.0.113.127,         false",
    "203.0.113.7,           203.0.113.7,           true",
    "203.0.113.7,           203.0.113.8,           false",
    "203.0.113.7/32,        203.0.113.7,           true",
    "0.0.0.0/0,             255.255.255.255,       true",
    "0.0.0.0/0,             ::1,                   false",
    "::/0,                  10.0.0.1,              false",
    "::/0,                  2001:db8::1,           true",
    "2001:db8::/33,         2001:db8:7fff::1,      true",
    "2001:db8::/33,         2001:db8:8000::1,      false",
    "2001:DB8::1,           2001:db8:0:0:0:0:0:1,  true",
    "10.0.0.0/8,            ::ffff:10.1.2.3,       true",
    "::ffff:10.0.0.0/104,   10.1.2.3,              true",
    "::ffff:10.0.0.0/104,   11.1.2.3,              false",
    "::ffff:10.1.2.3,       10.1.2.3,              true",
    "fe80::/10,             fe80:0:0:0:0:0:0:1%eth0, true",
    "10.0.0.0/8,            localhost,             false",
    "10.0.0.0/8,            '',                    false"
  })
  void an_address_lies_in_a_block_or_not(String range, String address, boolean inside) {
    assertEquals(inside, AddressRange.parse(range).contains(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0/24",
        "10.1",
        "010.0.0.1",
        "256.0.0.1",
        "167772161",
        "0x7f.0.0.1",
        "2001:db8::/129",
        "::ffff:10.0.0.0/64",
        "1::2::3",
        "[::1]",
        "fe80::1%eth0",
        "localhost",
        "shop.example",
        "10.0.0.1 ",
        "１０.0.0.1"
      })
  void what_is_no_block_is_refused_by_name_and_never_looked_up(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("\"" + text + "\""), refused::getMessage);
  }

  @Test
  void a_block_with_bits_after_its_prefix_is_refused() {
    for (String text : new String[] {"10.1.2.3/8", "2001:db8::1/32", "::ffff:10.1.0.0/104"}) {
      var refused = assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("set them to zero"), refused::getMessage);
    }
    assertFalse(AddressRange.parse("10.0.0.0/8").contains("10.0.0.0/8"));
  }

  @Test
  void all_addresses_that_one_customer_of_an_ipv6_network_has_are_one_site() {
    assertEquals("203.0.113.7", AddressRange.site("203.0.113.7"));
    assertEquals("203.0.113.7", AddressRange.site("::ffff:203.0.113.7"));
    String site = AddressRange.site("2001:db8:1:2::7");
    assertEquals(site, AddressRange.site("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertNotEquals(site, AddressRange.site("2001:db8:1:3::7"));
    assertEquals(AddressRange.site("fe80::1"), AddressRange.site("fe80::2%eth0"));
    assertEquals("nowhere", AddressRange.site("nowhere"));
  }
}
