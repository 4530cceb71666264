package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RoutingSettings.Place;
import dev.darkroom.RoutingSettings.Route;
import dev.darkroom.RoutingSettings.Upstream;
import dev.darkroom.job.Cost;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.target.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The section {@code routes} of {@code darkroom.yaml}. */
final class RouteEntries {
  private static final Set<String> NAMES = Set.of("model", "to", "retries", "guard");
  private static final Set<String> TARGET_NAMES =
      Set.of("target", "weight", "maxConcurrent", "timeout", "retries", "cost", "guard");

  private static final int ROUTES_MAX = 500;
  private static final int TARGETS_MAX = 20;
  private static final int WEIGHT_MAX = 1000;
  private static final int RETRIES_MAX = 5;

  private final SettingsPlaces places;
  private final Environment environment;
  private final Map<String, ProviderConfig> providers = new HashMap<>();

  RouteEntries(SettingsPlaces places, Environment environment, List<Upstream> providers) {
    this.places = places;
    this.environment = environment;
    providers.forEach(one -> this.providers.put(one.config().id(), one.config()));
  }

  /**
   * @throws SettingsException naming the place, its line and the reason
   */
  List<Route> read(JsonNode list) {
    List<Route> routes = new ArrayList<>();
    Set<String> models = new HashSet<>();
    for (SettingsEntry entry :
        SettingsEntry.all(places, environment, "routes", list, NAMES, ROUTES_MAX)) {
      String model = entry.required("model", "\\S{1,200}", "what callers ask for, or \"*\"");
      if (!models.add(model)) {
        throw entry.wrong("model", "\"" + model + "\" is there twice");
      }
      routes.add(new Route(model, places(entry)));
    }
    return routes;
  }

  private List<Place> places(SettingsEntry route) {
    JsonNode to = route.node("to");
    if (!to.isArray() || to.isEmpty() || to.size() > TARGETS_MAX) {
      throw route.wrong("to", "it takes a list such as [main/gpt-image-1.5, local]");
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      String where = "to[" + i + "]";
      if (to.get(i).isObject()) {
        SettingsEntry entry = route.within(where, to.get(i), TARGET_NAMES);
        String text = entry.required("target", "\\S{1,300}", "provider/model or local");
        places.add(place(route, where + ".target", text, entry));
      } else {
        places.add(place(route, where, route.substituted(where, to.get(i)), null));
      }
    }
    return places;
  }

  /**
   * @param terms what is set for the target alone, or null
   */
  private Place place(
      SettingsEntry route, String where, String text, @Nullable SettingsEntry terms) {
    if (text.equals(RoutingSettings.LOCAL) || text.equals(RoutingSettings.LOCAL_EXACT)) {
      if (terms != null && terms.node("guard").isValueNode()) {
        throw terms.wrong("guard", "the embedded engine keeps to masks by itself");
      }
      return new Place(text, "darkroom-local", terms(route, terms, ProviderConfig.TIMEOUT));
    }
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      throw route.wrong(where, "\"" + text + "\" is neither provider/model nor local");
    }
    String id = text.substring(0, slash);
    ProviderConfig provider = providers.get(id);
    if (provider == null) {
      throw route.wrong(where, "there is no provider \"" + id + "\"");
    }
    return new Place(id, text.substring(slash + 1), terms(route, terms, provider.timeout()));
  }

  private static Terms terms(
      SettingsEntry route, @Nullable SettingsEntry own, Duration providersTimeout) {
    int retries = route.number("retries", Terms.RETRIES, 0, RETRIES_MAX);
    boolean guard = route.flag("guard", false);
    if (own == null) {
      return new Terms(0, 0, providersTimeout, retries, null, guard);
    }
    return new Terms(
        own.number("weight", 0, 1, WEIGHT_MAX),
        own.number("maxConcurrent", 0, 1, RoutingFile.CONCURRENT_MAX),
        own.time("timeout", RoutingFile.TIMEOUT_MAX).orElse(providersTimeout),
        own.number("retries", retries, 0, RETRIES_MAX),
        cost(own),
        own.flag("guard", guard));
  }

  private static @Nullable Cost cost(SettingsEntry entry) {
    String text = entry.text("cost");
    if (text == null) {
      return null;
    }
    try {
      return Cost.parse(text);
    } catch (IllegalArgumentException e) {
      throw entry.wrong("cost", "\"" + text + "\": " + e.getMessage());
    }
  }
}
