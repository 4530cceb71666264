package dev.darkroom.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Whose word is believed about where a request came from: that of the operator's own proxies, and
 * nobody else's.
 */
final class Forwarding {
  private final List<AddressBlock> trusted;

  /**
   * @param trusted blocks or single addresses
   * @throws IllegalArgumentException when one is neither
   */
  Forwarding(List<String> trusted) {
    this.trusted = trusted.stream().map(Forwarding::block).toList();
  }

  boolean trusts(String address) {
    return literal(address)
        .filter(known -> trusted.stream().anyMatch(block -> block.contains(known)))
        .isPresent();
  }

  /**
   * The client's address: from the right of {@code X-Forwarded-For}, where each proxy writes whom
   * it saw, the first that is no trusted proxy. What stands further left may be made up.
   *
   * @param peer the address of the connection
   * @param forwarded all values of the header, in order
   */
  String client(String peer, List<String> forwarded) {
    String client = peer;
    List<String> hops = List.of(String.join(",", forwarded).split(",", -1));
    for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<InetAddress> hop = literal(hops.get(i).strip());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get().getHostAddress();
    }
    return client;
  }

  private static AddressBlock block(String text) {
    String entry = text.strip();
    String bits = entry.contains(":") ? "/128" : "/32";
    return AddressBlock.parse(entry.contains("/") ? entry : entry + bits);
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
