package dev.darkroom.admin;

import dev.darkroom.account.ServerSecrets;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Handler;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import java.util.Optional;

/** Lets only the admin token pass, and words what is refused. */
final class Guard {
  private final ServerSecrets secrets;

  Guard(ServerSecrets secrets) {
    this.secrets = secrets;
  }

  Endpoint around(Endpoint endpoint) {
    return new Endpoint(
        endpoint.method(),
        endpoint.path(),
        request ->
            bearer(request).filter(secrets::isAdminToken).isPresent()
                ? answered(endpoint.handler(), request)
                : Json.problem(401, "The admin token is missing or wrong.")
                    .with("WWW-Authenticate", "Bearer realm=\"Darkroom admin\""));
  }

  private static Response answered(Handler handler, Request request) throws Exception {
    try {
      return handler.handle(request).with("Cache-Control", "no-store");
    } catch (RefusalException e) {
      return Json.problem(e.status(), e.sentence());
    }
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }
}
