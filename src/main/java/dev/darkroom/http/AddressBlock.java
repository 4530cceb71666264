package dev.darkroom.http;

import java.net.InetAddress;

/**
 * A block of addresses such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
 *
 * @param bits how many leading bits an address shares with the network
 */
record AddressBlock(InetAddress network, int bits) {
  /**
   * @throws IllegalArgumentException when it is not of the form address/bits, or the address is a
   *     name
   */
  static AddressBlock parse(String text) {
    String[] sides = text.split("/", -1);
    if (sides.length != 2 || !sides[1].matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("not a block of addresses: " + text);
    }
    InetAddress network = InetAddress.ofLiteral(sides[0]);
    int bits = Integer.parseInt(sides[1]);
    if (bits > network.getAddress().length * 8) {
      throw new IllegalArgumentException("not a block of addresses: " + text);
    }
    return new AddressBlock(network, bits);
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
