package dev.darkroom.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Addresses that callers may come from, or may not: one, such as {@code 203.0.113.7}, or a block,
 * such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Names are never looked up. An IPv6 address
 * that maps an IPv4 one ({@code ::ffff:10.0.0.1}) counts as that one. This room sees no HTTP, so it
 * does not share the blocks of trusted proxies.
 *
 * @param bits how many leading bits an address shares with the network
 */
public record AddressRange(InetAddress network, int bits) {
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

  /** What one customer of an IPv6 network has for himself, and may call from anywhere in. */
  private static final int SITE = 64;

  /** Bits of an IPv6 address before the IPv4 one that it maps. */
  private static final int MAPPED = 96;

  /**
   * Reads an address or a block.
   *
   * @throws IllegalArgumentException when it is neither, or a block whose address goes on after the
   *     bits that count ({@code 10.1.2.3/8}): one of the two was meant to be something else
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    InetAddress network = literal(address, text);
    int width = network.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(network, width);
    }
    String given = text.substring(slash + 1);
    if (!BITS.matcher(given).matches()) {
      throw malformed(text);
    }
    boolean mapped = width == 32 && address.indexOf(':') >= 0;
    int bits = Integer.parseInt(given) - (mapped ? MAPPED : 0);
    if (bits < 0 || bits > width) {
      throw malformed(text);
    }
    AddressRange range = new AddressRange(network, bits);
    if (!Arrays.equals(range.cut(network.getAddress()), network.getAddress())) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has bits after its first " + given + "; set them to zero.");
    }
    return range;
  }

  private static InetAddress literal(String address, String whole) {
    if (!IPV4.matcher(address).matches()
        && !(address.indexOf(':') >= 0 && IPV6.matcher(address).matches())) {
      throw malformed(whole);
    }
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException _) {
      throw malformed(whole);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not an address or a block such as 203.0.113.0/24 or 2001:db8::/32.");
  }

  /**
   * Whether an address lies in it.
   *
   * @param address as a connection names it, perhaps with a zone ({@code fe80::1%eth0}); what is no
   *     address lies nowhere
   */
  public boolean contains(String address) {
    int zone = address.indexOf('%');
    try {
      byte[] other = literal(zone < 0 ? address : address.substring(0, zone), "").getAddress();
      byte[] mine = network.getAddress();
      return mine.length == other.length && Arrays.equals(cut(other), cut(mine));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Under what name the calls of an address are counted together: an IPv4 address is one caller's,
   * of an IPv6 address the first 64 bits are.
   *
   * @param address as for {@link #contains}; what is no address is its own name
   */
  public static String site(String address) {
    int zone = address.indexOf('%');
    try {
      InetAddress known = literal(zone < 0 ? address : address.substring(0, zone), "");
      byte[] bytes = known.getAddress();
      return bytes.length * Byte.SIZE <= SITE
          ? known.getHostAddress()
          : InetAddress.getByAddress(new AddressRange(known, SITE).cut(bytes)).getHostAddress()
              + "/"
              + SITE;
    } catch (IllegalArgumentException | UnknownHostException _) {
      return address;
    }
  }

  /** The address with only the bits that count. */
  private byte[] cut(byte[] address) {
    byte[] kept = new byte[address.length];
    for (int i = 0; i < kept.length; i++) {
      int here = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      kept[i] = (byte) (address[i] & (0xFF00 >> here));
    }
    return kept;
  }
}
