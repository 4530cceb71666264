package dev.darkroom.provider.target;

import dev.darkroom.provider.ProviderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the providers and targets of this node fare, and which settings they come from.
 *
 * @param providers the embedded engine first
 * @param targets the embedded engine first, then in the order of the routes, each once
 */
public record RoutingState(
    List<ProviderState> providers, List<TargetState> targets, Loaded settings) {
  public RoutingState {
    providers = List.copyOf(providers);
    targets = List.copyOf(targets);
  }

  /**
   * @param file the settings' file
   * @param since when its providers and routes began to hold
   * @param fault why a newer version of it is not used, or null
   */
  public record Loaded(String file, Instant since, @Nullable String fault) {}
}
