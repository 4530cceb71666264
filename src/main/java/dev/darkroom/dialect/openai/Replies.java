package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Notes;
import dev.darkroom.http.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes answers with the headers that OpenAI's clients look for. */
record Replies(InstantSource clock) {
  private static final String VERSION = "2020-10-01";
  private static final Map<String, String> EVENTS =
      Map.of(
          "Content-Type", "text/event-stream; charset=utf-8",
          "Cache-Control", "no-cache",
          // Proxies of nginx's kind would collect the events and send them together.
          "X-Accel-Buffering", "no");

  /**
   * @param received when the request came, in milliseconds since 1970
   */
  Response json(int status, byte[] body, long received) {
    return standard(Response.of(status, "application/json", body), received);
  }

  Response refused(Fault fault, ErrorShape shape, long received) {
    Response response = json(fault.status(), shape.body(fault), received);
    for (var header : fault.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  Response images(Finished finished) {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Response response = new Response(200, json, ImagesBody.of(finished));
    return noted(response, finished.call(), finished.outcome().notes());
  }

  /**
   * @param notes what the caller should know, as far as it is known when the events begin
   */
  Response events(OpenAiCall call, Response.Body events, List<String> notes) {
    return noted(new Response(200, EVENTS, events), call, notes);
  }

  private Response noted(Response response, OpenAiCall call, List<String> notes) {
    Response standard = standard(response, call.received());
    return notes.isEmpty() ? standard : standard.with("x-darkroom-note", Notes.header(notes));
  }

  private Response standard(Response response, long received) {
    long took = Math.max(0, clock.millis() - received);
    return response
        .with("openai-processing-ms", Long.toString(took))
        .with("openai-version", VERSION);
  }
}
