package dev.darkroom;

import dev.darkroom.provider.ProviderConfig;
import java.util.List;

/**
 * The upstream providers and which models go where.
 *
 * @param providers in the order of the file; no id twice
 * @param routes in the order of the file; no model twice, and no provider that is not listed
 */
record RoutingSettings(List<Upstream> providers, List<Route> routes) {
  /** What holds without a file: everything goes to the embedded engine. */
  static final RoutingSettings NONE = new RoutingSettings(List.of(), List.of());

  /** The name of the embedded engine in a route. */
  static final String LOCAL = "local";

  RoutingSettings {
    providers = List.copyOf(providers);
    routes = List.copyOf(routes);
  }

  /**
   * One provider.
   *
   * @param kind the API it speaks, one of those that this version knows
   */
  record Upstream(String kind, ProviderConfig config) {}

  /** A model that callers ask for and the places it is tried at. */
  record Route(String model, List<Place> to) {
    Route {
      to = List.copyOf(to);
    }
  }

  /**
   * @param provider a provider's id, or {@link #LOCAL}
   * @param model the name of the model there
   */
  record Place(String provider, String model) {}
}
