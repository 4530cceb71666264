package dev.darkroom.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an S3 store lies, read from {@code s3://bucket/prefix?endpoint=...&region=...}.
 *
 * @param prefix empty, or ending in a slash
 * @param endpoint of an S3-compatible store that is not Amazon's; buckets are then in the path
 */
record S3Location(String bucket, String prefix, Optional<URI> endpoint, Optional<String> region) {
  private static final Set<String> PARAMETERS = Set.of("endpoint", "region");

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static S3Location parse(URI url) {
    String bucket = url.getAuthority();
    if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException("the storage URL names no bucket: s3://bucket/prefix");
    }
    Map<String, String> parameters = parameters(url.getRawQuery());
    String path = url.getPath() == null ? "" : url.getPath().replaceAll("^/+|/+$", "");
    return new S3Location(
        bucket,
        path.isEmpty() ? "" : path + "/",
        Optional.ofNullable(parameters.get("endpoint")).map(URI::create),
        Optional.ofNullable(parameters.get("region")));
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length != 2 || !PARAMETERS.contains(sides[0])) {
        throw new IllegalArgumentException("the storage URL has an unknown part: " + sides[0]);
      }
      parameters.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
