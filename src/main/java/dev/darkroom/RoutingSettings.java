package dev.darkroom;

import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.target.Terms;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The upstream providers and which models go where.
 *
 * @param providers in the order of the file; no id twice
 * @param routes in the order of the file; no model twice, and no provider that is not listed
 * @param places where all that stands
 * @param secrets the files that keys were read from
 */
record RoutingSettings(
    List<Upstream> providers, List<Route> routes, SettingsPlaces places, Set<Path> secrets) {
  /** The name of the embedded engine in a route. */
  static final String LOCAL = "local";

  /** The embedded engine for what it does exactly, and for nothing else. */
  static final String LOCAL_EXACT = "local?";

  RoutingSettings {
    providers = List.copyOf(providers);
    routes = List.copyOf(routes);
    secrets = Set.copyOf(secrets);
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
   * @param provider a provider's id, {@link #LOCAL} or {@link #LOCAL_EXACT}
   * @param model the name of the model there
   */
  record Place(String provider, String model, Terms terms) {}
}
