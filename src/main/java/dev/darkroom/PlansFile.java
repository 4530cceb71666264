package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.account.Plan;
import dev.darkroom.account.Plans;
import dev.darkroom.job.Credits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The section {@code plans}: price plans by name, each replacing the standard one of that name. */
final class PlansFile {
  private static final Set<String> NAMES = Set.of("edit", "generate", "requestsPerMinute");
  private static final int PLANS_MAX = 100;
  private static final long NUMBER_MAX = 1_000_000_000;

  private final SettingsPlaces places;

  private PlansFile(SettingsPlaces places) {
    this.places = places;
  }

  static Plans read(SettingsPlaces places, JsonNode root) {
    return new PlansFile(places).plans(root.path("plans"));
  }

  private Plans plans(JsonNode section) {
    if (section.isMissingNode() || section.isNull()) {
      return Plans.STANDARD;
    }
    if (!section.isObject() || section.size() > PLANS_MAX) {
      throw new SettingsException(
          places.at("plans") + " takes names such as free: {edit: 40, generate: 40}.");
    }
    Map<String, Plan> plans = new LinkedHashMap<>(Plans.STANDARD.byName());
    section
        .properties()
        .forEach(entry -> plans.put(entry.getKey(), plan(entry.getKey(), entry.getValue())));
    return new Plans(plans);
  }

  private Plan plan(String name, JsonNode node) {
    if (!name.matches("[a-z][a-z0-9_-]{0,31}")) {
      throw wrong(name, "a plan's name is a short word in lower case, such as free");
    }
    if (!node.isObject()) {
      throw wrong(name, "it takes " + new TreeSet<>(NAMES));
    }
    node.fieldNames()
        .forEachRemaining(
            member -> {
              if (!NAMES.contains(member)) {
                throw wrong(name + "." + member, "there is no such setting");
              }
            });
    return new Plan(
        name,
        new Credits(number(name, node, "edit")),
        new Credits(number(name, node, "generate")),
        Math.toIntExact(
            node.has("requestsPerMinute") ? number(name, node, "requestsPerMinute") : 0));
  }

  private long number(String plan, JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > NUMBER_MAX) {
      throw wrong(plan + "." + member, "it takes a whole number from 0 to " + NUMBER_MAX);
    }
    return value.longValue();
  }

  private SettingsException wrong(String place, String reason) {
    return places.wrong("plans." + place, reason);
  }
}
