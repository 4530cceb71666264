package dev.darkroom.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells public unicast addresses from all others, after IANA's registries of special-purpose
 * addresses. IPv6 is refused outside of global unicast altogether, which covers loopback,
 * link-local, unique-local, multicast, IPv4-mapped, IPv4-compatible and NAT64 addresses.
 */
final class PublicAddresses {
  private static final List<AddressBlock> SPECIAL_4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, cloud metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  private static final AddressBlock GLOBAL_6 = AddressBlock.parse("2000::/3");

  private static final List<AddressBlock> SPECIAL_6 =
      blocks(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL_4.stream().noneMatch(block -> block.contains(address));
    }
    return GLOBAL_6.contains(address)
        && SPECIAL_6.stream().noneMatch(block -> block.contains(address))
        && !isatap(address.getAddress());
  }

  /** An IPv4 address in the last four bytes, marked 5efe before them (RFC 5214). */
  private static boolean isatap(byte[] bytes) {
    return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static List<AddressBlock> blocks(String... texts) {
    return Stream.of(texts).map(AddressBlock::parse).toList();
  }
}
