package dev.darkroom.http;

/** Answers the requests of one endpoint; runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface Handler {
  /**
   * @throws Exception whatever it does not answer itself; {@link Fallback#failed} words it
   */
  Response handle(Request request) throws Exception;
}
