package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.admin.OpenApiDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API against the endpoints of a running server. */
class OpenApiTest {
  /** Two descriptions of one API, and what only one of them has. */
  record Difference(Set<String> undocumented, Set<String> superfluous) {
    static final Difference NONE = new Difference(Set.of(), Set.of());

    /**
     * @param served such as {@code GET /v1/models}
     */
    static Difference between(List<String> served, List<String> documented) {
      Set<String> expected = served.stream().filter(e -> listed(e, served)).collect(sorted());
      Set<String> superfluous = new TreeSet<>(documented);
      superfluous.removeAll(expected);
      expected.removeAll(documented);
      return new Difference(expected, superfluous);
    }

    /** Not those that only repeat another without {@code /v1} or with a slash at the end. */
    private static boolean listed(String endpoint, List<String> served) {
      String path = endpoint.substring(endpoint.indexOf(' ') + 1);
      String method = endpoint.substring(0, endpoint.indexOf(' ') + 1);
      boolean slash = path.length() > 1 && path.endsWith("/");
      return !slash && !served.contains(method + "/v1" + path);
    }

    private static java.util.stream.Collector<String, ?, TreeSet<String>> sorted() {
      return Collectors.toCollection(TreeSet::new);
    }
  }

  @Test
  void describes_every_endpoint_that_is_served_and_no_other(@TempDir Path data) throws Exception {
    try (RunningServer server = RunningServer.start(data)) {
      var answer = server.get(server.url().resolve("/openapi.json"));
      assertEquals(200, answer.statusCode());
      var document = new ObjectMapper().readTree(answer.body());
      assertEquals(server.url().toString(), document.at("/servers/0/url").asText());
      List<String> served = server.endpoints();
      List<String> documented = new OpenApiDocument("test").operations();
      if (!served.contains("GET /admin/api/accounts")) {
        // Without the whole admin API only what there is of it must be described.
        documented =
            documented.stream()
                .filter(e -> !e.contains(" /admin/api/") || served.contains(e))
                .toList();
      }
      assertEquals(Difference.NONE, Difference.between(served, documented));
    }
  }

  @Test
  void tells_what_is_missing_and_what_is_too_much() {
    List<String> served =
        List.of("GET /v1/models", "GET /models", "GET /livez", "GET /livez/", "PUT /new");
    Difference difference = Difference.between(served, List.of("GET /v1/models", "GET /old"));
    assertEquals(Set.of("GET /livez", "PUT /new"), difference.undocumented());
    assertEquals(Set.of("GET /old"), difference.superfluous());
    assertTrue(Difference.between(served, served).superfluous().contains("GET /models"));
  }
}
