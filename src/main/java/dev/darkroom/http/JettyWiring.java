package dev.darkroom.http;

import io.javalin.config.JettyConfig;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty's settings: one plain HTTP/1.1 connector with this room's limits. */
final class JettyWiring {
  private JettyWiring() {}

  static void apply(JettyConfig jetty, HttpConfig config) {
    jetty.addConnector((server, http) -> connector(server, http, config));
    jetty.modifyServer(
        server -> {
          int most = config.limits().connectionsMax();
          server.addBean(new NetworkConnectionLimit(most, server));
          server.setErrorHandler(new PlainErrors());
        });
    jetty.modifyServletContextHandler(context -> context.setErrorHandler(new PlainErrors()));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, HttpConfig config) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HttpLimits.HEADERS_MAX);
    // Otherwise a value that differs from an earlier one of its connection in letter case only is
    // read as that earlier one: another key, as if it were the known one.
    http.setHeaderCacheCaseSensitive(true);
    var connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)) {
          @Override
          protected SocketChannelEndPoint newEndPoint(
              SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            var endPoint =
                new ClientEndPoint(
                    channel, selector, key, getScheduler(), config.limits().headTime());
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
          }
        };
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(config.limits().idle().toMillis());
    return connector;
  }
}
