package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.Cost;
import dev.darkroom.provider.ProviderConfig;
import dev.darkroom.provider.target.Terms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingFileTest {
  private static final String KEY = "sk-secret-0123456789";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("OPENAI_API_KEY", KEY, "BLANK", " ", "SPACED", "sk with spaces", "PRICE", "1.5");

  @TempDir Path folder;

  private RoutingSettings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("darkroom.yaml"), yaml);
    SettingsFile settings = SettingsFile.read(file, true);
    assertTrue(settings.unused().isEmpty(), settings.unused().toString());
    return settings.routing(ProviderKinds.byName().keySet(), ENVIRONMENT);
  }

  private String refusal(String yaml) {
    String said =
        String.valueOf(assertThrows(SettingsException.class, () -> read(yaml)).getMessage());
    assertTrue(said.contains("darkroom.yaml"), said);
    assertFalse(said.contains("sk-") || said.contains("sk with"), said);
    return said;
  }

  @Test
  void reads_what_the_contract_shows() throws IOException {
    RoutingSettings settings =
        read(
            """
            providers:
              - id: main
                type: openai
                baseUrl: https://host/v1/
                apiKey: ${OPENAI_API_KEY}
                timeout: 90s
                maxConcurrent: 8
              - {id: ark, type: volcengine-ark, baseUrl: "http://127.0.0.1:9000/api/v3"}
            routes:
              - model: gpt-image-2-all
                to: [main/gpt-image-1.5, ark/doubao-seedream-4-0-250828, local]
              - model: "*"
                to: [local]
            """);
    ProviderConfig main = settings.providers().getFirst().config();
    assertEquals("openai", settings.providers().getFirst().kind());
    assertEquals("main", main.id());
    assertEquals(URI.create("https://host/v1"), main.baseUrl());
    assertEquals(KEY, main.apiKey());
    assertEquals(Duration.ofSeconds(90), main.timeout());
    assertEquals(8, main.maxConcurrent());
    ProviderConfig ark = settings.providers().getLast().config();
    assertEquals(ProviderConfig.TIMEOUT, ark.timeout());
    assertEquals(ProviderConfig.MAX_CONCURRENT, ark.maxConcurrent());
    assertEquals(
        List.of(
            new RoutingSettings.Place("main", "gpt-image-1.5", Terms.usual(Duration.ofSeconds(90))),
            new RoutingSettings.Place(
                "ark", "doubao-seedream-4-0-250828", Terms.usual(ProviderConfig.TIMEOUT)),
            new RoutingSettings.Place(
                "local", "darkroom-local", Terms.usual(ProviderConfig.TIMEOUT))),
        settings.routes().getFirst().to());
    assertFalse(settings.toString().contains(KEY), settings.toString());
  }

  @Test
  void a_file_without_these_sections_changes_nothing() throws IOException {
    RoutingSettings settings = read("limits: {queue: 20}");
    assertEquals(List.of(), settings.providers());
    assertEquals(List.of(), settings.routes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseUrl: 'https://h/v1', type: openai | providers[0].id: it is missing",
        "id: local, type: openai, baseUrl: 'https://h' | providers[0].id: \"local\" is the"
            + " embedded",
        "id: a b, type: openai, baseUrl: 'https://h' | providers[0].id: it takes a name",
        "id: m, type: openai | providers[0].baseUrl: it is missing",
        "id: m, type: openai, baseUrl: 'ftp://h' | providers[0].baseUrl: it takes a URL",
        "id: m, type: openai, baseUrl: 'https://u:p@h/v1' | providers[0].baseUrl: it takes a URL",
        "id: m, type: openai, baseUrl: 'https://h/v1?a=b' | providers[0].baseUrl: it takes a URL",
        "id: m, type: opnai, baseUrl: 'https://h' | \"opnai\" is no type; there are a1111,"
            + " bfl, comfyui",
        "id: m, type: openai, baseUrl: 'https://h', timeout: fast | providers[0].timeout: \"fast\""
            + " is no time",
        "id: m, type: openai, baseUrl: 'https://h', timeout: 0s | providers[0].timeout: \"0s\" is"
            + " no time",
        "id: m, type: openai, baseUrl: 'https://h', timeout: 2h | providers[0].timeout: \"2h\" is"
            + " no time",
        "id: m, type: openai, baseUrl: 'https://h', maxConcurrent: 0 | maxConcurrent: \"0\" is no"
            + " number",
        "id: m, type: openai, baseUrl: 'https://h', maxConcurrent: lots | maxConcurrent: \"lots\""
            + " is no",
        "id: m, type: openai, baseUrl: 'https://h', apiKey: '${NOT_SET}' | apiKey: the environment"
            + " variable NOT_SET is not set",
        "id: m, type: openai, baseUrl: 'https://h', apiKey: '${BLANK}' | variable BLANK is not set",
        "id: m, type: openai, baseUrl: 'https://h', apiKey: '${SPACED}' | apiKey: it holds spaces",
        "id: m, type: openai, baseUrl: 'https://h', apikey: x | providers[0].apikey: there is no"
            + " such",
      })
  void says_which_provider_setting_is_wrong_and_why(String entry, String said) {
    String refusal = refusal("providers:\n  - {" + entry + "}\n");
    assertTrue(refusal.contains(said), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to: [main/x] | routes[0].model: it is missing",
        "model: m | routes[0].to: it takes a list",
        "model: m, to: local | routes[0].to: it takes a list",
        "model: m, to: [] | routes[0].to: it takes a list",
        "model: m, to: [other/x] | routes[0].to[0]: there is no provider \"other\"",
        "model: m, to: [local, main] | routes[0].to[1]: \"main\" is neither provider/model nor"
            + " local",
        "model: m, to: [main/] | routes[0].to[0]: \"main/\" is neither",
        "model: m, to: [{target: main/x, weight: 0}] | routes[0].to[0].weight: \"0\" is no number",
        "model: m, to: [{target: main/x, cost: cheap}] | routes[0].to[0].cost: \"cheap\": a cost is"
            + " a number such as 0.04",
        "model: m, to: [{target: main/x, timeout: 1h}] | routes[0].to[0].timeout: \"1h\" is no"
            + " time",
        "model: m, to: [{target: main/x, wait: 3}] | routes[0].to[0].wait: there is no such"
            + " setting",
        "model: m, to: [{weight: 3}] | routes[0].to[0].target: it is missing",
        "model: m, to: [{target: local, guard: on}] | routes[0].to[0].guard: the embedded engine",
        "model: m, to: [local], retries: 9 | routes[0].retries: \"9\" is no number from 0 to 5",
        "model: m, to: [local], weight: 3 | routes[0].weight: there is no such setting",
      })
  void says_which_route_is_wrong_and_why(String entry, String said) {
    String refusal =
        refusal(
            "providers:\n  - {id: main, type: openai, baseUrl: 'https://h'}\nroutes:\n  - {"
                + entry
                + "}\n");
    assertTrue(refusal.contains(said), refusal);
  }

  @Test
  void a_target_may_have_terms_of_its_own() throws IOException {
    List<RoutingSettings.Place> to =
        read("""

        providers:
          - {id: main, type: openai, baseUrl: 'https://h/v1', timeout: 100s}
        routes:
          - model: painter
            retries: 2
            guard: true
            to:
              - local?
              - {target: main/a, weight: 3, maxConcurrent: 2, timeout: 60s, cost: 0.04}
              - {target: main/b, weight: 1, retries: 0, guard: off, cost: "${PRICE}"}
        """)
            .routes()
            .getFirst()
            .to();
    assertEquals("local?", to.getFirst().provider());
    assertEquals(
        new Terms(3, 2, Duration.ofSeconds(60), 2, new Cost(40_000), true), to.get(1).terms());
    assertEquals(
        new Terms(1, 0, Duration.ofSeconds(100), 0, new Cost(1_500_000), false), to.get(2).terms());
  }

  @Test
  void names_the_line_that_is_wrong() {
    String said =
        refusal(
            """

            providers:
              - id: main
                type: openai
                baseUrl: https://h/v1
                options:
                  a: [b]
            """);
    assertTrue(said.contains("darkroom.yaml, line 7: providers[0].options.a: it takes one"), said);
    assertTrue(
        refusal("providers:\n  - id: main\n    type: openai\n")
            .contains("line 2: providers[0].baseUrl: it is missing"));
    assertTrue(
        refusal("routes:\n- model: m\n  to:\n  - x/y\n").contains("line 4: routes[0].to[0]"));
  }

  @Test
  void a_key_may_lie_in_a_file() throws IOException {
    Files.writeString(folder.resolve("key"), KEY + "\n");
    RoutingSettings settings =
        read("providers:\n- {id: m, type: openai, baseUrl: 'https://h', apiKey: '${file:key}'}");
    assertEquals(KEY, settings.providers().getFirst().config().apiKey());
    assertEquals(Set.of(folder.resolve("key").toAbsolutePath()), settings.secrets());
    assertFalse(settings.toString().contains(KEY), settings.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing | there is no file missing",
        "empty | the file empty is empty",
        "large | there is no file large of at most 16 KiB",
        "binary | the file binary cannot be read as text",
      })
  void a_secret_that_cannot_be_read_is_named_and_not_shown(String file, String said)
      throws IOException {
    Files.writeString(folder.resolve("empty"), " \n");
    Files.writeString(folder.resolve("large"), "sk-" + "x".repeat(20_000));
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
    String refusal =
        refusal(
            "providers:\n- {id: m, type: openai, baseUrl: 'https://h', apiKey: '${file:"
                + file
                + "}'}");
    assertTrue(refusal.contains("line 2: providers[0].apiKey: " + said), refusal);
  }

  @Test
  void nothing_may_be_there_twice() {
    String provider = "  - {id: m, type: openai, baseUrl: 'https://h'}\n";
    assertTrue(refusal("providers:\n" + provider + provider).contains("providers[1].id: \"m\" is"));
    String route = "  - {model: x, to: [local]}\n";
    assertTrue(refusal("routes:\n" + route + route).contains("routes[1].model: \"x\" is there"));
  }

  @Test
  void a_section_of_another_shape_is_refused() {
    assertTrue(refusal("providers: {id: m}").contains("providers takes a list"));
    assertTrue(refusal("routes: [local]").contains("routes[0] takes"));
  }
}
