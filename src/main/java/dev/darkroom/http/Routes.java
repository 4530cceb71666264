package dev.darkroom.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the endpoint of a request: literal segments win over parameters, these over the rest. */
final class Routes {
  /** What a request's method and path lead to. */
  sealed interface Match {}

  record Found(Handler handler, Map<String, String> parameters) implements Match {}

  record WrongMethod(List<String> allowed) implements Match {}

  record Unknown() implements Match {}

  private record Route(Endpoint endpoint, List<String> segments) {}

  private final List<Route> routes;

  Routes(List<Endpoint> endpoints) {
    List<Route> all = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      all.add(new Route(endpoint, segments(endpoint.path())));
    }
    all.sort((a, b) -> rank(a).compareTo(rank(b)));
    routes = List.copyOf(all);
  }

  /**
   * @param path decoded, without a trailing slash
   */
  Match match(String method, String path) {
    List<String> wanted = segments(path);
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = parameters(route.segments, wanted);
      if (parameters.isEmpty()) {
        continue;
      }
      String served = route.endpoint.method();
      if (served.equals(method) || (served.equals("GET") && method.equals("HEAD"))) {
        return new Found(route.endpoint.handler(), parameters.get());
      }
      allowed.add(served);
      if (served.equals("GET")) {
        allowed.add("HEAD");
      }
    }
    return allowed.isEmpty() ? new Unknown() : new WrongMethod(List.copyOf(allowed));
  }

  /** The methods of a path, in alphabetical order; for an unknown path all that are served. */
  List<String> methods(String path) {
    List<String> here =
        switch (match("OPTIONS", path)) {
          case WrongMethod(var allowed) -> allowed;
          case Found _, Unknown _ -> List.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");
        };
    List<String> methods = new ArrayList<>(here);
    methods.add("OPTIONS");
    return methods;
  }

  private static Optional<Map<String, String>> parameters(
      List<String> pattern, List<String> wanted) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String segment = pattern.get(i);
      if (i >= wanted.size()) {
        return Optional.empty();
      }
      if (segment.endsWith("...}")) {
        String rest = String.join("/", wanted.subList(i, wanted.size()));
        values.put(segment.substring(1, segment.length() - 4), rest);
        return Optional.of(values);
      }
      if (segment.startsWith("{")) {
        values.put(segment.substring(1, segment.length() - 1), wanted.get(i));
      } else if (!segment.equals(wanted.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == wanted.size() ? Optional.of(values) : Optional.empty();
  }

  private static List<String> segments(String path) {
    String trimmed = path.substring(1);
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
  }

  /** Sorts literals before {@code {name}} before {@code {name...}}, segment by segment. */
  private static String rank(Route route) {
    StringBuilder rank = new StringBuilder();
    for (String segment : route.segments) {
      rank.append(segment.endsWith("...}") ? '2' : segment.startsWith("{") ? '1' : '0');
    }
    return rank.toString();
  }
}
