package dev.darkroom.provider;

import java.net.http.HttpRequest;

/** How an upstream wants to be shown its key. */
@FunctionalInterface
interface Login {
  Login BEARER = header("Authorization", "Bearer ");

  void sign(HttpRequest.Builder request, String key);

  /**
   * In a header.
   *
   * @param before what stands in front of the key, such as {@code "Key "}; may be empty
   */
  static Login header(String name, String before) {
    return (request, key) -> request.header(name, before + key);
  }
}
