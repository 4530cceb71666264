package dev.darkroom;

import dev.darkroom.account.AddressRange;
import dev.darkroom.dialect.juhe.RatioSource;
import dev.darkroom.gateway.Billing;
import dev.darkroom.label.LabelConfig;
import dev.darkroom.moderation.ModerationConfig;
import dev.darkroom.provider.PlannerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set, after flags, environment and file were joined.
 *
 * @param host the address to bind
 * @param port 0 picks a free one
 * @param data the folder of the database and the pictures
 * @param apiKey the bootstrap key, or null to make one at the first start
 * @param adminToken the admin token, or null to make one at the first start
 * @param publicUrl the base of result links, or null to take it from each request
 * @param fetchAllow {@code host[:port]} that image URLs may reach although private
 * @param databaseUrl a JDBC URL, or null for the embedded database
 * @param storageUrl an {@code s3://} URL, or null for the data folder
 * @param traceUrl the base of an OpenTelemetry collector, or null for no traces
 * @param bodyMax the largest request body in bytes
 * @param queueMax how many tasks may wait
 * @param trustedProxies addresses and blocks (CIDR) whose forwarding headers are believed
 * @param linkExpiry how long a result link lives
 * @param openAiStrict whether the OpenAI dialect refuses what OpenAI refuses
 * @param openAiOn whether the OpenAI dialect is served
 * @param aluoOn whether the two Aluo dialects are served
 * @param aluoHold how long an Aluo call waits for its task
 * @param juheOn whether the Juhe dialect is served
 * @param juheRatioSource whose ratio a Juhe result has without a size
 * @param addressRequestsPerMinute how many creating calls one address may make in a minute; 0 for
 *     no limit
 * @param denyAddresses addresses that are kept out altogether
 * @param billing plans, and how long credits stay reserved
 * @param label how results are marked as made by a machine
 * @param moderation which prompts are refused
 * @param retention what is deleted when
 * @param routing the upstream providers and which models go where
 * @param routingSource where those are read from again when they change
 * @param cutOutNetwork whether the engine asks the cut-out network that comes with Darkroom
 * @param planner a language model that reads instructions, or null for none
 */
record Settings(
    String host,
    int port,
    Path data,
    @Nullable String apiKey,
    @Nullable String adminToken,
    @Nullable String publicUrl,
    List<String> fetchAllow,
    @Nullable String databaseUrl,
    @Nullable String storageUrl,
    @Nullable String traceUrl,
    long bodyMax,
    int queueMax,
    List<String> trustedProxies,
    Duration linkExpiry,
    boolean openAiStrict,
    boolean openAiOn,
    boolean aluoOn,
    Duration aluoHold,
    boolean juheOn,
    RatioSource juheRatioSource,
    int addressRequestsPerMinute,
    List<AddressRange> denyAddresses,
    Billing.Terms billing,
    LabelConfig label,
    ModerationConfig moderation,
    Retention retention,
    RoutingSettings routing,
    RoutingSource routingSource,
    boolean cutOutNetwork,
    @Nullable PlannerConfig planner) {
  /** Credits that go back earlier would end tasks before anything could be made. */
  private static final Duration HOLD_MIN = Duration.ofSeconds(10);

  public Settings {
    denyAddresses = List.copyOf(denyAddresses);
    if (billing.holdExpiry().compareTo(HOLD_MIN) < 0) {
      throw new SettingsException(
          "credits.holdExpiry is at least %d seconds, not %d."
              .formatted(HOLD_MIN.toSeconds(), billing.holdExpiry().toSeconds()));
    }
    retention.require(linkExpiry, billing.holdExpiry());
    fetchAllow = List.copyOf(fetchAllow);
    trustedProxies = List.copyOf(trustedProxies);
    if (port < 0 || port > 65535) {
      throw new SettingsException("The port is 0 to 65535, not " + port + ".");
    }
    if (publicUrl != null && !isHttp(publicUrl)) {
      throw new SettingsException(
          "DARKROOM_PUBLIC_URL is a base such as https://pictures.example.org, not " + publicUrl);
    }
  }

  /** The APIs that can be switched off, with what the file says of each. */
  Map<String, Boolean> apis() {
    Map<String, Boolean> apis = new LinkedHashMap<>();
    apis.put("openai", openAiOn);
    apis.put("aluo", aluoOn);
    apis.put("juhe", juheOn);
    return apis;
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
