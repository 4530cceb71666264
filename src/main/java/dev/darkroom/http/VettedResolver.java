package dev.darkroom.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives connections only addresses that they may reach. It is asked for each connection, and the
 * connection goes to what it answers, so that a name cannot mean one address when checked and
 * another when used.
 */
final class VettedResolver implements DnsResolver {
  /** The names' own meaning, before vetting. */
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** The host has addresses, but none that may be reached. */
  static final class Forbidden extends UnknownHostException {
    Forbidden(String host) {
      super(host);
    }
  }

  private final FetchConfig config;
  private final Names names;

  VettedResolver(FetchConfig config, Names names) {
    this.config = config;
    this.names = names;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] all = names.addresses(bare);
    boolean allowed = config.allows(bare, port);
    List<InetSocketAddress> vetted =
        Stream.of(all)
            .filter(address -> allowed || PublicAddresses.contains(address))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    if (vetted.isEmpty()) {
      throw new Forbidden(host);
    }
    return vetted;
  }

  /** Not used by connections, which ask with a port: without one nothing is allowed. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
