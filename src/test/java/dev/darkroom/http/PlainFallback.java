package dev.darkroom.http;

import java.util.List;

/** Words failures in plain text, with the kind that the caller met. */
final class PlainFallback implements Fallback {
  @Override
  public Response unknown(Request request) {
    return Response.text(404, "no such path " + request.path());
  }

  @Override
  public Response methodNotAllowed(Request request, List<String> allowed) {
    return Response.text(405, "not allowed: " + request.method());
  }

  @Override
  public Response failed(Request request, Throwable failure) {
    if (failure instanceof BodyException body) {
      int status =
          switch (body.kind()) {
            case TOO_LARGE -> 413;
            case MALFORMED -> 400;
            case BUSY -> 503;
          };
      return Response.text(status, body.kind() + " " + body.getMessage());
    }
    return Response.text(500, "something went wrong");
  }

  @Override
  public Response busy(Request request) {
    return Response.text(503, "busy");
  }
}
