package dev.darkroom;

import dev.darkroom.admin.AdminApi;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.gateway.Gateway;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Fallback;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words what no endpoint answers, in the shape of the dialect whose territory it is. */
final class Fallbacks implements Fallback {
  private static final Logger LOG = LoggerFactory.getLogger(Fallbacks.class);

  private final List<Dialect> dialects;
  private final Dialect otherwise;

  /**
   * @param otherwise has the word where no territory matches
   */
  Fallbacks(List<Dialect> dialects, Dialect otherwise) {
    this.dialects = List.copyOf(dialects);
    this.otherwise = otherwise;
  }

  private Dialect dialect(Request request) {
    return dialects.stream()
        .filter(d -> d.territory().stream().anyMatch(request.path()::startsWith))
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean admin(Request request) {
    return request.path().startsWith("/admin/");
  }

  @Override
  public Response unknown(Request request) {
    if (admin(request)) {
      return AdminApi.problem(404, "There is nothing at this address.");
    }
    return refuse(request, ErrorCode.ROUTE_UNKNOWN, "There is nothing at this address.");
  }

  @Override
  public Response methodNotAllowed(Request request, List<String> allowed) {
    String sentence =
        request.method() + " is not allowed here; use " + String.join(" or ", allowed) + ".";
    if (admin(request)) {
      return AdminApi.problem(405, sentence).with("Allow", String.join(", ", allowed));
    }
    return refuse(request, ErrorCode.METHOD_NOT_ALLOWED, sentence);
  }

  @Override
  public Response failed(Request request, Throwable failure) {
    if (failure instanceof BodyException body) {
      return dialect(request).refuse(request, Gateway.refusal(body));
    }
    LOG.error("request {} failed", request.id(), failure);
    return refuse(
        request, ErrorCode.INTERNAL, "The server had an error while processing your request.");
  }

  @Override
  public Response busy(Request request) {
    return refuse(
        request, ErrorCode.QUEUE_FULL, "The server has too much to do at the moment; try again.");
  }

  private Response refuse(Request request, ErrorCode code, String sentence) {
    return dialect(request).refuse(request, new DarkroomException(code, sentence));
  }
}
